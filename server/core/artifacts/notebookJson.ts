/** Where the parts of a notebook stand in its JSON text. Offsets into that text, UTF-16. */
export interface CellPlace {
  /** The value of `source` (or `input`, nbformat 3), quotes or brackets included; null without one. */
  readonly source: SourcePlace | null;
  /** The value of `outputs`. */
  readonly outputs: { readonly start: number; readonly end: number } | null;
}

export interface SourcePlace {
  readonly start: number;
  readonly end: number;
  /** A list of lines rather than one string. */
  readonly list: boolean;
  /** The strings, quotes included. */
  readonly strings: readonly { readonly start: number; readonly end: number }[];
}

/** Cells of a notebook in document order, like the cells that `JSON.parse` gives. `json` must be valid. Linear. */
export function scanCells(json: string): CellPlace[] {
  const scanner: Scanner = { json, at: 0 };
  let cells: CellPlace[] | null = null;
  let sheets: CellPlace[] = [];
  eachMember(scanner, (key) => {
    if (key === 'cells' && peek(scanner) === '[') cells = readCells(scanner);
    else if (key === 'worksheets' && peek(scanner) === '[') {
      sheets = [];
      eachItem(scanner, () => {
        if (peek(scanner) !== '{') return skipValue(scanner);
        let own: CellPlace[] = [];
        eachMember(scanner, (inner) => {
          if (inner === 'cells' && peek(scanner) === '[') own = readCells(scanner);
          else skipValue(scanner);
        });
        sheets.push(...own);
      });
    } else skipValue(scanner);
  });
  return cells ?? sheets;
}

interface Scanner {
  readonly json: string;
  at: number;
}

function readCells(scanner: Scanner): CellPlace[] {
  const cells: CellPlace[] = [];
  eachItem(scanner, () => {
    if (peek(scanner) !== '{') return skipValue(scanner);
    let source: SourcePlace | null = null;
    let input: SourcePlace | null = null;
    let outputs: CellPlace['outputs'] = null;
    eachMember(scanner, (key) => {
      if (key === 'source') source = readSource(scanner);
      else if (key === 'input') input = readSource(scanner);
      else {
        const start = scanner.at;
        skipValue(scanner);
        if (key === 'outputs') outputs = { start, end: scanner.at };
      }
    });
    cells.push({ source: source ?? input, outputs });
  });
  return cells;
}

function readSource(scanner: Scanner): SourcePlace | null {
  const start = scanner.at;
  const first = peek(scanner);
  const strings: { start: number; end: number }[] = [];
  const take = () => {
    const from = scanner.at;
    const isString = peek(scanner) === '"';
    skipValue(scanner);
    if (isString) strings.push({ start: from, end: scanner.at });
  };
  if (first === '[') eachItem(scanner, take);
  else take();
  return first === '[' || first === '"' ? { start, end: scanner.at, list: first === '[', strings } : null;
}

function peek(scanner: Scanner): string {
  return scanner.json[scanner.at] ?? '';
}

/** Visits each member of the object at the scanner with the scanner at its value, which `visit` has to step over. */
function eachMember(scanner: Scanner, visit: (key: string) => void): void {
  skipSpace(scanner);
  scanner.at++;
  for (skipSpace(scanner); scanner.at < scanner.json.length && peek(scanner) !== '}'; skipSpace(scanner)) {
    if (peek(scanner) === ',') {
      scanner.at++;
      continue;
    }
    const start = scanner.at;
    skipValue(scanner);
    const key = scanner.json.slice(start + 1, scanner.at - 1);
    skipSpace(scanner);
    scanner.at++;
    skipSpace(scanner);
    visit(key);
  }
  scanner.at++;
}

/** Visits each item of the list at the scanner with the scanner at it; `visit` has to step over it. */
function eachItem(scanner: Scanner, visit: () => void): void {
  scanner.at++;
  for (skipSpace(scanner); scanner.at < scanner.json.length && peek(scanner) !== ']'; skipSpace(scanner)) {
    if (peek(scanner) === ',') scanner.at++;
    else visit();
  }
  scanner.at++;
}

function skipSpace(scanner: Scanner): void {
  const { json } = scanner;
  let c = json.charCodeAt(scanner.at);
  while (c === 32 || c === 10 || c === 13 || c === 9) c = json.charCodeAt(++scanner.at);
}

/** Steps over any value, always by at least one character. */
function skipValue(scanner: Scanner): void {
  const { json } = scanner;
  let depth = 0;
  do {
    const c = json[scanner.at];
    if (c === '"') skipString(scanner);
    else {
      if (c === '{' || c === '[') depth++;
      else if (c === '}' || c === ']') depth--;
      else if (depth === 0) {
        const scalar = /[^,\]}\s]+/y;
        scalar.lastIndex = scanner.at;
        scalar.exec(json);
        scanner.at = Math.max(scalar.lastIndex, scanner.at + 1);
        return;
      }
      scanner.at++;
    }
  } while (depth > 0 && scanner.at < json.length);
}

function skipString(scanner: Scanner): void {
  const { json } = scanner;
  let quote = scanner.at;
  for (;;) {
    quote = json.indexOf('"', quote + 1);
    if (quote < 0) {
      scanner.at = json.length;
      return;
    }
    let slashes = quote;
    while (json[slashes - 1] === '\\') slashes--;
    if ((quote - slashes) % 2 === 0) break;
  }
  scanner.at = quote + 1;
}

/** How many UTF-16 units the JSON string at `start` (quotes included) stands for, counted up to `limit`, and where that is. */
export function walkString(json: string, start: number, end: number, limit: number): { decoded: number; at: number } {
  let at = start + 1;
  let decoded = 0;
  while (at < end - 1 && decoded < limit) {
    if (json[at] === '\\') at += json[at + 1] === 'u' ? 6 : 2;
    else at++;
    decoded++;
  }
  return { decoded, at };
}

/** One document's share of a stream: from its directives or `---` line to the next marker. */
export interface YamlChunk {
  readonly start: number;
  readonly end: number;
  /** Where the document's own text begins: behind the `---` and, where that holds nothing else, its line. */
  readonly contentStart: number;
  /** Text behind a `...` on its line, which YAML does not allow; zero length where there is none. */
  readonly strayStart: number;
  readonly strayEnd: number;
}

/** `---` or `...` at column 0, alone or followed by white space: YAML 1.2.2 rule 206 (c-forbidden) keeps them out of content. */
const marker = /^(?:---|\.\.\.)(?![^ \t\r\n])/gm;

/**
 * Splits a stream into documents without reading them, so that a broken one leaves its neighbours alone. A text without
 * markers is one chunk, also when it is empty; comments behind `...` make no document of their own. Linear, never throws.
 */
export function splitYaml(text: string): YamlChunk[] {
  const chunks: YamlChunk[] = [];
  let start = 0;
  let contentStart = 0;
  let open = false;
  const close = (end: number, strayStart = end, strayEnd = end) => {
    chunks.push({ start, end, contentStart, strayStart, strayEnd });
  };
  for (const match of text.matchAll(marker)) {
    const at = match.index;
    if (at > 0 && !isBreak(text.charCodeAt(at - 1))) continue; // `^` also stands behind U+2028, which is no YAML line break
    if (match[0] === '---') {
      if (open || !isPrefix(text, start, at)) {
        close(at);
        start = at;
      }
      open = true;
      contentStart = behindMarker(text, at + 3);
    } else {
      const next = behindMarker(text, at + 3);
      const stray = next === at + 3 && next < text.length ? lineEnd(text, next) : next;
      if (open || !isPrefix(text, start, at)) close(at, next, stray);
      start = contentStart = stray === next ? next : nextLine(text, stray);
      open = false;
    }
  }
  if (open || chunks.length === 0 || skipTrivia(text, start) < text.length) close(text.length);
  return chunks;
}

/** The first offset from `pos` that is neither white space, line break nor comment. */
export function skipTrivia(text: string, pos: number): number {
  for (;;) {
    const c = text.charCodeAt(pos);
    if (c === 32 || c === 10 || c === 13 || c === 9) pos++;
    else if (c === 35 && (pos === 0 || isBlank(text.charCodeAt(pos - 1)))) pos = lineEnd(text, pos);
    else return pos;
  }
}

/** The offset of the line break that ends the line of `pos`, or the text's end. */
export function lineEnd(text: string, pos: number): number {
  while (pos < text.length && !isBreak(text.charCodeAt(pos))) pos++;
  return pos;
}

/** The offset at which the line of `pos` begins. */
export function lineStart(text: string, pos: number): number {
  if (text[pos] === '\n' && text[pos - 1] === '\r') pos--; // one line break, however its halves are addressed
  while (pos > 0 && !isBreak(text.charCodeAt(pos - 1))) pos--;
  return pos;
}

/** The start of the line behind the line of `pos`, or the text's end. */
export function nextLine(text: string, pos: number): number {
  const end = lineEnd(text, pos);
  return Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1));
}

function behindMarker(text: string, pos: number): number {
  const end = lineEnd(text, pos);
  return skipTrivia(text.slice(pos, end), 0) === end - pos ? nextLine(text, end) : pos;
}

/** Nothing but comments and `%` directives: what may stand before a document's `---`. */
function isPrefix(text: string, start: number, end: number): boolean {
  let pos = skipTrivia(text, start);
  while (pos < end && text[pos] === '%') pos = skipTrivia(text, lineEnd(text, pos));
  return pos >= end;
}

function isBreak(c: number): boolean {
  return c === 10 || c === 13;
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9 || c === 10 || c === 13;
}

import { blankContinuations, shellCommands } from './shellCommands.js';

/**
 * One thing in a cell that IPython takes out before Python sees it. A shell line with several commands gives one for each.
 * Offsets into the cell's text. What each form means: the IPython reference, "magic functions" and "system shell access".
 */
export interface CellMagic {
  /**
   * `pip`, `conda`, `shell`: a command, whether by `%pip`, `!pip` or a line of a shell cell. `line`: `%name`.
   * `cell`: `%%name`. `help`: `name?`. `call`: `;name words`, `,name words`, `/name words`.
   */
  readonly kind: 'pip' | 'conda' | 'shell' | 'line' | 'cell' | 'help' | 'call';
  /** Where a command stands: `%pip`, `!pip`, or a shell cell. */
  readonly via: 'magic' | 'shell' | 'cell';
  readonly name: string;
  /** What follows the name, line continuations blanked out, so that `args[i]` stands at `argsStart + i`. */
  readonly args: string;
  readonly start: number;
  readonly end: number;
  readonly argsStart: number;
  /** Of a `cell` magic: where the lines below it start. */
  readonly bodyStart?: number;
}

/** A code cell with its magics told apart from its code. */
export interface CellReading {
  /** Of the text below the cell magics: `python`, `shell`, `sql`, ... */
  readonly language: string;
  /** The text as long as before, magics replaced by what Python can read: offsets stay. */
  readonly code: string;
  readonly magics: readonly CellMagic[];
}

/** Cell magics whose body is Python of this kernel. Of any other the body is not read as Python: fewer findings, none wrong. */
const PYTHON_BODY = /^(?:time|timeit|capture|prun|memit|mprun|lprun|snakeviz|heat|wandb|scalene|px|notify)$/;
/** Line magics whose argument is Python of this kernel. */
const PYTHON_ARGUMENT = /^(?:time|timeit|prun|memit|snakeviz)$/;

const LANGUAGE_OF_CELL_MAGIC = new Map<string, string>([
  ...['bash', 'sh', 'zsh', '!', '!!', 'system', 'sx'].map((name) => [name, 'shell'] as const),
  ...['html', 'HTML', 'svg', 'SVG'].map((name) => [name, name.toLowerCase()] as const),
  ...['javascript', 'js'].map((name) => [name, 'javascript'] as const),
  ...['markdown', 'latex', 'perl', 'ruby', 'sql', 'scala', 'cython'].map((name) => [name, name] as const),
  ['md', 'markdown'],
  ['R', 'r'],
  ['r', 'r'],
  ['bigquery', 'sql'],
]);

/** First lines that make a whole Databricks cell another language although they have one `%`. */
const WHOLE_CELL_LINE_MAGIC = /^%(md|sh|scala|r|fs)(?=\s|$)/;

const ANY_MAGIC = /^[ \t]*[%!?]|^[,;/][A-Za-z_]|\?[ \t\r]*$|=[ \t]*[%!]/m;

/** Tells magics and code of a code cell apart. `language` is the kernel's; only `python` and `shell` cells have magics here. */
export function readMagics(text: string, language: string): CellReading {
  if (language === 'shell') return { language, code: text, magics: shellMagics(text, 0, text.length, 'cell') };
  if (language !== 'python' || !ANY_MAGIC.test(text)) return { language, code: text, magics: [] };
  const magics: CellMagic[] = [];
  const masked: Mask[] = [];
  let from = 0;
  for (;;) {
    const lineStart = skipBlankLines(text, from);
    const whole = WHOLE_CELL_LINE_MAGIC.exec(text.slice(lineStart, lineStart + 20));
    if (!text.startsWith('%%', lineStart) && !whole) break;
    const magic = cellMagic(text, lineStart, whole ? 1 : 2);
    magics.push(magic);
    masked.push({ start: lineStart, end: magic.end, keep: magic.end });
    from = magic.bodyStart ?? text.length;
    if (PYTHON_BODY.test(magic.name) && !whole) continue;
    const other = languageOfBody(magic);
    if (other === 'shell') magics.push(...shellMagics(text, whole ? magic.argsStart : from, text.length, 'cell'));
    return { language: other, code: '', magics };
  }
  readLines(text, from, magics, masked);
  return { language: 'python', code: applyMasks(text, masked), magics };
}

function languageOfBody(magic: CellMagic): string {
  const name = magic.name === 'script' ? (/^\S*?(\w+)(?:\s|$)/.exec(magic.args)?.[1] ?? '') : magic.name;
  return LANGUAGE_OF_CELL_MAGIC.get(name) ?? 'text';
}

function cellMagic(text: string, start: number, marks: number): CellMagic {
  const end = lineEnd(text, start);
  const name = /[\w.!]*/y;
  name.lastIndex = start + marks;
  name.exec(text);
  const argsStart = skipSpace(text, Math.max(name.lastIndex, start + marks), end);
  const bodyStart = Math.min(text.length, text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end) + 1);
  return {
    kind: 'cell',
    via: 'magic',
    name: text.slice(start + marks, Math.max(name.lastIndex, start + marks)),
    args: text.slice(argsStart, end).trimEnd(),
    start,
    end,
    argsStart,
    bodyStart,
  };
}

/** From `start` to `end` replaced by a statement; what stands from `keep` on is Python and stays. */
interface Mask {
  readonly start: number;
  readonly end: number;
  readonly keep: number;
}

/** `_` is a name nobody knows anything about; as a statement, and as the value of `x = !ls`, it says nothing. */
function applyMasks(text: string, masks: readonly Mask[]): string {
  let code = '';
  let at = 0;
  for (const mask of masks) {
    code += text.slice(at, mask.start);
    const hidden = text.slice(mask.start, mask.keep);
    code += hidden && '_' + hidden.slice(1).replace(/[^\r\n]/g, ' ');
    if (mask.keep < mask.end) code = code.slice(0, -1) + ';' + text.slice(mask.keep, mask.end);
    at = mask.end;
  }
  return code + text.slice(at);
}

/** Where the reading of code line by line stands: inside a triple-quoted string, brackets, or a line continued by a backslash. */
export interface LineState {
  triple: string;
  depth: number;
  continued: boolean;
}

function readLines(text: string, from: number, magics: CellMagic[], masks: Mask[]): void {
  const state: LineState = { triple: '', depth: 0, continued: false };
  let at = from;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const fresh = !state.triple && !state.continued;
    const mask = fresh ? magicAt(text, at, end, state.depth > 0, magics) : null;
    if (mask) {
      masks.push(mask);
      state.depth = 0;
      at = lineEnd(text, mask.end);
    } else {
      readCode(text, at, end, state);
      at = end;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
  }
}

/** A magic on the line from `start` to `end`, reported to `magics`; inside brackets only what cannot be Python. */
function magicAt(text: string, start: number, end: number, inBrackets: boolean, magics: CellMagic[]): Mask | null {
  const at = skipSpace(text, start, end);
  const mark = text[at];
  if (inBrackets) return mark === '!' && /[A-Za-z]/.test(text[at + 1] ?? '') ? shellLine(text, at, magics) : null;
  if (mark === '!') return shellLine(text, at, magics);
  const line = text.slice(at, end);
  if (mark === '?' || /^%{0,2}[A-Za-z_][\w.*]*\?{1,2}[ \t]*$/.test(line)) {
    const name = /[%\w.*]+/.exec(line)?.[0] ?? '';
    magics.push({ kind: 'help', via: 'magic', name, args: '', start: at, end, argsStart: end });
    return { start: at, end, keep: end };
  }
  if (mark === '%') return lineMagic(text, at, magics);
  if (at === start && /^(?:[,;][A-Za-z_][\w.]*[ \t]+\S|\/[A-Za-z_][\w.]*(?:[ \t]|$))/.test(line)) {
    const name = /[A-Za-z_][\w.]*/.exec(line)![0];
    const argsStart = skipSpace(text, at + 1 + name.length, end);
    magics.push({ kind: 'call', via: 'magic', name, args: text.slice(argsStart, end), start: at, end, argsStart });
    return { start: at, end, keep: end };
  }
  const equals = line.indexOf('=');
  if (equals > 0 && /^[A-Za-z_][\w.[\]'", \t*]*$/.test(line.slice(0, equals))) {
    const value = skipSpace(text, at + equals + 1, end);
    if (text[value] === '!') return shellLine(text, value, magics);
    if (text[value] === '%' && /[A-Za-z]/.test(text[value + 1] ?? '')) return lineMagic(text, value, magics, true);
  }
  return null;
}

function shellLine(text: string, start: number, magics: CellMagic[]): Mask {
  const end = continuedEnd(text, start);
  const from = start + (text[start + 1] === '!' ? 2 : 1);
  const commands = shellMagics(text, from, end, 'shell');
  commands.forEach((command, index) => {
    magics.push(index === 0 ? { ...command, start } : command);
  });
  return { start, end, keep: end };
}

function shellMagics(text: string, from: number, to: number, via: 'shell' | 'cell'): CellMagic[] {
  return shellCommands(text, from, to).map((command) => ({ ...command, via }));
}

function lineMagic(text: string, start: number, magics: CellMagic[], assigned = false): Mask {
  const end = continuedEnd(text, start);
  const name = /%{1,2}[ \t]*([\w.]*)/y;
  name.lastIndex = start;
  const word = name.exec(text)![1]!;
  const nameEnd = name.lastIndex;
  if (/^(?:pip|conda|mamba|micromamba|uv|sx|system)$/.test(word)) {
    const from = word === 'sx' || word === 'system' ? nameEnd : nameEnd - word.length;
    const [first] = shellCommands(text, from, end);
    if (first) magics.push({ ...first, via: 'magic', start });
    return { start, end, keep: end };
  }
  const argsStart = skipSpace(text, nameEnd, end);
  const args = blankContinuations(text.slice(argsStart, end));
  magics.push({ kind: 'line', via: 'magic', name: word, args, start, end, argsStart });
  if (assigned || !PYTHON_ARGUMENT.test(word)) return { start, end, keep: end };
  const options = /(?:-\w+(?:[ \t]+\d+)?[ \t]+)*/y;
  options.lastIndex = argsStart;
  options.exec(text);
  const keep = Math.max(options.lastIndex, argsStart);
  return keep < end && keep - start >= 2 && text[keep] !== '-' ? { start, end, keep } : { start, end, keep: end };
}

/** Follows one line of Python, from `start` to its end before the line break: strings, brackets, comments and a backslash at the end. */
export function readCode(text: string, start: number, end: number, state: LineState): void {
  state.continued = false;
  let i = start;
  while (i < end) {
    if (state.triple) {
      i = skipTriple(text, i, end, state);
      continue;
    }
    const c = text[i]!;
    if (c === '#') return;
    if (c === '"' || c === "'") {
      if (text.startsWith(c + c + c, i)) {
        state.triple = c + c + c;
        i += 3;
        continue;
      }
      for (i++; i < end && text[i] !== c; i++) if (text[i] === '\\') i++;
      if (i >= end && text[end - 1] === '\\') state.continued = true;
    } else if (c === '(' || c === '[' || c === '{') {
      state.depth++;
    } else if (c === ')' || c === ']' || c === '}') {
      state.depth = Math.max(0, state.depth - 1);
    } else if (c === '\\' && i === end - 1) {
      state.continued = true;
    }
    i++;
  }
}

function skipTriple(text: string, from: number, end: number, state: LineState): number {
  for (let i = from; i < end; i++) {
    if (text[i] === '\\') i++;
    else if (text.startsWith(state.triple, i)) {
      state.triple = '';
      return i + 3;
    }
  }
  return end;
}

/** The end of the line at `from`, before its line break. */
export function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  if (newline < 0) return text.length;
  return newline > from && text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** The end of the line at `from`, or of the last line that a backslash joins to it. */
function continuedEnd(text: string, from: number): number {
  let end = lineEnd(text, from);
  while (text[end - 1] === '\\' && end < text.length) end = lineEnd(text, text.indexOf('\n', end) + 1);
  return end;
}

function skipSpace(text: string, from: number, end: number): number {
  while (from < end && (text[from] === ' ' || text[from] === '\t')) from++;
  return from;
}

function skipBlankLines(text: string, from: number): number {
  const blank = /(?:[ \t]*\r?\n)*/y;
  blank.lastIndex = from;
  blank.exec(text);
  return Math.max(blank.lastIndex, from);
}

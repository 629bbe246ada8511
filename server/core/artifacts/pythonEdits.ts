import type { Edit, Part } from '../model.js';
import type { PyCall, PyImport, PythonCode } from './python.js';
import { parsePythonCached } from './pythonParse.js';
import type { Stmt } from './pythonTree.js';

/**
 * The edit that gives `call` the keyword argument `keyword` (`weights_only=True`); `text` is the text of the call's part. An
 * argument of that name gets the new value. Null where nothing can be added: behind a bare generator.
 */
export function addKeywordEdit(call: PyCall, text: string, keyword: string): Edit | null {
  const name = keyword.slice(0, keyword.indexOf('=')).trim();
  const present = call.args.find((arg) => arg.name === name);
  if (present) return edit(call.part, present.start, present.end, keyword);
  if (call.generator) return null;
  if (call.lastArgEnd < 0) return edit(call.part, call.argsStart, call.argsStart, keyword);
  const { lastArgEnd, argsEnd } = call;
  const tail = text.slice(lastArgEnd, argsEnd);
  const comma = commaIn(tail);
  const line = lineOf(text, lastArgStart(call, text));
  const ownLine = /^[ \t]*\**$/.test(line.before) && line.start > call.argsStart;
  const newline = /\r?\n/.exec(tail)?.[0];
  if (!ownLine || newline === undefined) {
    const at = comma < 0 ? lastArgEnd : lastArgEnd + comma + 1;
    return edit(call.part, at, at, `${comma < 0 ? ', ' : ' '}${keyword}${comma >= 0 && newline !== undefined ? ',' : ''}`);
  }
  const indent = /^[ \t]*/.exec(line.before)![0];
  const lineEnd = tail.indexOf(newline);
  if (comma >= 0) {
    const at = lastArgEnd + Math.max(lineEnd, comma + 1);
    return edit(call.part, at, at, `${newline}${indent}${keyword},`);
  }
  return edit(call.part, lastArgEnd, lastArgEnd + lineEnd, `,${tail.slice(0, lineEnd)}${newline}${indent}${keyword}`);
}

/** Where the comma stands in what follows the last argument (comments skipped), or -1. */
function commaIn(tail: string): number {
  for (let i = 0; i < tail.length; i++) {
    if (tail[i] === ',') return i;
    if (tail[i] === '#') {
      i = tail.indexOf('\n', i);
      if (i < 0) return -1;
    }
  }
  return -1;
}

/** Start of the last argument; of a starred one its value, stars are part of what stands before it. */
function lastArgStart(call: PyCall, text: string): number {
  const last = call.args.find((arg) => arg.end === call.lastArgEnd);
  if (last) return last.start;
  const star = text.lastIndexOf('*', call.lastArgEnd);
  return Math.max(star, call.argsStart);
}

function lineOf(text: string, offset: number): { start: number; before: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return { start, before: text.slice(start, offset) };
}

/**
 * The edit that writes `line` behind the imports of the first cell that imports `module` (any module, when left out) at top
 * level: after that import and those that follow it at once. `importLine` is written above it unless a cell up to there
 * already has it. Null where no cell imports it at top level, or the cell cannot be read.
 */
export function insertAfterImports(
  code: PythonCode,
  parts: readonly Part[],
  line: string,
  importLine?: string,
  module?: string,
): Edit | null {
  const first = code.imports.find(
    (item) => item.topLevel && (module === undefined || item.module === module || item.module.startsWith(`${module}.`)),
  );
  const text = first && parts[first.part]?.text;
  if (!first || text === undefined) return null;
  const body = code.statements(first.part);
  let index = body.findIndex((statement) => statement.start <= first.start && first.end <= statement.end);
  if (index < 0) return null;
  while (index + 1 < body.length && isPreamble(body[index + 1]!, text)) index++;
  while (index > 0 && isMagic(body[index]!, text)) index--;
  let at = endOfLine(text, body[index]!.end);
  for (const next of body.slice(index + 1)) {
    if (next.start >= at) break;
    at = endOfLine(text, next.end);
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const missing = importLine !== undefined && !hasImport(code, importLine, first.part, at);
  return edit(first.part, at, at, `${missing ? eol + importLine : ''}${eol}${line}`);
}

/** An import of a module as a line of its own, for `insertAfterImports`: the module alone brings the name, what is below it does not. */
export function importLineOf({ module, alias }: PyImport): string {
  return alias === module.split('.')[0] ? `import ${module}` : `import ${module} as ${alias}`;
}

/**
 * The edit that writes `import module` above the code of a part, so that it is there at `before`; null where it is already.
 * In a cell at its top, below its magics and `from __future__`; in a script above the first import, or else the first statement.
 */
export function moduleImportEdit(code: PythonCode, text: string, part: number, before: number, module: string): Edit | null {
  const has = code.imports.some(
    (item) =>
      item.topLevel &&
      item.module === module &&
      item.alias === module &&
      !item.name &&
      (item.part < part || (item.part === part && item.start < before)),
  );
  if (has) return null;
  const at = code.form === 'script' ? topOfScript(code, text, part) : topOfCell(text);
  return edit(part, at, at, `import ${module}${text.includes('\r\n') ? '\r\n' : '\n'}`);
}

function topOfCell(text: string): number {
  const head = /^(?:[ \t]*(?:%%[^\n]*|from __future__[^\n]*)?\r?\n)*(?:[ \t]*(?:%%[^\n]*|from __future__[^\n]*)\r?\n)?/.exec(
    text,
  )![0];
  return /%%|__future__/.test(head) ? head.length : 0;
}

/** The end of the last line of the statement at top level that holds an offset of a part; of the text where none does. */
export function endOfStatement(code: PythonCode, text: string, part: number, at: number): number {
  const body = code.statements(part);
  const holder = body.find((statement) => statement.start <= at && at < statement.end);
  return holder ? endOfLine(text, holder.end) : text.trimEnd().length;
}

/** The line of the first statement behind the docstring and `from __future__`. */
function topOfScript(code: PythonCode, text: string, part: number): number {
  const body = code.statements(part);
  const first = body.find(
    (statement) =>
      !isMagic(statement, text) &&
      !(statement.type === 'eval' && statement.inner[0]?.type === 'string') &&
      !(statement.type === 'import' && statement.items[0]?.module === '__future__'),
  );
  return first ? text.lastIndexOf('\n', first.start - 1) + 1 : 0;
}

/** An import, a magic, or a `try` around an import. */
function isPreamble(statement: Stmt, text: string): boolean {
  if (statement.type === 'import') return true;
  if (isMagic(statement, text)) return true;
  if (statement.type !== 'try') return false;
  return [statement.body, ...statement.handlers.map((handler) => handler.body)].some((body) =>
    body.some((inner) => inner.type === 'import'),
  );
}

function isMagic(statement: Stmt, text: string): boolean {
  return statement.type === 'eval' && /[%!?]/.test(text[statement.start] ?? '');
}

/** The end of the line that a statement ends on; a block's own end is behind its last line end. */
function endOfLine(text: string, end: number): number {
  let from = end;
  while (from > 0 && /\s/.test(text[from - 1]!)) from--;
  const newline = text.indexOf('\n', from);
  if (newline < 0) return text.length;
  return newline > from && text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** Whether a top-level import before that place binds the same name to the same thing. */
function hasImport(code: PythonCode, importLine: string, part: number, at: number): boolean {
  const [statement] = parsePythonCached(importLine).body;
  if (statement?.type !== 'import') return false;
  return statement.items.every((wanted) =>
    code.imports.some(
      (item) =>
        item.topLevel &&
        (item.part < part || (item.part === part && item.start < at)) &&
        item.name === wanted.name &&
        item.alias === wanted.alias &&
        (item.module === wanted.module || (!wanted.name && item.module.startsWith(`${wanted.module}.`))),
    ),
  );
}

function edit(part: number, start: number, end: number, newText: string): Edit {
  return { span: { part, start, end }, newText };
}

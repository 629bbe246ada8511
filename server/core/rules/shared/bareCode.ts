import type { PythonCode } from '../../artifacts/python.js';
import { remembered } from '../../remembered.js';

/** The text of a cell, or of a script, of the same length with strings, comments and magics blanked out. */
export interface BareCell {
  readonly part: number;
  readonly text: string;
}

/** The code without what only looks like code, for a search of names as they are written. Offsets stay. */
export const bareCode = remembered((python: PythonCode): readonly BareCell[] => {
  const strings = new Map<number, { start: number; end: number }[]>();
  for (const { part, start, end } of python.strings) {
    const known = strings.get(part);
    if (known) known.push({ start, end });
    else strings.set(part, [{ start, end }]);
  }
  return python.cells.map(({ part, code }) => ({ part, text: withoutComments(withoutStrings(code, strings.get(part) ?? [])) }));
});

function withoutStrings(code: string, strings: readonly { start: number; end: number }[]): string {
  let text = '';
  let at = 0;
  for (const { start, end } of [...strings].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    text += code.slice(at, start) + blank(code.slice(start, end));
    at = end;
  }
  return text + code.slice(at);
}

function withoutComments(code: string): string {
  return code.replace(/#[^\r\n]*/g, blank);
}

/** Something that is no name and no line end. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

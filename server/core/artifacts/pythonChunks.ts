import { type LineState, lineEnd, readCode } from './magics.js';

/** Shorter pieces are not worth a parse of their own. */
const SHORTEST = 400;
const DEFINITION = /(?:async[ \t]+)?def\b|class\b|@/y;

/**
 * Where to cut a script so that each piece is whole statements of the margin: in front of definitions, decorators included.
 * Pieces are parsed and remembered one by one, so an edit in a function parses that function. Begins with 0. Linear.
 */
export function chunkStarts(code: string): number[] {
  const starts = [0];
  const state: LineState = { triple: '', depth: 0, continued: false };
  let decorated = false;
  for (let at = 0; at < code.length; ) {
    const end = lineEnd(code, at);
    DEFINITION.lastIndex = at;
    const isFresh = !state.triple && !state.continued && state.depth === 0;
    if (isFresh && DEFINITION.test(code)) {
      if (!decorated && at - starts[starts.length - 1]! >= SHORTEST) starts.push(at);
      decorated = code[at] === '@';
    }
    readCode(code, at, end, state);
    at = code.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return starts;
}

import { type LineState, lineEnd, readCode } from './magics.js';

/** At the margin these begin a statement, and no line inside brackets. */
const STATEMENT = /(?:def|class|import|while|with|try|async def|return)\b|from[ \t]+[\w.]+[ \t]+import\b|@\w/y;

/**
 * The text with statements blanked out whose brackets are still open where another begins: somebody is typing there, and the
 * grammar would take the rest of the file for their inside. Offsets stay. Linear.
 */
export function closeBrackets(text: string): string {
  const state: LineState = { triple: '', depth: 0, continued: false };
  let code = '';
  let done = 0;
  let opened = 0;
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    STATEMENT.lastIndex = at;
    if (state.depth > 0 && !state.triple && !state.continued && STATEMENT.test(text)) {
      code += text.slice(done, opened) + text.slice(opened, at).replace(/[^\r\n]/g, ' ');
      done = at;
      state.depth = 0;
    }
    if (state.depth === 0) opened = at;
    readCode(text, at, end, state);
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return code + text.slice(done);
}

// How the suite's report is told from what a workbench prints beside it.

// An invisible character that begins each line of the report.
const marker = '\u2063';

/** The environment the suite reads in its extension host: colours as in our own output. */
export function suiteEnv(grep = '') {
  const colour = Boolean(process.env.FORCE_COLOR) || (process.stdout.isTTY && !process.env.NO_COLOR);
  const colours = colour ? { FORCE_COLOR: '1', NO_COLOR: undefined } : { FORCE_COLOR: undefined, NO_COLOR: '1' };
  return { SUITE_LINE: marker, SUITE_GREP: grep, ...colours };
}

/** The line of the report in a line of output, or undefined where it holds none. */
export function reportLine(text) {
  const start = text.indexOf(marker);
  return start < 0 ? undefined : text.slice(start + marker.length);
}

/**
 * Judges an ended suite by its exit code and its last line. Returns that line, `N passed, 0 failed`; throws when a test
 * failed, and with `silent` set on the error when the host ended without a report.
 */
export function judge(code, lastLine) {
  if (!/^\d+ passed, \d+ failed/.test(lastLine)) {
    throw Object.assign(new Error(`VS Code ended with code ${code} and without a report`), { silent: true });
  }
  if (code !== 0 || !/^[1-9]\d* passed, 0 failed/.test(lastLine)) throw new Error(lastLine);
  return lastLine;
}

/** The error for a suite that has to be ended from outside; `silent` is set on it. */
export function stalled(limitMs, lastLine) {
  const message = `the suite did not end within ${limitMs / 1000} s; the last thing it said: ${lastLine.trim() || 'nothing'}`;
  return Object.assign(new Error(message), { silent: true });
}

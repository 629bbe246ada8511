import { splitWords } from './dockerfileWords.js';

/** How often a quote without its partner is looked past: a script that has more of them is none. */
const MOST_UNCLOSED = 5;

/**
 * The words of a command line or script of a shell. Lines that end with a backslash are joined, lines of comments left out.
 * A quote that nothing closes (an apostrophe in a here-document) ends with its line. Linear.
 */
export function shellWords(text: string): string[] {
  const script = text.replace(/^[ \t]*#[^\n]*/gm, '').replace(/\\\r?\n/g, '  ');
  const words: string[] = [];
  let from = 0;
  for (let unclosed = 0; from < script.length; unclosed++) {
    const found = splitWords(script, from, script.length);
    const last = found.at(-1);
    const line = last ? script.indexOf('\n', last.start) : -1;
    const closed = !last || line < 0 || line >= last.end || /["']/.test(script[last.end - 1]!) || unclosed >= MOST_UNCLOSED;
    words.push(...(closed ? found : found.slice(0, -1)).map((word) => word.text));
    if (closed) break;
    words.push(...splitWords(script, last.start, line).map((word) => word.text));
    from = line;
  }
  return words;
}

import { table } from '../table.js';

const ESCAPE = /\\(?:\r?\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/g;

const SIMPLE: Readonly<Record<string, string>> = table({ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07' });

/** The quotes of a literal: how long the prefix with the opening quote is, how long the closing one, and what the prefix says. */
export interface Quotes {
  readonly open: number;
  readonly close: number;
  readonly raw: boolean;
  readonly bytes: boolean;
}

/** Reads prefix and quotes of a string literal. An unclosed literal has `close` 0. */
export function quotesOf(literal: string): Quotes {
  const match = /^([A-Za-z]{0,3})("""|'''|"|')/.exec(literal);
  if (!match) return { open: 0, close: 0, raw: false, bytes: false };
  const prefix = match[1]!.toLowerCase();
  const closed = literal.length >= match[0].length + match[2]!.length && literal.endsWith(match[2]!);
  const close = closed ? match[2]!.length : 0;
  return { open: match[0].length, close, raw: prefix.includes('r'), bytes: prefix.includes('b') };
}

/** The text that the inside of a literal stands for. `\N{...}` and unknown escapes stay as written. */
export function cookString(content: string, quotes: Pick<Quotes, 'raw' | 'bytes'>): string {
  if (quotes.raw || !content.includes('\\')) return content;
  return content.replace(ESCAPE, (written) => {
    const c = written[1]!;
    if (c === '\n' || c === '\r') return '';
    if (c === '\\' || c === "'" || c === '"') return c;
    if (SIMPLE[c] !== undefined) return SIMPLE[c];
    if (c >= '0' && c <= '7') return String.fromCharCode(Number.parseInt(written.slice(1), 8));
    if (written.length > 2 && (c === 'x' || !quotes.bytes)) {
      const code = Number.parseInt(written.slice(2), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : written;
    }
    return written;
  });
}

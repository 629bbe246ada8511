import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];
export type Paint = (format: Format, text: string) => string;

/** Colours text, or leaves it as it is. Whether to is decided once, by the caller: Node would look at the stream itself. */
export function createPaint(color: boolean): Paint {
  const always = styleText as (format: Format, text: string, options?: { validateStream: boolean }) => string;
  return (format, text) => (color ? always(format, text, { validateStream: false }) : text);
}

/** Text from files on one line and without control characters, which could rewrite what the terminal shows. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** `1 file`, `2 files`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

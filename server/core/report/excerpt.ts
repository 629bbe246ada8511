import type { Artifact } from '../artifacts/artifact.js';
import type { Span } from '../model.js';
import { lineEnd, lineStart } from '../text.js';

/** Longest line that is shown. */
const SHOWN = 200;
/** How much of a long line is looked at on each side of the place: enough for a private key on one line. */
const AROUND = 4000;
/** Lines that are shown of what a key or a statement holds. */
const WITHIN = 3;
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/;
/** Lines below a heading that are looked at for its first words. */
const BELOW = 12;

/**
 * The line at a place, in short, and below a heading its first line of text. `mask` leaves credentials out before anything is
 * cut. Empty for a place with nothing on it.
 */
export function excerptAt({ parts, kind }: Artifact, { part, start }: Span, mask: (text: string) => string): string {
  const text = parts[part]?.text ?? '';
  const first = lineAt(text, Math.min(start, text.length), mask);
  if (kind === 'model-card' && HEADING.test(first)) {
    const below = firstTextBelow(text, start, mask);
    return below === '' ? first : `${first}\n${below}`;
  }
  return first.endsWith(':') ? [first, ...linesWithin(text, start, mask)].join('\n') : first;
}

/** The next lines as far as they stand deeper: what a key of YAML holds, or the block of a statement. */
function linesWithin(text: string, start: number, mask: (text: string) => string): string[] {
  const outer = indentAt(text, start);
  const lines: string[] = [];
  for (let at = nextLine(text, start); at < text.length && lines.length < WITHIN; at = nextLine(text, at)) {
    const line = lineAt(text, at, mask);
    const indent = indentAt(text, at);
    if (line === '' || indent <= outer) break;
    lines.push(`${' '.repeat(Math.min(8, indent - outer))}${line}`);
  }
  return lines;
}

function indentAt(text: string, at: number): number {
  const from = lineStart(text, at);
  let to = from;
  while (text[to] === ' ' || (to === from && text[to] === '-')) to++;
  return to - from;
}

function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at);
  return end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
}

function lineAt(text: string, at: number, mask: (text: string) => string): string {
  const from = lineStart(text, at);
  const to = lineEnd(text, at);
  const near = Math.max(from, at - AROUND);
  const masked = displayable(mask(text.slice(near, Math.min(to, at + AROUND)))).trim();
  if (masked.length <= SHOWN && near === from && to <= at + AROUND) return masked;
  const skip = at - near > SHOWN / 2 ? at - near - SHOWN / 4 : 0;
  const shown = cut(masked.slice(skip));
  return `${skip > 0 || near > from ? '…' : ''}${shown}`;
}

function firstTextBelow(text: string, start: number, mask: (text: string) => string): string {
  let at = nextLine(text, start);
  for (let i = 0; i < BELOW && at < text.length; i++) {
    const line = lineAt(text, at, mask);
    if (HEADING.test(line)) return '';
    if (/[\p{L}\p{N}]/u.test(line) && !/^<!--/.test(line)) return line;
    at = nextLine(text, at);
  }
  return '';
}

/** No half of a surrogate pair is left behind. */
function cut(text: string): string {
  if (text.length <= SHOWN) return text;
  return `${text.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Text on one line, without characters that control or reorder what is shown. */
export function displayable(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '\ufffd')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

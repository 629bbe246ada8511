import type { OffsetEdit } from '../fixes.js';
import { eolOf, lineEnd, lineStart } from '../text.js';
import type { SyntaxProblem } from './artifact.js';

/**
 * Java's `.properties` format with positions. Grammar: `java.util.Properties.load`,
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export interface Property {
  readonly key: string;
  /** Escapes resolved, continuation lines joined. Blanks at its end belong to it. */
  readonly value: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** From the key to the end of its last line, without the line break. */
  readonly end: number;
  /** The offset in the file of a character of `value`; that of its end for one behind it. */
  readonly offsetOf: (index: number) => number;
}

export interface Properties {
  /** In the order of the file, with duplicates; of those the last one counts. */
  readonly entries: readonly Property[];
  readonly problems: readonly SyntaxProblem[];
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
]);

/** Reads a properties file. Linear, never throws. */
export function parseProperties(text: string): Properties {
  const entries: Property[] = [];
  const problems: SyntaxProblem[] = [];
  let at = 0;
  while (at < text.length) {
    const c = text[at]!;
    if (isBlank(c) || isBreak(c)) at++;
    else if (c === '#' || c === '!') at = lineEnd(text, at);
    else {
      const entry = readEntry(text, at, problems);
      entries.push(entry);
      at = entry.end;
    }
  }
  return { entries, problems };
}

/** The entry of that key that counts: the last. */
export function propertyOf(properties: Properties, key: string): Property | undefined {
  return properties.entries.findLast((entry) => entry.key === key);
}

function readEntry(text: string, start: number, problems: SyntaxProblem[]): Property {
  const key = cooked(text, start, problems, (c) => c === '=' || c === ':' || isBlank(c));
  let at = skipBlanks(text, key.end);
  if (text[at] === '=' || text[at] === ':') at = skipBlanks(text, at + 1);
  const value = cooked(text, at, problems, () => false);
  return {
    key: key.text,
    value: value.text,
    keyStart: start,
    keyEnd: key.end,
    valueStart: at,
    valueEnd: value.end,
    end: value.end,
    offsetOf: value.offsetOf,
  };
}

/** Blanks, and continuations that join the next line. */
function skipBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    if (isBlank(text[at])) at++;
    else if (text[at] === '\\' && isBreak(text[at + 1])) at = behindBreak(text, at + 1);
    else return at;
  }
}

/** Text with its escapes resolved, up to a character that ends it or to the end of the logical line. */
function cooked(text: string, start: number, problems: SyntaxProblem[], ends: (c: string) => boolean) {
  let out = '';
  /** Places from which on characters of `out` and of the file no longer keep step. */
  const steps: { readonly index: number; readonly offset: number }[] = [{ index: 0, offset: start }];
  let at = start;
  while (at < text.length && !isBreak(text[at]) && !ends(text[at]!)) {
    if (text[at] !== '\\') {
      out += text[at++];
      continue;
    }
    const next = text[at + 1];
    if (next === undefined) at++;
    else if (isBreak(next)) {
      at = behindBreak(text, at + 1);
      while (isBlank(text[at])) at++;
    } else if (next === 'u') {
      const hex = /^[0-9a-fA-F]{4}/.exec(text.slice(at + 2, at + 6))?.[0];
      if (hex === undefined) {
        const span = { part: 0, start: at, end: Math.min(at + 2, text.length) };
        problems.push({ span, message: 'Four hexadecimal digits are expected behind `\\u`.' });
      } else out += String.fromCharCode(Number.parseInt(hex, 16));
      at += hex === undefined ? 2 : 6;
    } else {
      out += ESCAPES.get(next) ?? next;
      at += 2;
    }
    steps.push({ index: out.length, offset: at });
  }
  const end = at;
  const offsetOf = (index: number) => {
    if (index >= out.length) return end;
    const step = steps.findLast((s) => s.index <= index)!;
    return step.offset + (index - step.index);
  };
  return { text: out, end, offsetOf };
}

function isBlank(c: string | undefined): boolean {
  return c === ' ' || c === '\t' || c === '\f';
}

function isBreak(c: string | undefined): boolean {
  return c === '\n' || c === '\r';
}

function behindBreak(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : at + 1;
}

/** Puts another value in the place of one; backslashes and line breaks are written as the format needs. */
export function setProperty(text: string, property: Property, value: string): OffsetEdit[] {
  const separator = property.valueStart === property.keyEnd ? '=' : '';
  const source = value
    .replace(/\\/g, '\\\\')
    .replace(/\r?\n/g, '\\n')
    .replace(/^[ \t\f]/, '\\$&');
  return text.slice(property.valueStart, property.valueEnd) === source
    ? []
    : [{ start: property.valueStart, end: property.valueEnd, newText: separator + source }];
}

/** Adds a line behind that of another property. */
export function addProperty(text: string, after: Property, key: string, value: string): OffsetEdit[] {
  const lead = text.slice(lineStart(text, after.keyStart), after.keyStart);
  const source = value.replace(/\\/g, '\\\\');
  return [{ start: after.end, end: after.end, newText: `${eolOf(text)}${lead}${key}=${source}` }];
}

/** Removes a property with its lines. */
export function removeProperty(text: string, property: Property): OffsetEdit[] {
  const start = lineStart(text, property.keyStart);
  if (property.end < text.length) return [{ start, end: behindBreak(text, property.end), newText: '' }];
  const before = text.startsWith('\r\n', start - 2) ? start - 2 : Math.max(0, start - 1);
  return [{ start: before, end: property.end, newText: '' }];
}

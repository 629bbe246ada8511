import { afterBreak, blockEnd, flowEnd, indentAt, isBreak, isComment, lineEndAt, plainEnd, quotedEnd } from './scalars.js';
import type { Step } from './schema.js';

/** A key or the dash of a list entry in block-style YAML. */
export interface OutlineEntry {
  readonly kind: 'key' | 'item';
  /** The key's text without quotes; empty for an entry. */
  readonly name: string;
  /** Where the key or the dash stands, quotes included. */
  readonly start: number;
  readonly end: number;
  /** Distance from the start of its line. */
  readonly column: number;
  readonly parent: OutlineEntry | null;
  /** Behind the colon or dash. */
  readonly valueStart: number;
  /** What stands behind it: `text` is plain; `open` leaves room for a nested block. */
  readonly value: 'open' | 'text' | 'quoted' | 'flow' | 'literal';
  /** Where that begins and ends; may lie on a later line. Both are `valueStart` for `open`. */
  readonly from: number;
  readonly to: number;
}

/**
 * The keys and list entries between two offsets, found line by line: lines that are neither (half-typed words) are passed
 * over, so that broken text has an outline too. Linear.
 */
export function outline(text: string, start: number, end: number): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  let stack: OutlineEntry[] = [];
  for (let line = start; line < end; ) {
    const indent = indentAt(text, line, end);
    let at = line + indent;
    let next = lineEndAt(text, line, end);
    const add = (kind: OutlineEntry['kind'], name: string, from: number, to: number, valueStart: number) => {
      const column = from - line;
      const parent = stack.at(-1) ?? null;
      const value = valueAt(text, valueStart, end, column, kind);
      const entry = { kind, name, start: from, end: to, column, parent, valueStart, ...value };
      entries.push(entry);
      stack.push(entry);
      return entry;
    };
    if (indent === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(at, Math.min(at + 4, end)))) stack = [];
    else if (at < next && !isComment(text, at)) {
      let last: OutlineEntry | undefined;
      while (text[at] === '-' && at < next && (at + 1 === next || /[ \t]/.test(text[at + 1]!))) {
        while (stack.length > 0 && (stack.at(-1)!.column > at - line || isSister(stack.at(-1)!, at - line))) stack.pop();
        last = add('item', '', at, at + 1, at + 1);
        at += 1 + indentAt(text, at + 1, next);
      }
      const key = keyAt(text, at, next);
      if (key) {
        while (stack.length > 0 && stack.at(-1)!.column >= at - line) stack.pop();
        last = add('key', key.name, at, key.end, key.colon + 1);
      }
      if (last && last.to > next) next = lineEndAt(text, last.to, end);
    }
    line = next < end ? afterBreak(text, next) : end;
  }
  return entries;
}

/** From the root to an entry's value. */
export function pathOf(entry: OutlineEntry | null): Step[] {
  const path: Step[] = [];
  for (let at = entry; at; at = at.parent) path.push(at.kind === 'key' ? at.name : null);
  return path.reverse();
}

/** A dash in the column of another dash; a key may have its list's dashes in its own column. */
function isSister(entry: OutlineEntry, column: number): boolean {
  return entry.column === column && (entry.kind === 'item' || entry.value !== 'open');
}

/** The key that begins at `at`, with its colon; null where none does. */
function keyAt(text: string, at: number, lineEnd: number): { name: string; end: number; colon: number } | null {
  const first = text[at];
  if (at >= lineEnd || first === undefined || /[[\]{},#&*!|>%@`]/.test(first)) return null;
  if (first === '"' || first === "'") {
    const end = quotedEnd(text, at, lineEnd, -1);
    const colon = end + indentAt(text, end, lineEnd);
    const closed = end - at > 1 && text[end - 1] === first;
    return closed && isColon(text, colon, lineEnd) ? { name: text.slice(at + 1, end - 1), end, colon } : null;
  }
  for (let i = at; i < lineEnd; i++) {
    if (isComment(text, i)) return null;
    if (!isColon(text, i, lineEnd)) continue;
    const name = text.slice(at, i).trimEnd();
    return name === '' ? null : { name, end: at + name.length, colon: i };
  }
  return null;
}

function isColon(text: string, at: number, lineEnd: number): boolean {
  return at < lineEnd && text[at] === ':' && (at + 1 >= lineEnd || /\s/.test(text[at + 1]!));
}

function valueAt(
  text: string,
  valueStart: number,
  end: number,
  column: number,
  kind: OutlineEntry['kind'],
): Pick<OutlineEntry, 'value' | 'from' | 'to'> {
  let from = valueStart + indentAt(text, valueStart, end);
  // Tags and anchors stand before the value.
  for (let mark = /[!&]/.test(text[from] ?? ''); mark && from < end; mark = /[!&]/.test(text[from] ?? '')) {
    while (from < end && !/\s/.test(text[from]!)) from++;
    from += indentAt(text, from, end);
  }
  const char = from < end ? text[from]! : '\n';
  if (isBreak(char) || isComment(text, from)) return { value: 'open', from: valueStart, to: valueStart };
  if (char === '[' || char === '{') return { value: 'flow', from, to: flowEnd(text, from, end, column) };
  if (kind === 'item' && (char === '-' || keyAt(text, from, lineEndAt(text, from, end)))) {
    const nested = char !== '-' || /[\s]|^$/.test(text.slice(from + 1, from + 2));
    if (nested) return { value: 'open', from: valueStart, to: valueStart };
  }
  if (char === '"' || char === "'") return { value: 'quoted', from, to: quotedEnd(text, from, end, column) };
  if (char === '|' || char === '>') return { value: 'literal', from, to: blockEnd(text, from, end, column) };
  return { value: 'text', from, to: plainEnd(text, from, end) };
}

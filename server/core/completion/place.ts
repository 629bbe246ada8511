import { flowSlot } from './flow.js';
import { type OutlineEntry, outline, pathOf } from './outline.js';
import { indentAt, isComment, lineEndAt, plainEnd } from './scalars.js';
import type { Step } from './schema.js';

/** What can be written at the cursor, and the word that is there. */
export interface YamlPlace {
  /**
   * `key`: of the mapping at `path`. `value`: behind a colon, or between brackets. `entry`: behind a dash, a scalar or the
   * first key of a mapping. `line`: on a line of its own below a key that has nothing yet, or whose list goes on here.
   */
  readonly kind: 'key' | 'value' | 'entry' | 'line';
  readonly path: readonly Step[];
  /** The word at the cursor, without its quotes. */
  readonly start: number;
  readonly end: number;
  readonly quote: '' | '"' | "'";
  /** In brackets or braces. */
  readonly flow: boolean;
  /** A colon stands behind a key already. */
  readonly hasColon: boolean;
  /** No space stands between the colon or comma and the word. */
  readonly tight: boolean;
  /** Where the word's key or dash column is: what is nested below stands further right. */
  readonly column: number;
  /** Keys of the same mapping, or entries of the same list, without the word itself. */
  readonly others: readonly string[];
}

/** The place at `offset` of the YAML between `start` and `end`; null in comments, in long texts and where nothing can stand. */
export function placeAt(text: string, start: number, end: number, offset: number): YamlPlace | null {
  if (offset < start || offset > end) return null;
  const entries = outline(text, start, end);
  const line = lineStartAt(text, start, offset);
  const last = entries.findLast((entry) => entry.start <= offset);
  // A blank line at the left of a long text may be its own, or where the author goes on behind it.
  const goesOn =
    last?.value === 'literal' && offset - line <= last.column && text.slice(line, lineEndAt(text, line, end)).trim() === '';
  if (last && (last.start >= line || (offset <= last.to && last.to > line && !goesOn)))
    return inEntry(text, end, offset, entries, last);
  return onLine(text, line, end, offset, entries, last ?? null);
}

/** On a line that has a key or dash before the cursor, or within a value of several lines. */
function inEntry(
  text: string,
  end: number,
  offset: number,
  entries: readonly OutlineEntry[],
  entry: OutlineEntry,
): YamlPlace | null {
  if (entry.kind === 'key' && offset <= entry.end) {
    const bare = entry.end - entry.start === entry.name.length ? 0 : 1;
    if (offset < entry.start + bare || offset > entry.end - bare) return null;
    const others = childrenOf(entries, entry.parent).filter((other) => other !== entry);
    return {
      ...basics,
      kind: 'key',
      path: pathOf(entry.parent),
      start: entry.start + bare,
      end: entry.end - bare,
      quote: bare ? (text[entry.start] as '"' | "'") : '',
      hasColon: true,
      column: entry.column,
      others: others.map((other) => other.name),
    };
  }
  if (offset < entry.valueStart) return null;
  const place = { ...basics, kind: entry.kind === 'key' ? ('value' as const) : ('entry' as const), path: pathOf(entry) };
  const column =
    entry.kind === 'key'
      ? entry.column
      : entry.valueStart + indentAt(text, entry.valueStart, end) - lineStartAt(text, 0, entry.start);
  const others = entry.kind === 'item' ? listed(text, entries, entry) : [];
  if (entry.value === 'open') {
    const gap = text.slice(entry.valueStart, offset);
    if (/\S/.test(gap)) return null;
    const behind = text.slice(offset, lineEndAt(text, offset, end)).trimStart();
    if ((behind !== '' && !isComment(behind, 0)) || entries.some((other) => other.parent === entry)) return null;
    const at = column + (entry.kind === 'item' ? gap.length - indentAt(text, entry.valueStart, end) : 0);
    return { ...place, start: offset, end: offset, tight: gap === '', column: at, others };
  }
  if (entry.value === 'literal') return null;
  if (entry.value === 'flow') {
    const slot = flowSlot(text, entry.from, entry.to, offset);
    if (!slot) return null;
    const path = [...place.path, ...slot.path];
    return { ...slot, path, flow: true, tight: /[,:]/.test(text[slot.start - 1] ?? ''), column: entry.column };
  }
  if (entry.value === 'quoted') {
    const quote = text[entry.from] as '"' | "'";
    const closed = entry.to - entry.from > 1 && text[entry.to - 1] === quote;
    const stop = closed ? entry.to - 1 : entry.to;
    if (offset <= entry.from || offset > stop || /[\r\n]/.test(text.slice(entry.from, stop))) return null;
    return { ...place, start: entry.from + 1, end: stop, quote, column, others };
  }
  const wide = text.slice(entry.to, offset);
  if (offset < entry.from || /\S/.test(wide)) return null;
  return { ...place, start: entry.from, end: Math.max(entry.to, offset), column, others };
}

/** On a line without a key or dash before the cursor: a blank one, or a word that may become a key. */
function onLine(
  text: string,
  line: number,
  end: number,
  offset: number,
  entries: readonly OutlineEntry[],
  before: OutlineEntry | null,
): YamlPlace | null {
  const lineEnd = lineEndAt(text, line, end);
  const indent = indentAt(text, line, lineEnd);
  const blank = line + indent === lineEnd;
  const from = blank ? offset : line + indent;
  const to = blank ? offset : Math.max(plainEnd(text, from, lineEnd), Math.min(offset, lineEnd));
  if (offset < from || text.slice(from, from + 1) === '#' || /\s#/.test(text.slice(from, offset))) return null;
  const column = from - line;
  // A key that begins behind the cursor is another's.
  if (entries.some((entry) => entry.start > offset && entry.start <= lineEnd)) return null;
  let parent = before;
  while (parent && parent.column >= column) parent = parent.parent;
  const children = childrenOf(entries, parent);
  const keys = children.filter((child) => child.kind === 'key');
  const dashes = children.filter((child) => child.kind === 'item');
  const place = { ...basics, path: pathOf(parent), start: from, end: to, column };
  if (parent && parent.value !== 'open') return null;
  if (dashes.length > 0) {
    // Below a list, further right than its key: the next entry.
    if (parent?.kind !== 'key' || keys.length > 0 || dashes[0]!.column !== column) return null;
    return { ...place, kind: 'line', others: dashes.map((dash) => text.slice(dash.from, dash.to)) };
  }
  if (keys.length > 0) return keys[0]!.column === column ? { ...place, kind: 'key', others: keys.map((key) => key.name) } : null;
  if (parent?.kind === 'item') return null;
  return parent ? { ...place, kind: 'line' } : column === 0 ? { ...place, kind: 'key' } : null;
}

const basics = { quote: '', flow: false, hasColon: false, tight: false, others: [] } as const;

function childrenOf(entries: readonly OutlineEntry[], parent: OutlineEntry | null): OutlineEntry[] {
  return entries.filter((entry) => entry.parent === parent);
}

/** The plain entries of a list besides this one. */
function listed(text: string, entries: readonly OutlineEntry[], entry: OutlineEntry): string[] {
  return childrenOf(entries, entry.parent)
    .filter((other) => other !== entry && other.kind === 'item')
    .map((other) => text.slice(other.from, other.to).replace(/^(["'])(.*)\1$/s, '$2'));
}

function lineStartAt(text: string, start: number, offset: number): number {
  let at = offset;
  while (at > start && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

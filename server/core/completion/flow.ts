import { isBreak, isComment, lineEndAt, quotedEnd } from './scalars.js';
import type { Step } from './schema.js';

/** A place between the brackets and commas of a flow collection, and the word that stands there. */
export interface FlowSlot {
  /** `key` of a mapping, or a `value` (of a key, or an entry of a list). */
  readonly kind: 'key' | 'value';
  /** From the collection's own place: to the mapping of a key, or to the value itself. */
  readonly path: readonly Step[];
  /** The word, without its quotes; empty at the cursor where there is none. */
  readonly start: number;
  readonly end: number;
  readonly quote: '' | '"' | "'";
  /** A colon stands behind a key already. */
  readonly hasColon: boolean;
  /** The other keys or entries of the same collection. */
  readonly others: readonly string[];
}

interface Frame {
  readonly map: boolean;
  readonly outer: Frame | null;
  /** From the collection around it; paths are put together at the end, as brackets may nest without limit. */
  readonly step: Step;
  key: string;
  /** Words in key position, or entries of a list. */
  readonly words: Word[];
}

interface Found {
  readonly frame: Frame;
  readonly kind: FlowSlot['kind'];
  readonly step: Step;
  readonly word: Word | null;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly quote: '' | '"' | "'";
}

/** What stands at `offset` in the flow collection between `start` and `end`; null outside of it and in its comments. Linear. */
export function flowSlot(text: string, start: number, end: number, offset: number): FlowSlot | null {
  const frames: Frame[] = [];
  const read = (word: Word) => text.slice(word.start, word.end);
  let found: Found | null = null;
  let hasColon = false;
  /** Where the present slot began, and the word in it. */
  let from = start;
  let word: Word | null = null;
  let isKey = false;

  const close = (to: number, colon: boolean) => {
    const frame = frames.at(-1);
    if (!frame) return;
    const kind = frame.map && isKey ? 'key' : 'value';
    if (!found && offset >= from && offset <= to) {
      found = { frame, kind, step: frame.map ? frame.key : null, word };
      hasColon = colon;
    }
    if (word && (kind === 'key' || !frame.map)) frame.words.push(word);
    if (word && kind === 'key') frame.key = read(word);
    word = null;
  };

  for (let at = start; at < end; at++) {
    const char = text[at]!;
    if (char === '[' || char === '{') {
      const outer = frames.at(-1);
      if (outer && !found && offset >= from && offset <= at) return null;
      frames.push({ map: char === '{', outer: outer ?? null, step: outer?.map ? outer.key : null, key: '', words: [] });
      isKey = char === '{';
      from = at + 1;
      word = null;
    } else if (char === ']' || char === '}') {
      close(at, false);
      frames.pop();
      isKey = false;
      from = at + 1;
      // What comes behind a nested collection is no place for a word.
      if (!found && offset === at + 1) return null;
    } else if (char === ',') {
      close(at, false);
      isKey = frames.at(-1)?.map ?? false;
      from = at + 1;
    } else if (char === ':' && frames.at(-1)?.map && (word || isKey) && isFlowColon(text, at, end)) {
      close(at, true);
      isKey = false;
      from = at + 1;
    } else if (isComment(text, at)) {
      const stop = lineEndAt(text, at, end);
      if (offset > at && offset <= stop) return null;
      at = stop - 1;
    } else if ((char === '"' || char === "'") && !word) {
      const stop = quotedEnd(text, at, end, -1);
      const closed = stop - at > 1 && text[stop - 1] === char;
      word = { start: at + 1, end: closed ? stop - 1 : stop, quote: char };
      at = stop - 1;
    } else if (!/\s/.test(char)) {
      const before = word as Word | null;
      if (!before) word = { start: at, end: at + 1, quote: '' };
      else if (before.quote === '') word = { ...before, end: at + 1 };
    }
  }
  // Not closed: the present slot reaches to the end.
  close(end, false);
  const slot = found as Found | null;
  if (!slot) return null;
  const inside = slot.word && offset >= slot.word.start && offset <= slot.word.end ? slot.word : null;
  if (slot.word && !inside) return null;
  if (inside && [...read(inside)].some(isBreak)) return null;
  return {
    kind: slot.kind,
    path: slot.kind === 'key' ? pathOf(slot.frame) : [...pathOf(slot.frame), slot.step],
    start: inside?.start ?? offset,
    end: inside?.end ?? offset,
    quote: inside?.quote ?? '',
    hasColon,
    others: slot.frame.words.filter((other) => other !== slot.word).map(read),
  };
}

function isFlowColon(text: string, at: number, end: number): boolean {
  return at + 1 >= end || /[\s,[\]{}]/.test(text[at + 1]!) || /["']/.test(text[at - 1]!);
}

/** From the outermost collection to this one. */
function pathOf(frame: Frame): Step[] {
  const path: Step[] = [];
  for (let at = frame; at.outer; at = at.outer) path.push(at.step);
  return path.reverse();
}

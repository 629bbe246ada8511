import type { OffsetEdit } from './fixes.js';

/** The text that takes one text to another: what they share at both ends stays untouched. Null where they are the same. */
export function difference(before: string, after: string): OffsetEdit | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  // Neither a surrogate pair nor a CRLF is cut in two.
  while (start > 0 && splits(before, start)) start--;
  while (same > 0 && splits(before, before.length - same)) same--;
  return { start, end: before.length - same, newText: after.slice(start, after.length - same) };
}

/**
 * The same as insertions of whole lines, so that everything else stays where it is: cursors, folds, comments of a review. One
 * edit where more than lines was added. Linear.
 */
export function addedLines(before: string, after: string): OffsetEdit[] {
  const kept = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const edits: OffsetEdit[] = [];
  let next = 0;
  let at = 0;
  let added = '';
  const flush = () => {
    if (added !== '') edits.push({ start: at, end: at, newText: added });
    added = '';
  };
  for (const line of after.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (line !== kept[next]) {
      added += line;
      continue;
    }
    flush();
    at += line.length;
    next++;
  }
  flush();
  if (next === kept.length) return edits;
  const whole = difference(before, after);
  return whole ? [whole] : [];
}

function splits(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return (before >= 0xd800 && before <= 0xdbff) || (before === 13 && text.charCodeAt(at) === 10);
}

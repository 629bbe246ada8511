import type { MarkdownBody, MarkdownHeading, MarkdownParagraph, Range } from './markdown.js';

/** A label in running text: `**License:** MIT`, `- License: MIT`, or the first cell of a row of two. */
export interface MarkdownLabel extends Range {
  /** The words of the label as written, without marks and colon. */
  readonly text: string;
  /**
   * What it labels: the rest of its paragraph or list item; where that is empty or ends in a colon, also what follows up to
   * the next label or heading.
   */
  readonly content: Range;
  readonly kind: 'bold' | 'plain' | 'cell';
  /** Number of list items around it. */
  readonly depth: number;
}

/** `**Label:** `, `**Label**: `, `__Label:__`, `<b>Label:</b>`, or a line of nothing but `**Label**`; an emoji may stand before. */
const bold =
  /^[^\p{L}\p{N}*_<`[\]!]{0,8}(?:(\*\*|__)(?! )([^*\n]{1,120}?)(:?)\s?\1|<(b|strong)>([^<\n]{1,120}?)(:?)\s?<\/\4>)[ \t]*(:|[-\u2013\u2014] )?/u;
/** `Label: text`, at most six words. */
const plain = /^[^\p{L}\p{N}*_<`[\]!\n]{0,8}(\p{L}[\p{L}\p{N}/()'\u2019-]*(?: [\p{L}\p{N}/()&'\u2019-]+){0,5}):(?=\s|$)/u;

/**
 * Finds the labels of a body. A plain `Label: text` is one only where `isKnown` says so of its words: any sentence may hold
 * a colon. Labels in code, comments, headings and links are none.
 */
export function readLabels(body: MarkdownBody, isKnown: (text: string) => boolean): MarkdownLabel[] {
  const open: Omit<MarkdownLabel & { scope: number }, 'content'>[] = [];
  for (const paragraph of body.paragraphs) {
    for (const line of linesOf(body.prose, paragraph)) {
      const label = labelOf(body.prose.slice(line.start, line.end), isKnown);
      if (!label) continue;
      const end = line.start + label.length;
      const scope = paragraph.item?.end ?? (label.kind === 'plain' ? line.end : reach(body.prose, end, paragraph.end));
      open.push({ text: label.text, kind: label.kind, start: line.start + label.lead, end, depth: paragraph.depth, scope });
    }
  }
  const labels = open.map(({ scope, ...label }, index) => {
    const next = nextOf(open, index);
    const end = Math.min(scope, next, headingAfter(body.headings, label.end), body.content.length);
    return { ...label, content: trimmed(body.content, label.end, end) };
  });
  for (const { cells } of body.rows) {
    const [first, second] = cells;
    if (!first || !second || cells.length !== 2) continue;
    const text = body.prose
      .slice(first.start, first.end)
      .replace(/[*_:]+/g, '')
      .trim();
    if (text !== '') labels.push({ text, kind: 'cell', start: first.start, end: first.end, depth: 0, content: second });
  }
  return labels.sort((a, b) => a.start - b.start);
}

/** How far a label outside lists reaches: over its paragraph if that says something, on if that is empty or ends in a colon. */
function reach(prose: string, start: number, end: number): number {
  const empty = prose.slice(start, Math.min(end, start + 200)).trim() === '';
  const introduces = prose
    .slice(Math.max(start, end - 20), end)
    .trimEnd()
    .endsWith(':');
  return empty || introduces ? Number.POSITIVE_INFINITY : end;
}

function* linesOf(text: string, { start, end }: MarkdownParagraph): Iterable<Range> {
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline > end ? end : newline;
    yield { start: at, end: stop };
    at = stop + 1;
  }
}

function labelOf(line: string, isKnown: (text: string) => boolean) {
  const text = line.trimEnd();
  const marked = bold.exec(text);
  if (marked) {
    const words = (marked[2] ?? marked[5] ?? '').trim();
    const closed = marked[3] || marked[6] || marked[7] || marked[0].length === text.length;
    return closed && words !== '' ? { text: words, kind: 'bold' as const, length: marked[0].length, lead: leadOf(text) } : null;
  }
  const found = plain.exec(text);
  if (!found || !isKnown(found[1]!)) return null;
  return { text: found[1]!, kind: 'plain' as const, length: found[0].length, lead: leadOf(text) };
}

function leadOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Where the next label that ends this one begins: one at most as deep, and no plain one after a bold one. */
function nextOf(labels: readonly { start: number; depth: number; kind: string }[], index: number): number {
  const own = labels[index]!;
  for (let i = index + 1; i < labels.length && i < index + 200; i++) {
    const next = labels[i]!;
    if (next.depth <= own.depth && !(own.kind === 'bold' && next.kind === 'plain')) return next.start;
  }
  return Number.POSITIVE_INFINITY;
}

function headingAfter(headings: readonly MarkdownHeading[], offset: number): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (headings[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return headings[low]?.start ?? Number.POSITIVE_INFINITY;
}

function trimmed(text: string, start: number, end: number): Range {
  let from = start;
  let to = Math.max(start, end);
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}

import type { CardConcept, CardSection, ModelCard } from '../../artifacts/modelCard.js';
import type { Span } from '../../model.js';

/** A stretch of a card with the heading above it. */
export interface CardBlock {
  /** Null for the text above the first heading. */
  readonly section: CardSection | null;
  readonly start: number;
  readonly end: number;
}

/** The text of a card up to each next heading, in order. */
export function blocksOf(card: ModelCard): CardBlock[] {
  const first = card.sections[0]?.heading.start ?? card.body.content.length;
  const blocks: CardBlock[] = [{ section: null, start: 0, end: first }];
  for (const section of card.sections) blocks.push({ section, start: section.own.start, end: section.own.end });
  return blocks;
}

/** The sections about any of some concepts, with all that stands below them. */
export function sectionsOn(card: ModelCard, ...concepts: CardConcept[]): CardBlock[] {
  return card.sections
    .filter((section) => section.concepts.some((c) => concepts.includes(c)))
    .map((section) => ({ section, start: section.body.start, end: section.body.end }));
}

const texts = new WeakMap<ModelCard, string>();

/**
 * What a card says, at the offsets of the file: no front matter, comments or fenced programs, but printed reports (fences
 * without a language) and code between backticks. Headings stand as written.
 */
export function claimsOf(card: ModelCard): string {
  let text = texts.get(card);
  if (text === undefined) {
    text = withoutPrograms(card.body.content);
    texts.set(card, text);
  }
  return text;
}

/** The first match of a pattern in a block, or undefined. A match is cut to its first line. */
export function matchIn(card: ModelCard, { start, end }: Pick<CardBlock, 'start' | 'end'>, pattern: RegExp): Span | undefined {
  const found = pattern.exec(claimsOf(card).slice(start, end));
  if (!found) return undefined;
  const length = Math.max(1, found[0].split(/\r?\n/, 1)[0]!.trimEnd().length);
  return { part: 0, start: start + found.index, end: start + found.index + length };
}

/** A few words of the card for a note, without markup. */
export function quote(card: ModelCard, { start, end }: Span): string {
  return card.parts[0]!.text.slice(start, end)
    .replace(/[#*_`:|\s]+/g, ' ')
    .trim()
    .slice(0, 60);
}

function withoutPrograms(content: string): string {
  let fence = '';
  let program = false;
  return content.replace(/[^\r\n]+/g, (line) => {
    const mark = /^\s{0,12}(`{3,}|~{3,})\s*([\w+-]*)/.exec(line);
    if (fence === '') {
      if (!mark) return line;
      fence = mark[1]!;
      program = !/^(?:|text|txt|none|markdown|md)$/i.test(mark[2]!);
      return program ? ' '.repeat(line.length) : line;
    }
    const hide = program;
    if (mark && mark[2] === '' && mark[1]!.startsWith(fence)) fence = '';
    return hide ? ' '.repeat(line.length) : line;
  });
}

import type { Span } from '../model.js';
import { type CardConcept, conceptsOf } from './cardConcepts.js';
import { leastFor, saysSomething } from './cardContent.js';
import type { MarkdownBody, MarkdownHeading, Range } from './markdown.js';
import { readLabels } from './markdownLabels.js';

/** A heading with what stands below it. */
export interface CardSection {
  readonly level: number;
  /** The heading's words: no emoji, numbering, `[optional]` or markup. */
  readonly title: string;
  readonly concepts: readonly CardConcept[];
  readonly heading: Span;
  /** Up to the next heading of the same or a higher level. */
  readonly body: Span;
  /** Up to the next heading of any level. */
  readonly own: Span;
  readonly style: MarkdownHeading['style'];
  /** The heading that names the card, not a part of it. */
  readonly isTitle: boolean;
}

/** A label in running text, with what it labels. */
export interface CardLabel {
  readonly title: string;
  readonly concepts: readonly CardConcept[];
  readonly span: Span;
  readonly content: Span;
  readonly kind: 'bold' | 'plain' | 'cell';
  /** Number of list items around it. */
  readonly depth: number;
}

/** What a card says on one concept: the heading or label, and the text that belongs to it. */
export interface CardStatement {
  readonly span: Span;
  readonly content: Span;
}

const emoji = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|\u{FE0F}|\u{200D}|\u{20E3}/gu;

/** The words of a heading or label: links become their text; markup, tags, emoji, numbering and `[optional]` go. */
export function cleanLabel(text: string): string {
  return text
    .slice(0, 400)
    .replace(/<!--.*?(?:-->|$)/gs, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, '$1')
    .replace(/[[(]\s*optional\s*[\])]/gi, ' ')
    .replace(/\{#[^{}]*\}/g, ' ')
    .replace(/[*`]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(emoji, ' ')
    .replace(/^\s*(?:(?:section|part)\s+)?(?:\d{1,2}(?:\.\d{1,2})*[.):]?\s+|[ivx]{1,5}[.)]\s+|[a-h][.)]\s+)/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:\u2022-]+|[\s:]+$/g, '');
}

/** All headings in document order as sections. */
export function readSections(body: MarkdownBody): CardSection[] {
  const { headings, content } = body;
  const titles = headings.map((heading) => cleanLabel(heading.text));
  const named = titles.map(conceptsOf);
  const title = titleOf(headings, named);
  const ends = bodyEnds(headings, content.length);
  return headings.map((heading, index) => ({
    level: heading.level,
    title: titles[index]!,
    concepts: index === title ? [] : named[index]!,
    heading: span(heading),
    body: span({ start: heading.end, end: ends[index]! }),
    own: span({ start: heading.end, end: headings[index + 1]?.start ?? content.length }),
    style: heading.style,
    isTitle: index === title,
  }));
}

/** Sections that stand beside a title of the same level without being what the card is made of. */
const backMatter: readonly CardConcept[] = ['citation', 'license', 'contact', 'description'];

/** Index of the heading that names the card: the first of level 1, unless it is one of several that are parts of a card. */
function titleOf(headings: readonly MarkdownHeading[], named: readonly (readonly CardConcept[])[]): number {
  const tops = [...headings.keys()].filter((index) => headings[index]!.level === 1);
  const first = tops[0];
  if (first === undefined) return -1;
  if (named[first]!.length === 0 || tops.length === 1) return first;
  const parts = tops.slice(1).filter((index) => named[index]!.some((concept) => !backMatter.includes(concept)));
  const leads = (headings[first + 1]?.level ?? 0) > 1 || named[first]!.includes('description');
  return leads && parts.length < 2 ? first : -1;
}

function bodyEnds(headings: readonly MarkdownHeading[], length: number): number[] {
  const ends: number[] = new Array(headings.length).fill(length);
  const open: number[] = [];
  headings.forEach((heading, index) => {
    while (open.length > 0 && headings[open.at(-1)!]!.level >= heading.level) ends[open.pop()!] = heading.start;
    open.push(index);
  });
  return ends;
}

/** Words that mean something else inside a section on another matter: "Size: 61 volumes" under "Data" is no model size. */
const looseInside: readonly CardConcept[] = [
  'contact',
  'version',
  'license',
  'usage-code',
  'cost',
  'latency',
  'io-spec',
  'description',
];
/** Where such a label keeps its meaning all the same. */
const atHome: Partial<Record<CardConcept, readonly CardConcept[]>> = {
  latency: ['evaluation', 'hardware', 'thresholds', 'scaling', 'optimisation'],
  'io-spec': ['usage-code', 'model-type'],
  license: ['regulatory', 'base-model'],
  contact: ['feedback'],
  cost: ['environment', 'hardware'],
  hardware: ['training-procedure', 'usage-code', 'environment', 'software'],
  version: ['software'],
};

/** The labels of a body. A label inside a section on another concept counts only where its words cannot mean that one. */
export function readCardLabels(body: MarkdownBody, sections: readonly CardSection[]): CardLabel[] {
  // Labels repeat within a card: a table has the same first cells as the next one.
  const read = new Map<string, { readonly title: string; readonly concepts: readonly CardConcept[] }>();
  const readLabel = (text: string) => {
    let label = read.get(text);
    if (!label) {
      const title = cleanLabel(text);
      label = { title, concepts: conceptsOf(title) };
      read.set(text, label);
    }
    return label;
  };
  const known = (text: string) => readLabel(text).concepts.length > 0;
  let section = -1;
  return readLabels(body, known).map((label) => {
    while (section + 1 < sections.length && sections[section + 1]!.heading.start < label.start) section++;
    const around = (sections[section]?.concepts ?? []).filter((concept): boolean => concept !== 'description');
    const { title, concepts: named } = readLabel(label.text);
    const concepts = named.filter((concept) => {
      if (around.length === 0 || around.includes(concept)) return true;
      if (label.kind === 'bold' && !looseInside.includes(concept)) return true;
      return atHome[concept]?.some((home) => around.includes(home)) ?? false;
    });
    return { title, concepts, span: span(label), content: span(label.content), kind: label.kind, depth: label.depth };
  });
}

/** Parts of one subject: a filled part does not fill its sister, so "Training data" says nothing of the procedure. */
const sisters: readonly CardConcept[] = [
  'intended-use',
  'out-of-scope',
  'training-data',
  'training-procedure',
  'eval-data',
  'evaluation',
  'subgroup-eval',
];

/** What the card says on a concept, or undefined; sections go before labels. */
export function statementOn(
  concept: CardConcept,
  body: MarkdownBody,
  sections: readonly CardSection[],
  labels: readonly CardLabel[],
): CardStatement | undefined {
  for (const [index, section] of sections.entries()) {
    if (!section.concepts.includes(concept)) continue;
    const skip = otherMatters(concept, sections, index);
    if (saysSomething(body.content, section.body, leastFor(concept), skip))
      return { span: section.heading, content: section.body };
  }
  for (const label of labels) {
    if (!label.concepts.includes(concept)) continue;
    if (saysSomething(body.content, label.content, 2)) return { span: label.span, content: label.content };
  }
  return undefined;
}

/** The heading or label under which a card that says nothing on a concept was to speak of it. */
export function beginningOf(
  concept: CardConcept,
  body: MarkdownBody,
  sections: readonly CardSection[],
  labels: readonly CardLabel[],
): Span | undefined {
  const named = sections.find(
    (section, index) => section.concepts.includes(concept) && !holdsOthers(concept, body, sections, index),
  );
  return named?.heading ?? labels.find((label) => label.concepts.includes(concept))?.span;
}

/** A mere roof: no text of its own, and below it sections on the sisters of its concept. */
function holdsOthers(concept: CardConcept, body: MarkdownBody, sections: readonly CardSection[], index: number): boolean {
  const { own } = sections[index]!;
  if (body.content.slice(own.start, own.end).trim() !== '') return false;
  return below(sections, index).some((inner) => isSister(concept, inner));
}

/** Headings below a section, and the sections of its sisters. */
function otherMatters(concept: CardConcept, sections: readonly CardSection[], index: number): Range[] {
  const ranges: Range[] = [];
  let covered = sections[index]!.body.start;
  for (const inner of below(sections, index)) {
    if (inner.heading.start < covered) continue;
    covered = isSister(concept, inner) ? inner.body.end : inner.heading.end;
    ranges.push({ start: inner.heading.start, end: covered });
  }
  return ranges;
}

function below(sections: readonly CardSection[], index: number): CardSection[] {
  const { end } = sections[index]!.body;
  const found: CardSection[] = [];
  for (let i = index + 1; i < sections.length && sections[i]!.heading.start < end; i++) found.push(sections[i]!);
  return found;
}

function isSister(concept: CardConcept, { concepts }: CardSection): boolean {
  return sisters.includes(concept) && !concepts.includes(concept) && concepts.some((other) => sisters.includes(other));
}

function span({ start, end }: Range): Span {
  return { part: 0, start, end };
}

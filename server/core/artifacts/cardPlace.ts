import { cardQuestions } from '../catalogue/cardQuestions.js';
import type { CardConcept } from './cardConcepts.js';
import type { CardSection } from './cardSections.js';
import type { ModelCard } from './modelCard.js';

/** Where a new section goes, and the level of its heading. */
export interface SectionPlace {
  readonly at: number;
  readonly level: number;
}

const order = Object.keys(cardQuestions) as CardConcept[];

/** From here on the order is not that of a template: these sections stand behind all that describes the model. */
const operation = order.indexOf('monitoring');

/**
 * Sections that a template puts below another, where the card has that other one with sections of its own below it; below
 * itself where the heading is there ("Training Details") and holds only the data.
 */
const parents: Partial<Record<CardConcept, CardConcept>> = {
  'intended-use': 'intended-use',
  'out-of-scope': 'intended-use',
  'training-data': 'training-procedure',
  'data-validation': 'training-procedure',
  'data-refresh': 'training-procedure',
  'training-procedure': 'training-procedure',
  'model-choice': 'training-procedure',
  'eval-data': 'evaluation',
  'subgroup-eval': 'evaluation',
  evaluation: 'evaluation',
  thresholds: 'evaluation',
  uncertainty: 'evaluation',
};

/**
 * The place for a section on a concept: behind the section that comes latest among those expected before it (operation and
 * references: behind the last of them in the document), else before the first that is expected after it, else at the end. It
 * never lands inside a section on another matter, nor in an open fence; null where a fence that nothing closes leaves no place.
 */
export function sectionPlace(card: ModelCard, text: string, concept: CardConcept): SectionPlace | null {
  const tree = treeOf(card.sections);
  const parent = parents[concept];
  const home = tree.top.find((section) => parent && section.concepts.includes(parent) && hasParts(section, tree));
  const peers = home ? tree.below(home) : tree.top;
  const place = among(peers, tree, concept) ?? (home ? { at: home.body.end, level: home.level + 1 } : null);
  const { openFrom } = card.body;
  const at = place ? blockStartAt(card, place.at) : text.length;
  if (openFrom === null || at <= openFrom) return { at, level: place?.level ?? card.style.level };
  // Behind an open fence everything is code, and right before it the new section would swallow that code.
  const owner = tree.top.findLast((section) => section.heading.start < openFrom);
  return owner ? { at: blockStartAt(card, owner.heading.start), level: owner.level } : null;
}

/** A heading may stand amid raw HTML, where no Markdown can be put: then the place before that HTML. */
export function blockStartAt(card: ModelCard, offset: number): number {
  return card.body.headings.find((heading) => heading.start === offset)?.blockStart ?? offset;
}

function among(peers: readonly CardSection[], tree: SectionTree, concept: CardConcept): SectionPlace | null {
  const own = order.indexOf(concept);
  const ranked = peers.map((section) => ({ section, rank: rankOf(section, tree) })).filter(({ rank }) => rank >= 0);
  const before = ranked.filter(({ rank }) => rank < own);
  const highest = before.reduce((most, { rank }) => Math.max(most, rank), -1);
  const anchor = own < operation ? before.findLast(({ rank }) => rank === highest) : before.at(-1);
  if (anchor) return { at: anchor.section.body.end, level: anchor.section.level };
  const next = ranked[0]?.section;
  return next ? { at: next.heading.start, level: next.level } : null;
}

/** Where a section stands in the order: by its own concepts, else by those of the sections right below it. */
function rankOf(section: CardSection, tree: SectionTree): number {
  const named = section.concepts.length > 0 ? section.concepts : tree.below(section).flatMap((child) => child.concepts);
  return named.reduce((most, concept) => Math.max(most, order.indexOf(concept)), -1);
}

/** Whether its own matter is told in sections one level below it. */
function hasParts(section: CardSection, tree: SectionTree): boolean {
  return tree.below(section).some((child) => child.level === section.level + 1 && child.concepts.length > 0);
}

interface SectionTree {
  /** The sections below the title and those that stand beside it. */
  readonly top: readonly CardSection[];
  below(section: CardSection): readonly CardSection[];
}

function treeOf(sections: readonly CardSection[]): SectionTree {
  const top: CardSection[] = [];
  const inner = new Map<CardSection, CardSection[]>();
  const open: CardSection[] = [];
  for (const section of sections) {
    if (section.isTitle) continue;
    while (open.length > 0 && open.at(-1)!.level >= section.level) open.pop();
    const parent = open.at(-1);
    if (!parent) top.push(section);
    else if (inner.has(parent)) inner.get(parent)!.push(section);
    else inner.set(parent, [section]);
    open.push(section);
  }
  return { top, below: (section) => inner.get(section) ?? [] };
}

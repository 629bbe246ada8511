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

/** Sections that a template puts below another, where the card has that other one with sections of its own below it. */
const parents: Partial<Record<CardConcept, CardConcept>> = {
  'out-of-scope': 'intended-use',
  'training-data': 'training-procedure',
  'data-validation': 'training-procedure',
  'data-refresh': 'training-procedure',
  'training-procedure': 'training-data',
  'model-choice': 'training-procedure',
  'eval-data': 'evaluation',
  'subgroup-eval': 'evaluation',
  thresholds: 'evaluation',
  uncertainty: 'evaluation',
};

/**
 * The place for a section on a concept: behind the section that comes latest among those expected before it, else before the
 * first that is expected after it, else at the end. It never lands inside a section on another matter, nor in an open fence.
 */
export function sectionPlace(card: ModelCard, text: string, concept: CardConcept): SectionPlace {
  const top = children(card.sections, undefined);
  const parent = parents[concept];
  const home =
    parent && top.find((section) => section.concepts.includes(parent) && children(card.sections, section).some(hasConcept));
  const peers = home ? children(card.sections, home) : top;
  const place = among(peers, card.sections, concept) ?? (home ? { at: home.body.end, level: home.level + 1 } : null);
  const end = card.body.openFrom ?? text.length;
  return place ? { ...place, at: Math.min(place.at, end) } : { at: end, level: card.style.level };
}

function among(peers: readonly CardSection[], all: readonly CardSection[], concept: CardConcept): SectionPlace | null {
  const own = order.indexOf(concept);
  const ranked = peers.map((section) => ({ section, rank: rankOf(section, all) })).filter(({ rank }) => rank >= 0);
  const before = ranked.filter(({ rank }) => rank < own);
  const highest = Math.max(-1, ...before.map(({ rank }) => rank));
  const anchor = before.findLast(({ rank }) => rank === highest)?.section;
  if (anchor) return { at: anchor.body.end, level: anchor.level };
  const next = ranked[0]?.section;
  return next ? { at: next.heading.start, level: next.level } : null;
}

/** Where a section stands in the order: by its own concepts, else by those of the sections right below it. */
function rankOf(section: CardSection, all: readonly CardSection[]): number {
  const own = section.concepts.map((concept) => order.indexOf(concept));
  if (own.length > 0) return Math.max(...own);
  return Math.max(-1, ...children(all, section).flatMap((child) => child.concepts.map((concept) => order.indexOf(concept))));
}

function hasConcept(section: CardSection): boolean {
  return section.concepts.length > 0;
}

/** The sections right below one; without one, the top sections: those below the title and those that stand beside it. */
function children(all: readonly CardSection[], parent: CardSection | undefined): CardSection[] {
  const result: CardSection[] = [];
  let covered = parent ? parent.heading.end : 0;
  for (const section of all) {
    if (section.isTitle || section.heading.start < covered || (parent && section === parent)) continue;
    if (parent && section.heading.start >= parent.body.end) break;
    covered = section.body.end;
    result.push(section);
  }
  return result;
}

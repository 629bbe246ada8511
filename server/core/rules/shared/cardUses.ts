import type { CardConcept, CardSection, ModelCard } from '../../artifacts/modelCard.js';
import { remembered } from '../../remembered.js';
import { type Sentence, sentencesOf } from './cardSentences.js';

/** Sections that say what the model is for. */
const FOR: readonly CardConcept[] = ['intended-use', 'description', 'model-type'];
/** Sections that say what it is not for, or what speaks against it. */
const AGAINST: readonly CardConcept[] = ['out-of-scope', 'limitations', 'risks', 'bias', 'ethics', 'mitigation'];

/**
 * The sentences in which a card says what its model is for: its first words, its description and its intended uses. What is
 * denied ("not for hiring"), out of scope or a limitation is not among them.
 */
export const intendedUses = remembered((card: ModelCard): readonly Sentence[] => {
  const against = card.labels.filter((label) => label.concepts.some((c) => AGAINST.includes(c)) && !isFor(label.concepts));
  const chain: CardSection[] = [];
  let next = 0;
  let nextAgainst = 0;
  let againstUntil = -1;
  return sentencesOf(card).filter(({ start, denied }) => {
    while (next < card.sections.length && card.sections[next]!.heading.start <= start) {
      const section = card.sections[next++]!;
      while (chain.length > 0 && chain.at(-1)!.level >= section.level) chain.pop();
      chain.push(section);
    }
    while (nextAgainst < against.length && against[nextAgainst]!.span.start <= start)
      againstUntil = Math.max(againstUntil, against[nextAgainst++]!.content.end);
    if (denied || start < againstUntil) return false;
    const inner = chain.findLast((section) => section.concepts.length > 0 || section.isTitle);
    const untitled = chain.at(-1);
    if (untitled && start < untitled.heading.end && !untitled.isTitle) return false;
    if (!inner) return untitled === undefined;
    if (inner.isTitle) return untitled === inner;
    return isFor(inner.concepts);
  });
});

function isFor(concepts: readonly CardConcept[]): boolean {
  return concepts.some((c) => FOR.includes(c)) && !concepts.includes('out-of-scope');
}

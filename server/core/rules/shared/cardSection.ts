import { sectionFix } from '../../artifacts/cardEdit.js';
import type { StructuredCard } from '../../artifacts/structuredCard.js';
import { fieldFix } from '../../artifacts/structuredCardEdit.js';
import { cardConceptsOf } from '../../catalogue/cardEvidence.js';
import { cardQuestions } from '../../catalogue/cardQuestions.js';
import { type ConsiderationId, considerations } from '../../catalogue/catalogue.js';
import type { Fix } from '../../model.js';
import { type HolderPlace, suggestedFix } from '../../rule.js';
import { inPart } from './edits.js';

/**
 * The fix of an absence on a model card: a section for it with guiding questions, in a card that is data a field. None on other
 * holders, nor where the card cannot take one.
 */
export function cardSectionFix(place: HolderPlace, consideration: ConsiderationId): Fix[] {
  const concept = cardConceptsOf[consideration]?.[0];
  if (place.holder === 'structuredCard') return fieldFixes(place.structuredCard, consideration);
  if (place.holder !== 'card' || !concept) return [];
  const edits = sectionFix(place.card, place.card.parts[0]!.text, concept);
  if (edits.length === 0) return [];
  const title = considerations.find((c) => c.id === consideration)!.title.toLowerCase();
  return [suggestedFix(`Add a section on ${title} to the model card: "${cardQuestions[concept].title}"`, ...inPart(edits))];
}

/** The first field that the format has for the consideration. */
function fieldFixes(card: StructuredCard, consideration: ConsiderationId): Fix[] {
  for (const concept of cardConceptsOf[consideration] ?? []) {
    const room = fieldFix(card, concept);
    if (room) return [suggestedFix(`Add \`${room.key}\` to the model card`, ...inPart(room.edits))];
  }
  return [];
}

import { sectionFix } from '../../artifacts/cardEdit.js';
import { cardConceptsOf } from '../../catalogue/cardEvidence.js';
import { type ConsiderationId, considerations } from '../../catalogue/catalogue.js';
import type { Fix } from '../../model.js';
import { type HolderPlace, suggestedFix } from '../../rule.js';
import { inPart } from './edits.js';

/**
 * The fix of an absence on a model card: a section for it with guiding questions. None on other holders, nor where the card
 * cannot take one.
 */
export function cardSectionFix(place: HolderPlace, consideration: ConsiderationId): Fix[] {
  const concept = cardConceptsOf[consideration]?.[0];
  if (place.holder !== 'card' || !concept) return [];
  const edits = sectionFix(place.card, place.card.parts[0]!.text, concept);
  if (edits.length === 0) return [];
  const title = considerations.find((c) => c.id === consideration)!.title.toLowerCase();
  return [suggestedFix(`Add a section on ${title} to the model card`, ...inPart(edits))];
}

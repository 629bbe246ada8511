import { frontMatterFix, sectionFix } from '../../artifacts/cardEdit.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import type { StructuredCard } from '../../artifacts/structuredCard.js';
import { fieldFix } from '../../artifacts/structuredCardEdit.js';
import type { TextEdit } from '../../artifacts/yamlEdit.js';
import { cardConceptsOf } from '../../catalogue/cardEvidence.js';
import { cardQuestions } from '../../catalogue/cardQuestions.js';
import { type ConsiderationId, considerations } from '../../catalogue/catalogue.js';
import type { Fix } from '../../model.js';
import type { Project } from '../../project.js';
import { type HolderPlace, suggestedFix } from '../../rule.js';
import { type CardContent, cardContents } from './cardContents.js';
import { inPart } from './edits.js';

/**
 * The fix of an absence on a model card: what the project's files say on it, else a section with guiding questions, in a card
 * that is data a field. None on other holders, nor where the card cannot take one.
 */
export function cardSectionFix(place: HolderPlace, consideration: ConsiderationId, project?: Project): Fix[] {
  if (place.holder === 'structuredCard') return fieldFixes(place.structuredCard, consideration);
  if (place.holder !== 'card') return [];
  const content = project && contentFor(place.card, consideration, project);
  if (content) return [suggestedFix(`Add ${content.what} to the model card`, ...inPart(content.edits))];
  const concept = cardConceptsOf[consideration]?.[0];
  const edits = questionsFor(place.card, consideration);
  if (edits.length === 0 || !concept) return [];
  const title = considerations.find((c) => c.id === consideration)!.title.toLowerCase();
  return [suggestedFix(`Add a section on ${title} to the model card: "${cardQuestions[concept].title}"`, ...inPart(edits))];
}

/** The edits that take over what the project's files say on a consideration; null where they do not say, or the card has no room. */
export function contentFor(
  card: ModelCard,
  consideration: ConsiderationId,
  project: Project,
): (Pick<CardContent, 'what' | 'concepts'> & { readonly edits: readonly TextEdit[] }) | null {
  const content = cardContents[consideration]?.(project, card);
  const edits = content ? contentEdits(card, content) : [];
  return content && edits.length > 0 ? { what: content.what, concepts: content.concepts, edits } : null;
}

/** The section of a consideration with its questions; empty where the card speaks of it. */
export function questionsFor(card: ModelCard, consideration: ConsiderationId): readonly TextEdit[] {
  const concept = cardConceptsOf[consideration]?.[0];
  return concept ? sectionFix(card, card.parts[0]!.text, concept) : [];
}

function contentEdits(card: ModelCard, { keys, keysSuffice, concepts, lines, line }: CardContent): TextEdit[] {
  const { text } = card.parts[0]!;
  const inFront = keys.flatMap(({ key, value }) => frontMatterFix(card, text, key, value));
  if (keysSuffice && inFront.length > 0) return inFront;
  for (const concept of concepts) {
    const section = sectionFix(card, text, concept, { lines, line });
    if (section.length > 0) return [...inFront, ...section];
  }
  return [];
}

/** The first field that the format has for the consideration. */
function fieldFixes(card: StructuredCard, consideration: ConsiderationId): Fix[] {
  for (const concept of cardConceptsOf[consideration] ?? []) {
    const room = fieldFix(card, concept);
    if (room) return [suggestedFix(`Add \`${room.key}\` to the model card`, ...inPart(room.edits))];
  }
  return [];
}

import { cardQuestions } from '../catalogue/cardQuestions.js';
import type { CardConcept } from './cardConcepts.js';
import type { StructuredCard } from './structuredCard.js';
import { get, isMap } from './yaml.js';
import { ensurePath, type TextEdit } from './yamlEdit.js';
import type { YamlValue } from './yamlWrite.js';

/** Room for what a card does not say yet: the key, and a value that asks for it. */
interface Room {
  readonly path: readonly string[];
  readonly value: (question: string) => YamlValue;
}

type Rooms = Readonly<Partial<Record<CardConcept, (version: string | undefined) => Room>>>;

const at = (path: string, value: Room['value']): Room => ({ path: path.split('.'), value });

/** The fields of `cardFields` that take a sentence; a number or a date cannot be made up. */
const rooms: Readonly<Record<StructuredCard['format'], Rooms>> = {
  'model-card-toolkit': {
    contact: () => at('model_details.owners', (q) => [{ name: 'TODO', contact: q }]),
    version: () => at('model_details.version', (q) => ({ name: q })),
    license: (v) =>
      v === '0.0.1' ? at('model_details.license', (q) => q) : at('model_details.licenses', (q) => [{ identifier: q }]),
    limitations: (v) => at('considerations.limitations', (q) => [v === '0.0.1' ? q : { description: q }]),
    ethics: () => at('considerations.ethical_considerations', (q) => [{ name: q, mitigation_strategy: 'TODO' }]),
    mitigation: () => at('considerations.ethical_considerations', (q) => [{ name: 'TODO', mitigation_strategy: q }]),
  },
  cyclonedx: {
    contact: (v) => (v === '1.5' ? at('author', (q) => q) : at('authors', (q) => [{ name: q }])),
    version: () => at('version', (q) => q),
    limitations: () => at('modelCard.considerations.technicalLimitations', (q) => [q]),
    ethics: () => at('modelCard.considerations.ethicalConsiderations', (q) => [{ name: q, mitigationStrategy: 'TODO' }]),
    mitigation: () => at('modelCard.considerations.ethicalConsiderations', (q) => [{ name: 'TODO', mitigationStrategy: q }]),
  },
  mof: {
    contact: () => at('release.contact', (q) => q),
    version: () => at('release.version', (q) => q),
  },
};

/** An edit that makes room for a concept, and the key it adds. */
export interface RoomEdit {
  readonly key: string;
  readonly edits: readonly TextEdit[];
}

/** Adds the field of a concept with a `TODO` that asks for it; null where the format has none or the card has it already. */
export function fieldFix(card: StructuredCard, concept: CardConcept): RoomEdit | null {
  const model = card.models.find((each) => isMap(get(each, 'modelCard'))) ?? card.models[0];
  const room = rooms[card.format][concept]?.(card.version);
  if (!room || !model) return null;
  const value = room.value(`TODO: ${cardQuestions[concept].questions[0]}`);
  const edits = ensurePath(card.parts[0]!.text, model, room.path, value);
  return edits.length > 0 ? { key: room.path.join('.'), edits } : null;
}

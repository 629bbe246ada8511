import { frontMatterFix } from './artifacts/cardFrontMatterEdit.js';
import { type ModelCard, readModelCard } from './artifacts/modelCard.js';
import type { TextEdit } from './artifacts/yamlEdit.js';
import type { ConsiderationId } from './catalogue/catalogue.js';
import { applyEdits, type OffsetEdit } from './fixes.js';
import type { Project } from './project.js';
import { cardContents } from './rules/shared/cardContents.js';
import { missingKeys } from './rules/shared/cardKeys.js';
import { contentFor, questionsFor } from './rules/shared/cardSection.js';
import { addedLines } from './textDifference.js';

/** One edit of a card for all that it does not say. */
export interface AddedSections {
  /** What was added, one for each consideration. */
  readonly added: readonly ConsiderationId[];
  /** Of those, what the project's files had an answer to: "the license of `LICENSE`". */
  readonly answers: readonly string[];
  /** Keys of the front matter that the files answer too. */
  readonly keys: readonly string[];
  readonly edits: readonly OffsetEdit[];
}

const answerable = Object.keys(cardContents) as ConsiderationId[];

/**
 * Adds to a card what it lacks: a section for each consideration in `missing`, and what the project's files say where the card
 * is silent, whether or not that was missing. Each stands where it would stand alone. Null where there is nothing to add, and
 * for a card that is a template or cannot be read.
 */
export function addAllSections(card: ModelCard, project: Project, missing: readonly ConsiderationId[]): AddedSections | null {
  if (card.templated || card.problems.length > 0) return null;
  const asked = missing.join(' ');
  const last = made.get(card);
  if (last?.project === project && last.asked === asked) return last.sections;
  const sections = make(card, project, missing);
  made.set(card, { project, asked, sections });
  return sections;
}

/** The last answer for a card: an editor asks again each time the cursor moves, and the card is read once for each section. */
const made = new WeakMap<ModelCard, { project: Project; asked: string; sections: AddedSections | null }>();

function make(card: ModelCard, project: Project, missing: readonly ConsiderationId[]): AddedSections | null {
  const before = card.parts[0]!.text;
  const added: ConsiderationId[] = [];
  const answers: string[] = [];
  const keys: string[] = [];
  const change = (edits: readonly TextEdit[]): boolean => {
    // One edit can move the place of the next: each is made in the card as it then is.
    const next = edits.length > 0 ? readModelCard(card.uri, applyEdits(current.parts[0]!.text, edits), card.siblings) : null;
    if (!next || next.problems.length > 0) return false;
    current = next;
    return true;
  };
  let current = card;
  for (const id of new Set([...missing, ...answerable])) {
    const content = contentFor(current, id, project);
    // What nobody misses is not added beside what the card says on it.
    if (!missing.includes(id) && content?.concepts.some((concept) => current.concept(concept))) continue;
    const edits: readonly TextEdit[] = content?.edits ?? (missing.includes(id) ? questionsFor(current, id) : []);
    if (!change(edits)) continue;
    added.push(id);
    if (content) answers.push(content.what);
  }
  for (const { key, value } of missingKeys(project, current)) {
    if (change(frontMatterFix(current, current.parts[0]!.text, key, value))) keys.push(key);
  }
  return added.length + keys.length === 0 ? null : { added, answers, keys, edits: addedLines(before, current.parts[0]!.text) };
}

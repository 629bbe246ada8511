import { frontMatterFix } from '../../artifacts/cardFrontMatterEdit.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import { get, isMap, isScalar, isSeq } from '../../artifacts/yaml.js';
import { addItem, setScalar, type TextEdit } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import type { Edit } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { type CardLink, linksOf } from '../shared/cardLinks.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { editFrontMatter, frontMatterMap, isGiven } from '../shared/hubCard.js';
import { REPOSITORY, repositoryOf, sameRepository } from '../shared/hubIds.js';
import { scalarsAt } from '../shared/listItems.js';

/** What makes a data set that is named beside the training data no training data, or only where that comes from. */
const NOT_TRAINED_ON =
  /\b(?:not|never|unlike|except|exclud\w+|without|decontaminat\w+|compar\w+|similar|inspired|held[- ]?out|evaluat\w+|test(?:ed|ing|s)?|benchmark\w*|validat\w+|instead|future|planned|based on|subset of|(?:taken|derived|filtered|sourced|built|created|generated|translated|adapted|extracted|sampled|drawn|constructed) (?:from|of|with|using))\b/i;

/** More than that is a catalogue of data sets, which `datasets` need not repeat. */
const MANY = 30;

export default defineRule({
  id: 'data-quality/dataset-only-in-prose',
  consideration: 'data-quality/refresh',
  reads: 'card',
  severity: 'info',
  problem: 'Training data is linked in the text and missing from `datasets`.',
  remedy: 'Add its id to `datasets` in the front matter.',
  why: 'The Hub and tools that trace data read `datasets`; a problem found in the data set does not lead them to this model.',
  sources: [
    { title: 'Hugging Face Hub: specifying a data set', url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-dataset' },
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
  ],
  standards: ['EU AI Act Annex IV(2)(d)'],
  fix: 'suggested',
  examples: {
    bad: hubCardExample(
      'license: mit\nlibrary_name: transformers',
      '## Training Data\n\nTickets of 2025 from [northwind/tickets](https://huggingface.co/datasets/northwind/tickets).',
    ),
    good: hubCardExample(
      'license: mit\nlibrary_name: transformers\ndatasets:\n- northwind/tickets',
      '## Training Data\n\nTickets of 2025 from [northwind/tickets](https://huggingface.co/datasets/northwind/tickets).',
    ),
  },
  *check(card) {
    if (!frontMatterMap(card)) return;
    const known = scalarsAt(card, 'datasets').map((node) => repositoryOf(node.value)?.id ?? node.value);
    for (const link of trainingLinks(card)) {
      const found = repositoryOf(link.target);
      if (found?.kind !== 'dataset' || !REPOSITORY.test(found.id) || known.some((id) => sameRepository(id, found.id))) continue;
      if (known.length > MANY) return;
      known.push(found.id);
      const edits = withDataset(card, found.id);
      yield finding(
        { part: 0, start: link.start, end: link.end },
        `The training data \`${found.id}\` is not among the \`datasets\` of the front matter.`,
        edits.length > 0 ? [suggestedFix(`Add \`${found.id}\` to \`datasets\``, ...edits)] : [],
      );
    }
  },
});

/** Links of the sections on training data and nothing else, each judged by its own line. */
function trainingLinks(card: ModelCard): CardLink[] {
  const { prose } = card.body;
  return card.sections
    .filter(
      ({ concepts }) => concepts.includes('training-data') && !concepts.includes('eval-data') && !concepts.includes('evaluation'),
    )
    .filter(({ title }) => /train|fine-?tun|dataset/i.test(title))
    .flatMap(({ own }) => linksOf(card, own.start, own.end))
    .filter(({ start, end }) => {
      const line = prose.lastIndexOf('\n', start) + 1;
      const above = line > 1 ? prose.lastIndexOf('\n', line - 2) + 1 : line;
      // A sentence goes on over the end of a line; an item or a row does not.
      const from = /^\s*(?:[-*+|>]|\d+[.)])/.test(prose.slice(line, start)) ? line : above;
      const to = prose.indexOf('\n', end);
      return !NOT_TRAINED_ON.test(prose.slice(from, to < 0 ? prose.length : to));
    });
}

function withDataset(card: ModelCard, id: string): Edit[] {
  const node = get(frontMatterMap(card), 'datasets');
  if (!isGiven(node)) return inPart(frontMatterFix(card, card.parts[0]!.text, 'datasets', [id]));
  return editFrontMatter(card, (yaml, root): readonly TextEdit[] => {
    const own = get(root, 'datasets');
    if (isSeq(own)) return addItem(yaml, own, id);
    if (!isScalar(own) || isMap(own)) return [];
    return setScalar(yaml, own, `[${yaml.slice(own.start, own.end)}, ${scalarSource(id, true)}]`);
  });
}

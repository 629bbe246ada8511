import { frontMatterFix } from '../../artifacts/cardFrontMatterEdit.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import { get, pair } from '../../artifacts/yaml.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { linksOf } from '../shared/cardLinks.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap, isGiven } from '../shared/hubCard.js';
import { MODEL_ID, REPOSITORY, repositoryOf } from '../shared/hubIds.js';
import { conflictOf } from '../shared/licenseTerms.js';
import { scalarsAt } from '../shared/listItems.js';

/** What a model made from another is called; any words but these between "is" and "of" change the meaning. */
const KIND =
  'fine-?tuned?|quanti[sz]ed|merged|adapters?|q?lora|gguf|awq|gptq|version|variant|checkpoint|copy|model|weights|build|derivative|\\d-bit|and';

/** "This model is a fine-tuned version of [name](", up to the base; a subject that is not this model does not match. */
const SENTENCE = new RegExp(
  `(?:^|[.!?:][*_]{0,2}\\s+|\\n)[ \\t>*_-]*(?:this (?:model|checkpoint|repository|repo|adapter)|this|it|the model)\\s+(?:is|was|contains|holds)\\s+` +
    `(?:(?:a|an|the)\\s+)?(?:(?!(?:not|never|no|inspired|similar|compared|like|by|than|on|${KIND})\\b)[\\w-]+[ \\t]+){0,3}` +
    `(?:${KIND})\\b(?:[ \\t]+(?:${KIND})\\b){0,4}[ \\t]+(?:of|from|on top of)\\s+(?:the\\s+)?[*_]{0,2}`,
  'gi',
);

/** One of them has to be there: a "model of" somebody is no derived model. */
const DERIVED = /fine-?tune|quanti[sz]ed|merged|adapter|lora|gguf|awq|gptq/i;

/** `[name](address)`, or an id in backticks. */
const BASE = /^(?:\[[`*]{0,3}([^[\]\n]{1,150}?)[`*]{0,3}\]\(([^()\s]{1,300})\)|`([^`\n]{3,150})`)/;

export default defineRule({
  id: 'versioning/base-model-only-in-prose',
  consideration: 'versioning/version-control',
  reads: 'card',
  severity: 'info',
  problem: 'The base model stands in the text and not in the front matter.',
  remedy: 'Name it in `base_model`.',
  why: "The Hub and every tool that traces models read `base_model`, so the model is missing from its base model's tree.",
  sources: [
    {
      title: 'Hugging Face Hub: specifying a base model',
      url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-base-model',
    },
  ],
  standards: ['EU AI Act Annex IV(2)(a)', 'NIST AI RMF MANAGE 3.2'],
  fix: 'suggested',
  examples: {
    bad: hubCardExample(
      'license: mit\nlibrary_name: transformers',
      'This model is a fine-tuned version of [northwind/encoder](https://huggingface.co/northwind/encoder).',
    ),
    good: hubCardExample(
      'license: mit\nlibrary_name: transformers\nbase_model: northwind/encoder',
      'This model is a fine-tuned version of [northwind/encoder](https://huggingface.co/northwind/encoder).',
    ),
  },
  *check(card) {
    const map = frontMatterMap(card);
    // A key that is there and empty is a beginning; adapters that a tool tagged say it in a tag.
    if (!map || pair(map, 'base_models') || isGiven(get(map, 'base_model'))) return;
    if (scalarsAt(card, 'tags').some((tag) => tag.value.startsWith('base_model:'))) return;
    const found = [...sentences(card), ...labelled(card)];
    const first = found[0];
    if (!first || found.some(({ id }) => id !== first.id)) return;
    const edits = conflictOf(card, first.id) ? [] : frontMatterFix(card, card.parts[0]!.text, 'base_model', first.id);
    yield finding(
      { part: 0, start: first.start, end: first.end },
      `The base model \`${first.id}\` stands here only; the front matter has no \`base_model\`.`,
      edits.length > 0 ? [suggestedFix(`Add \`base_model: ${first.id}\``, ...inPart(edits))] : [],
    );
  },
});

interface Named {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

function sentences(card: ModelCard): Named[] {
  const { prose, content } = card.body;
  if (!DERIVED.test(prose)) return [];
  return [...prose.matchAll(SENTENCE)].flatMap((match) => {
    if (!DERIVED.test(match[0])) return [];
    const start = match.index + match[0].length;
    // Backticks are blank in the prose.
    const base = BASE.exec(content.slice(start, start + 500));
    const id = base && (base[2] === undefined ? base[3]! : linked(base[1]!, base[2]));
    return id && (base[2] !== undefined || REPOSITORY.test(id)) ? [{ id, start, end: start + base[0].length }] : [];
  });
}

/** `**Finetuned from model:** org/name`; two models under one label are a question, not an answer. */
function labelled(card: ModelCard): Named[] {
  return card.labels.flatMap((label) => {
    if (!label.concepts.includes('base-model')) return [];
    const links = linksOf(card, label.content.start, label.content.end);
    const [link] = links;
    if (link && links.length === 1) {
      const id = linked(link.label, link.target);
      return id ? [{ id, start: link.start, end: link.end }] : [];
    }
    const text = card.body.content.slice(label.content.start, label.content.end);
    const plain = links.length === 0 ? /^\s*`?([\w.-]+\/[\w.-]+?)`?\.?\s*$/.exec(text)?.[1] : undefined;
    if (plain === undefined || !REPOSITORY.test(plain)) return [];
    const start = label.content.start + text.indexOf(plain);
    return [{ id: plain, start, end: start + plain.length }];
  });
}

/** The id behind a link; a name without an account only where the link's own text is that name. */
function linked(label: string, target: string): string | undefined {
  const found = repositoryOf(target);
  if (found?.kind !== 'model' || !MODEL_ID.test(found.id)) return undefined;
  return found.id.includes('/') || found.id.toLowerCase() === label.replace(/[`*]/g, '').toLowerCase() ? found.id : undefined;
}

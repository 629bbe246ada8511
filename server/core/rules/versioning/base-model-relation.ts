import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isScalar, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { baseModelRelations } from '../../catalogue/hub.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap, isGiven } from '../shared/hubCard.js';

/** How people write the four relations. */
const SPELLINGS: readonly (readonly [RegExp, (typeof baseModelRelations)[number]])[] = [
  [/^(?:fine[-_ ]?tun(?:e|ed|ing)|sft|finetunes?)$/i, 'finetune'],
  [/^(?:quanti[sz](?:e|ed|ation)|quants?|gguf|gptq|awq|exl2)$/i, 'quantized'],
  [/^(?:adapters?|q?lora|peft)$/i, 'adapter'],
  [/^(?:merg(?:e|ed|es|ing)|mergekit)$/i, 'merge'],
];

export default defineRule({
  id: 'versioning/base-model-relation',
  consideration: 'versioning/version-control',
  reads: 'card',
  severity: 'warning',
  problem: 'The relation to the base model is none that the Hub knows.',
  remedy: 'Use `adapter`, `merge`, `quantized` or `finetune`.',
  why: "The model is missing from its base model's tree, where people look for adapters, merges and quantised versions.",
  sources: [
    {
      title: 'Hugging Face Hub: specifying a base model',
      url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-base-model',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: mit\nbase_model: northwind/encoder\nbase_model_relation: fine-tuned'),
    good: hubCardExample('license: mit\nbase_model: northwind/encoder\nbase_model_relation: finetune'),
  },
  *check(card) {
    const node = get(frontMatterMap(card), 'base_model_relation');
    const value = str(node);
    if (!isScalar(node) || !isGiven(node) || value === undefined || isPlaceholder(value)) return;
    if ((baseModelRelations as readonly string[]).includes(value)) return;
    const meant = SPELLINGS.find(([pattern]) => pattern.test(value.trim()))?.[1];
    const fixes =
      meant === undefined ? [] : [suggestedFix(`Write \`${meant}\``, ...inPart(setScalar(card.parts[0]!.text, node, meant)))];
    yield finding(
      spanOf(node),
      `\`${value.slice(0, 60)}\` is none of ${baseModelRelations.map((r) => `\`${r}\``).join(', ')}.`,
      fixes,
    );
  },
});

import { spanOf } from '../../artifacts/kubernetes.js';
import { get, pair } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap, isGiven } from '../shared/hubCard.js';

export default defineRule({
  id: 'versioning/relation-without-base-model',
  consideration: 'versioning/version-control',
  reads: 'card',
  severity: 'info',
  problem: '`base_model_relation` stands without a `base_model`.',
  remedy: 'Name the base model in `base_model`, or take the relation out.',
  why: 'Readers learn that the model derives from another and not from which, so no fix of the base reaches it.',
  sources: [
    {
      title: 'Hugging Face Hub: specifying a base model',
      url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-base-model',
    },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: hubCardExample('license: mit\nlibrary_name: transformers\nbase_model_relation: quantized'),
    good: hubCardExample(
      'license: mit\nlibrary_name: transformers\nbase_model: northwind/encoder\nbase_model_relation: quantized',
    ),
  },
  *check(card) {
    const map = frontMatterMap(card);
    const own = pair(map, 'base_model_relation');
    if (own && isGiven(own.value) && !isGiven(get(map, 'base_model'))) yield finding(spanOf(own.key));
  },
});

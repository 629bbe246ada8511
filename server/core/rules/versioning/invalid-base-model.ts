import { spanOf } from '../../artifacts/kubernetes.js';
import { defineRule, finding } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { notAnId, repositoryOf } from '../shared/hubIds.js';
import { idFix } from '../shared/idFix.js';
import { conflictOf } from '../shared/licenseTerms.js';
import { scalarsAt } from '../shared/listItems.js';

export default defineRule({
  id: 'versioning/invalid-base-model',
  consideration: 'versioning/version-control',
  reads: 'card',
  severity: 'warning',
  problem: '`base_model` names no model of the Hub.',
  remedy: 'Write the id of the base model as the Hub has it: `organisation/name`.',
  why: 'The Hub refuses such a value, and nobody can tell from which weights the model was made.',
  sources: [
    {
      title: 'Hugging Face Hub: specifying a base model',
      url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-base-model',
    },
    { title: 'axolotl#2140: a local path as base model', url: 'https://github.com/axolotl-ai-cloud/axolotl/pull/2140' },
  ],
  standards: ['EU AI Act Annex IV(2)(a)', 'NIST AI RMF MANAGE 3.2'],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: mit\nbase_model: https://huggingface.co/northwind/encoder'),
    good: hubCardExample('license: mit\nbase_model: northwind/encoder'),
  },
  *check(card) {
    const nodes = scalarsAt(card, 'base_model');
    const given = nodes.map((node) => node.value);
    for (const node of nodes) {
      const what = notAnId(node.value.trim());
      if (what === undefined) continue;
      const id = repositoryOf(node.value)?.id;
      // The right id must not make room for the next finding.
      const fixes = id !== undefined && conflictOf(card, id) ? [] : idFix(card, node, 'model', given);
      yield finding(spanOf(node), `\`${node.value.slice(0, 80)}\` is ${what}, no id of a model on the Hub.`, fixes);
    }
  },
});

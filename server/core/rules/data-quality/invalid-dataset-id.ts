import { spanOf } from '../../artifacts/kubernetes.js';
import { defineRule, finding } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { notAnId } from '../shared/hubIds.js';
import { idFix } from '../shared/idFix.js';
import { scalarsAt } from '../shared/listItems.js';

export default defineRule({
  id: 'data-quality/invalid-dataset-id',
  consideration: 'data-quality/refresh',
  reads: 'card',
  severity: 'info',
  problem: 'An entry of `datasets` names no data set of the Hub.',
  remedy: 'Write the id of the data set, `organisation/name`; data that is not on the Hub belongs in the text of the card.',
  why: 'The Hub links no data to the model, so nobody can follow it to what it learned from.',
  sources: [
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
    { title: 'Hugging Face Hub: specifying a data set', url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-dataset' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: hubCardExample(
      'license: mit\nlibrary_name: transformers\ndatasets:\n- https://huggingface.co/datasets/northwind/tickets',
    ),
    good: hubCardExample('license: mit\nlibrary_name: transformers\ndatasets:\n- northwind/tickets'),
  },
  *check(card) {
    const nodes = scalarsAt(card, 'datasets');
    const given = nodes.map((node) => node.value);
    for (const node of nodes) {
      const what = notAnId(node.value.trim());
      if (what === undefined) continue;
      const message = `\`${node.value.slice(0, 80)}\` is ${what}, no id of a data set on the Hub.`;
      yield finding(spanOf(node), message, idFix(card, node, 'dataset', given));
    }
  },
});

import { spanOf } from '../../artifacts/kubernetes.js';
import { defineRule, finding } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { MODEL_ID, notAnId } from '../shared/hubIds.js';
import { idFix } from '../shared/idFix.js';
import { scalarsAt } from '../shared/listItems.js';

export default defineRule({
  id: 'versioning/invalid-new-version',
  consideration: 'versioning/version-control',
  reads: 'card',
  severity: 'info',
  problem: '`new_version` names no model of the Hub.',
  remedy: 'Write the id of the model that replaces this one: `organisation/name`.',
  why: 'The Hub shows no link to the newer model, and people go on using this one.',
  sources: [
    {
      title: 'Hugging Face Hub: specifying a new version',
      url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-new-version',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: mit\nlibrary_name: transformers\nnew_version: https://huggingface.co/northwind/tickets-v2'),
    good: hubCardExample('license: mit\nlibrary_name: transformers\nnew_version: northwind/tickets-v2'),
  },
  *check(card) {
    for (const node of scalarsAt(card, 'new_version')) {
      const text = node.value.trim();
      // A number such as `2.0` is the version, not the model that holds it.
      const what = notAnId(text) ?? (/^v?\d+(?:\.\d+)*$/i.test(text) || !MODEL_ID.test(text) ? 'a version' : undefined);
      if (what === undefined) continue;
      yield finding(
        spanOf(node),
        `\`${text.slice(0, 80)}\` is ${what}, no id of a model on the Hub.`,
        idFix(card, node, 'model', []),
      );
    }
  },
});

import { get, items, str } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { labelsOf } from '../../catalogue/labels.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan } from '../../rules/shared/azureFix.js';
import { labelled, labelledBy } from '../shared/labelledBy.js';

export default defineDetector({
  considerations: labelled,
  what: 'tag of a Databricks endpoint or job that names the owner, the cost centre or the day of the next cost review; budget policy',
  reads: 'databricks',
  *find({ resources }): Generator<Evidence> {
    for (const { node } of resources) {
      yield* labelledBy(node, 'tags');
      for (const tag of items(get(node, 'tags'))) {
        const [key, value] = [str(get(tag, 'key')) ?? '', str(get(tag, 'value'))?.trim() ?? ''];
        if (value === '' || isPlaceholder(value) || /^(?:todo|tbd|none|unknown|n\/?a)$/i.test(value)) continue;
        const id = labelled.find((each) => labelsOf[each]!.keys.test(key));
        if (id === undefined || (id === 'cost/reassessment' && !/\d{4}-\d{2}/.test(value))) continue;
        yield evidence(id, nodeSpan(get(tag, 'key')!), `${key}: ${value.slice(0, 80)}`);
      }
      for (const policy of ['budget_policy_id', 'usage_policy_id'])
        if (str(get(node, policy))) yield evidence('cost/strategy', keySpan(node, policy), 'charged to a budget');
    }
  },
});

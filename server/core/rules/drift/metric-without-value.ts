import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isScalar, isSeq, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { isGiven } from '../shared/hubCard.js';
import { indexedResults, metricsOf } from '../shared/modelIndex.js';

const BLANK = /^(?:todo|tbd|n\/?a|nan|none|null|unknown|-+|\?+|\.\.\.|\[more information needed\])$/i;

export default defineRule({
  id: 'drift/metric-without-value',
  consideration: 'drift/evaluation-threshold',
  reads: 'card',
  severity: 'warning',
  problem: 'A metric of `model-index` has no value.',
  remedy: 'Write the value that was measured, or take the metric out.',
  why: 'The Hub refuses a result without a value, and a metric without a number is nothing the next version can be compared with.',
  sources: [
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
    {
      title: 'huggingface_hub: evaluation results of a card',
      url: 'https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/repocard_data.py',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 1.1'],
  fix: 'none',
  examples: {
    bad: hubCardExample(index('          - type: recall')),
    good: hubCardExample(index('          - type: recall\n            value: 0.47')),
  },
  *check(card) {
    for (const result of indexedResults(card)) {
      for (const metric of metricsOf(result)) {
        const value = get(metric, 'value');
        const text = str(value)?.trim();
        if (isMap(value) || isSeq(value) || (text !== undefined && isPlaceholder(text))) continue;
        if (isGiven(value) && isScalar(value) && !BLANK.test(text ?? '')) continue;
        const name = str(get(metric, 'type')) ?? str(get(metric, 'name'));
        const at = isGiven(value) ? value : (get(metric, 'type') ?? metric.pairs[0]?.key ?? metric);
        yield finding(spanOf(at), name === undefined ? '' : `\`${name.slice(0, 60)}\` has no value.`);
      }
    }
  },
});

/** Front matter of the examples with these metrics. */
function index(metrics: string): string {
  return `license: mit
model-index:
  - name: scorer
    results:
      - task:
          type: text-classification
        dataset:
          name: Tickets
          type: northwind/tickets
        metrics:
${metrics}`;
}

import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, pair } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { isGiven } from '../shared/hubCard.js';
import { indexedResults, metricsOf } from '../shared/modelIndex.js';

export default defineRule({
  id: 'drift/model-index-without-split',
  consideration: 'drift/evaluation-threshold',
  reads: 'card',
  severity: 'info',
  preview: true,
  problem: 'A result of `model-index` does not say on which split it was measured.',
  remedy: 'Add `split` to its data set.',
  why: 'A number from the training split looks like one from the test split, and the next version is held to the wrong bar.',
  sources: [
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
  ],
  standards: ['NIST AI RMF MEASURE 2.1'],
  fix: 'none',
  examples: {
    bad: hubCardExample(index('')),
    good: hubCardExample(index('\n          split: test')),
  },
  *check(card) {
    for (const result of indexedResults(card)) {
      const dataset = get(result, 'dataset');
      if (!isMap(dataset) || !isGiven(get(dataset, 'name')) || isGiven(get(dataset, 'split'))) continue;
      if (metricsOf(result).length === 0 || isGiven(get(result, 'source', 'url'))) continue;
      // Reinforcement learning is measured in an environment, which has no splits.
      const task = get(result, 'task', 'type');
      if (task?.type === 'scalar' && /reinforcement-learning|robotics/.test(task.value)) continue;
      yield finding(spanOf(pair(dataset, 'name')?.key ?? dataset));
    }
  },
});

/** Front matter of the examples with one line more in the data set. */
function index(line: string): string {
  return `license: mit
model-index:
  - name: scorer
    results:
      - task:
          type: text-classification
        dataset:
          name: Tickets
          type: northwind/tickets${line}
        metrics:
          - type: f1
            value: 0.91`;
}

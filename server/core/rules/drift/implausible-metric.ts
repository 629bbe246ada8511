import { spanOf } from '../../artifacts/kubernetes.js';
import { get, num, str, type YamlNode } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { indexedResults, metricsOf } from '../shared/modelIndex.js';

/** Metrics that are shares, between 0 and 1 or written as percentages. Errors and losses have no upper bound. */
const SHARES = new Set([
  'accuracy',
  'f1',
  'precision',
  'recall',
  'roc_auc',
  'exact_match',
  'mean_iou',
  'balanced_accuracy',
  'specificity',
  'sensitivity',
]);

export default defineRule({
  id: 'drift/implausible-metric',
  consideration: 'drift/evaluation-threshold',
  reads: 'card',
  severity: 'warning',
  problem: 'A metric has a value that it cannot have.',
  remedy: 'Write all shares of a result on one scale: from 0 to 1, or from 0 to 100.',
  why: 'Leaderboards and gates compare numbers as they stand, and a share beside a percentage wins or loses for no reason.',
  sources: [
    { title: 'huggingface/evaluate: accuracy', url: 'https://github.com/huggingface/evaluate/tree/main/metrics/accuracy' },
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.13'],
  fix: 'none',
  examples: {
    bad: hubCardExample(index('0.94', '91.3')),
    good: hubCardExample(index('0.94', '0.913')),
  },
  *check(card) {
    for (const result of indexedResults(card)) {
      const shares = metricsOf(result).flatMap((metric) => {
        const type = str(get(metric, 'type'))?.toLowerCase() ?? '';
        const node: YamlNode | undefined = get(metric, 'value');
        const value = num(node);
        return SHARES.has(type) && node && value !== undefined ? [{ type, node, value }] : [];
      });
      const share = shares.find(({ value }) => value > 0.02 && value < 1);
      for (const { type, node, value } of shares) {
        if (value < 0 || value > 100) yield finding(spanOf(node), `\`${type}\` cannot be ${value}.`);
        // Between the two lies nothing that is likely on either scale.
        else if (share && value > 2)
          yield finding(
            spanOf(node),
            `\`${type}\` is ${value} and \`${share.type}\` ${share.value} in the same result.`,
            [],
            [{ uri: card.uri, span: spanOf(share.node), message: 'A share between 0 and 1.' }],
          );
      }
    }
  },
});

/** Front matter of the examples with two metrics. */
function index(accuracy: string, f1: string): string {
  return `license: mit
model-index:
  - name: scorer
    results:
      - task:
          type: text-classification
        dataset:
          name: Tickets
          type: northwind/tickets
          split: test
        metrics:
          - type: accuracy
            value: ${accuracy}
          - type: f1
            value: ${f1}`;
}

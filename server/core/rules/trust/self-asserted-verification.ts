import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, items, looseBool, pair, str } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { editFrontMatter } from '../shared/hubCard.js';
import { indexedResults, metricsOf, modelIndex } from '../shared/modelIndex.js';

export default defineRule({
  id: 'trust/self-asserted-verification',
  consideration: 'trust/transparency',
  reads: 'card',
  severity: 'warning',
  problem: 'A result calls itself verified without the token that proves it.',
  remedy: 'Take `verified` out: the evaluation service of the Hub sets it, together with `verifyToken`.',
  why: 'Readers take the number for one that somebody else measured.',
  sources: [
    {
      title: 'huggingface_hub: evaluation results of a card',
      url: 'https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/repocard_data.py',
    },
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
  ],
  standards: ['EU AI Act Art. 13'],
  fix: 'suggested',
  examples: {
    bad: hubCardExample(index('            verified: true')),
    good: hubCardExample(index('            name: Test F1')),
  },
  *check(card) {
    // By place, so that a fix finds its metric again in the front matter alone.
    const claims = items(modelIndex(card)?.value).flatMap((entry, e) =>
      items(get(entry, 'results')).flatMap((result, r) =>
        items(get(result, 'metrics')).map((metric, m) => ({ metric, path: [e, 'results', r, 'metrics', m] as const })),
      ),
    );
    const known = new Set(indexedResults(card).flatMap(metricsOf));
    for (const { metric, path } of claims) {
      if (!isMap(metric) || !known.has(metric)) continue;
      const own = pair(metric, 'verified');
      const token = str(get(metric, 'verifyToken'));
      if (!own || looseBool(own.value) !== true || (token !== undefined && /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(token.trim())))
        continue;
      const edits = editFrontMatter(card, (yaml, root) => {
        const map = get(root, 'model-index', ...path);
        return isMap(map) ? removeEntry(yaml, map, 'verified') : [];
      });
      const name = str(get(metric, 'name')) ?? str(get(metric, 'type')) ?? 'This result';
      yield finding(
        spanOf(own.key),
        `\`${name.slice(0, 60).replaceAll('`', "'")}\` calls itself verified, and no token of the Hub proves it.`,
        edits.length > 0 ? [suggestedFix('Take `verified` out', ...edits)] : [],
      );
    }
  },
});

/** Front matter of the examples with a line more in the metric. */
function index(line: string): string {
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
          - type: f1
            value: 0.91
${line}`;
}

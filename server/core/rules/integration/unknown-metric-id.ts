import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isScalar, type YamlScalar } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { metricIds } from '../../catalogue/metrics.js';
import { isNearName } from '../../nearNames.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { scalarsAt } from '../shared/listItems.js';
import { indexedResults, metricsOf } from '../shared/modelIndex.js';

export default defineRule({
  id: 'integration/unknown-metric-id',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'info',
  problem: 'The metric is almost the id of one that is known.',
  remedy: 'Write the id of the metric.',
  why: 'Results are compared by the id of their metric, and this one stands alone.',
  sources: [
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
    { title: 'huggingface/evaluate: metrics', url: 'https://github.com/huggingface/evaluate/tree/main/metrics' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: mit\nlibrary_name: transformers\nmetrics:\n- acuracy'),
    good: hubCardExample('license: mit\nlibrary_name: transformers\nmetrics:\n- accuracy'),
  },
  *check(card) {
    const listed = scalarsAt(card, 'metrics');
    const given = new Set(listed.map((node) => node.value));
    for (const node of listed) {
      const id = nearest(node.value, isNearName);
      if (id !== undefined && !given.has(id)) yield at(node, id);
    }
    // A result's metric may be any id; a benchmark's own ids are near others, so only another spelling counts.
    for (const result of indexedResults(card)) {
      for (const metric of metricsOf(result)) {
        const node = get(metric, 'type');
        const id = isScalar(node) ? nearest(node.value, sameLetters) : undefined;
        if (isScalar(node) && id !== undefined) yield at(node, id);
      }
    }
    function at(node: YamlScalar, id: string) {
      const edits = inPart(setScalar(card.parts[0]!.text, node, id));
      return finding(spanOf(node), `The id of \`${node.value.slice(0, 60)}\` is \`${id}\`.`, [
        suggestedFix(`Write \`${id}\``, ...edits),
      ]);
    }
  },
});

function nearest(name: string, isNear: (a: string, b: string) => boolean): string | undefined {
  const text = name.trim();
  if (Object.hasOwn(metricIds, text)) return undefined;
  const near = Object.keys(metricIds).filter((id) => isNear(text, id));
  return near.length === 1 ? near[0] : undefined;
}

function sameLetters(a: string, b: string): boolean {
  return letters(a) === letters(b);
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

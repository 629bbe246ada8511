import { spanOf } from '../../artifacts/kubernetes.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import { get, isNull, items, str } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { blocksOf, claimsOf, matchIn, quote, sectionsOn } from '../shared/cardText.js';
import { figure, measured, metricName } from '../shared/metrics.js';

export default defineDetector({
  considerations: ['drift/evaluation-threshold'],
  what: 'a metric with its value: in `model-index`, or in a section on results',
  reads: 'card',
  *find(card): Generator<Evidence> {
    yield* indexed(card);
    const told = inSections(card);
    if (told) yield told;
  },
});

function* indexed(card: ModelCard): Generator<Evidence> {
  for (const entry of items(get(card.frontMatter?.root, 'model-index'))) {
    for (const result of items(get(entry, 'results'))) {
      for (const metric of items(get(result, 'metrics'))) {
        const type = str(get(metric, 'type'));
        const value = get(metric, 'value');
        const text = str(value);
        if (!type || !value || isNull(value) || text === undefined || !/\d/.test(text)) continue;
        yield evidence('drift/evaluation-threshold', spanOf(value), `model-index: ${type} ${text.slice(0, 20)}`);
        return;
      }
    }
  }
}

/** The first place of the card's text where a metric has a number. */
function inSections(card: ModelCard): Evidence | undefined {
  for (const block of sectionsOn(card, 'evaluation', 'subgroup-eval', 'thresholds', 'uncertainty')) {
    const text = claimsOf(card).slice(block.start, block.end);
    // The names of table columns are not part of what is said, but they name the metric.
    const named = metricName.test(card.parts[0]!.text.slice(block.section!.heading.start, block.end));
    if (named && figure.test(text)) {
      const span = block.section!.heading;
      return evidence('drift/evaluation-threshold', span, `model card: ${quote(card, span)}, with figures`);
    }
  }
  for (const block of blocksOf(card)) {
    if (block.section?.concepts.some((c) => NOT_RESULTS.includes(c))) continue;
    const span = matchIn(card, block, measured);
    if (span) return evidence('drift/evaluation-threshold', span, `model card: ${quote(card, span)}`);
  }
  return undefined;
}

/** Numbers there are settings or prices. */
const NOT_RESULTS: readonly string[] = [
  'training-procedure',
  'usage-code',
  'software',
  'hardware',
  'cost',
  'citation',
  'optimisation',
  'base-model',
];

import { spanOf } from '../../artifacts/kubernetes.js';
import { ownText } from '../../artifacts/structuredCardText.js';
import { pair } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { toolkitExample } from '../shared/exampleStructuredCard.js';
import { metricsOf } from '../shared/structuredMetrics.js';

const metrics = (...list: readonly object[]) => toolkitExample({ quantitative_analysis: { performance_metrics: list } });

export default defineRule<'structuredCard'>({
  id: 'drift/performance-metric-incomplete',
  consideration: 'drift/evaluation-threshold',
  reads: 'structuredCard',
  severity: 'info',
  problem: 'A performance metric has no name or no value.',
  remedy: 'Give the metric its `type` and the `value` that was measured.',
  why: 'A metric without its number cannot be compared with what the model reaches in production, and a number without its metric says nothing.',
  sources: [
    {
      title: 'Model Card Toolkit: performance_metric, schema 0.0.1 (requires `type`, and `value` or `confidence_interval`)',
      url: 'https://github.com/tensorflow/model-card-toolkit/blob/main/model_card_toolkit/schema/v0.0.1/model_card.schema.json',
    },
    {
      title: 'CycloneDX 1.6: performanceMetrics',
      url: 'https://cyclonedx.org/docs/1.6/json/#components_items_modelCard_quantitativeAnalysis_performanceMetrics',
    },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: metrics({ type: 'accuracy', value: '', slice: 'test' }),
    good: metrics({ type: 'accuracy', value: '0.91', slice: 'test' }),
  },
  *check(card) {
    if (card.templated) return;
    for (const { node, type, value, lower, upper } of metricsOf(card)) {
      // A metric of VerifyML is also told by its tests or its plots.
      if (pair(node, 'tests') || pair(node, 'graphics') || pair(node, '<<')) continue;
      const name = ownText(type);
      const figure = ownText(value) ?? ownText(lower) ?? ownText(upper);
      if (name !== undefined && figure !== undefined) continue;
      const at = type ?? value ?? node.pairs[0]?.key ?? node;
      if (name !== undefined) yield finding(spanOf(at), `\`${name.slice(0, 60)}\` has no value.`);
      else if (figure !== undefined) yield finding(spanOf(value ?? at), 'This value has no `type` that says what was measured.');
      else yield finding(spanOf(at), 'This metric has neither a `type` nor a `value`.');
    }
  },
});

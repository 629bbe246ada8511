import { spanOf } from '../../artifacts/kubernetes.js';
import { ownText } from '../../artifacts/structuredCardText.js';
import type { YamlNode } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { toolkitExample } from '../shared/exampleStructuredCard.js';
import { metricsOf } from '../shared/structuredMetrics.js';

const metric = (value: string) =>
  toolkitExample({
    quantitative_analysis: {
      performance_metrics: [{ type: 'accuracy', value, confidence_interval: { lower_bound: '0.85', upper_bound: '0.95' } }],
    },
  });

export default defineRule<'structuredCard'>({
  id: 'trust/confidence-interval-contradiction',
  consideration: 'trust/transparency',
  reads: 'structuredCard',
  severity: 'warning',
  problem: 'A metric contradicts its own confidence interval.',
  remedy: 'Write the bounds of the interval around this value, the lower one first.',
  why: 'The interval tells users how sure the figure is, and one that does not hold the figure tells them nothing they can rely on.',
  sources: [
    {
      title: 'Model Card Toolkit: confidence_interval, schema 0.0.1',
      url: 'https://github.com/tensorflow/model-card-toolkit/blob/main/model_card_toolkit/schema/v0.0.1/model_card.schema.json',
    },
    {
      title: 'CycloneDX 1.6: confidenceInterval',
      url: 'https://cyclonedx.org/docs/1.6/json/#components_items_modelCard_quantitativeAnalysis_performanceMetrics_items_confidenceInterval',
    },
  ],
  standards: [],
  fix: 'none',
  examples: { bad: metric('0.97'), good: metric('0.91') },
  *check(card) {
    if (card.templated) return;
    for (const metric of metricsOf(card)) {
      const [value, lower, upper] = [metric.value, metric.lower, metric.upper].map(figureOf);
      if (!metric.lower || !lower || !upper || lower.unit !== upper.unit) continue;
      const name = ownText(metric.type)?.slice(0, 60);
      const bounds = `${lower.text} to ${upper.text}`;
      if (lower.number > upper.number) {
        yield finding(
          spanOf(metric.lower),
          `The lower bound of ${name ? `\`${name}\`` : 'this metric'} is above the upper one: ${bounds}.`,
        );
      } else if (
        metric.value &&
        value &&
        value.unit === lower.unit &&
        (value.number < lower.number || value.number > upper.number)
      ) {
        yield finding(
          spanOf(metric.value),
          `${name ? `\`${name}\`` : 'The metric'} is ${value.text}, outside its interval ${bounds}.`,
        );
      }
    }
  },
});

interface Figure {
  readonly number: number;
  /** `%` or nothing. */
  readonly unit: string;
  readonly text: string;
}

/** A value that is one number and nothing else. */
function figureOf(node: YamlNode | undefined): Figure | undefined {
  const text = ownText(node);
  const parts = /^([-+]?(?:\d{1,15}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][-+]?\d{1,3})?)\s*(%?)$/.exec(text ?? '');
  return parts ? { number: Number(parts[1]), unit: parts[2]!, text: text! } : undefined;
}

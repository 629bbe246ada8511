import type { StructuredCard } from '../../artifacts/structuredCard.js';
import { get, isMap, items, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';

/** One entry of a card's list of performance metrics. */
export interface StructuredMetric {
  readonly node: YamlMap;
  readonly type: YamlNode | undefined;
  readonly value: YamlNode | undefined;
  readonly lower: YamlNode | undefined;
  readonly upper: YamlNode | undefined;
}

/** The performance metrics of all models of a card, in document order; none for a format without them. */
export function metricsOf(card: StructuredCard): StructuredMetric[] {
  if (card.format === 'mof') return [];
  const [list, interval, lower, upper] = card.format === 'cyclonedx' ? BILL : TOOLKIT;
  return card.models.flatMap((model) =>
    items(get(model, ...list)).flatMap((node): StructuredMetric[] => {
      if (!isMap(node)) return [];
      const bounds = get(node, interval);
      return [{ node, type: get(node, 'type'), value: get(node, 'value'), lower: get(bounds, lower), upper: get(bounds, upper) }];
    }),
  );
}

type Names = readonly [list: readonly string[], interval: string, lower: string, upper: string];
const BILL: Names = [
  ['modelCard', 'quantitativeAnalysis', 'performanceMetrics'],
  'confidenceInterval',
  'lowerBound',
  'upperBound',
];
const TOOLKIT: Names = [['quantitative_analysis', 'performance_metrics'], 'confidence_interval', 'lower_bound', 'upper_bound'];

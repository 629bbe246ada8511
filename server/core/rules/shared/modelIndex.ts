import type { ModelCard } from '../../artifacts/modelCard.js';
import { get, isMap, isSeq, items, pair, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import { frontMatterMap } from './hubCard.js';

/** `model-index` of a card as written, or undefined where it is absent or empty. */
export function modelIndex(card: ModelCard): { readonly key: YamlNode; readonly value: YamlNode } | undefined {
  const own = pair(frontMatterMap(card), 'model-index');
  return own && own.value.end > own.value.start ? own : undefined;
}

/** Every result of `model-index` that is a mapping. */
export function indexedResults(card: ModelCard): YamlMap[] {
  return items(modelIndex(card)?.value).flatMap((entry) => items(get(entry, 'results')).filter(isMap));
}

/** The metrics of a result that are mappings. */
export function metricsOf(result: YamlMap): YamlMap[] {
  const metrics = get(result, 'metrics');
  return isSeq(metrics) ? items(metrics).filter(isMap) : [];
}

import type { ModelCard } from '../../artifacts/modelCard.js';
import { get, isScalar, isSeq, items, type YamlScalar } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { frontMatterMap, isGiven } from './hubCard.js';

/** The scalars under a front-matter key that takes one value or a list of them; empty ones and placeholders left out. */
export function scalarsAt(card: ModelCard, key: string): YamlScalar[] {
  const node = get(frontMatterMap(card), key);
  return (isSeq(node) ? items(node) : [node]).filter(
    (item): item is YamlScalar => isScalar(item) && isGiven(item) && item.tag === undefined && !isTemplated(item.value),
  );
}

function isTemplated(value: string): boolean {
  return isPlaceholder(value) || /^\{.*\}$|^<.*>$|^\[.*\]$/.test(value.trim());
}

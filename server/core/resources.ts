import { isMap, str, type YamlMap, type YamlNode } from './artifacts/yaml.js';
import { isPlaceholder } from './artifacts/yamlTemplate.js';
import { parseQuantity } from './quantity.js';

/** One line of `resources.requests` or `resources.limits`. */
export interface Amount {
  readonly resource: string;
  /** As written: `4Gi`. */
  readonly text: string;
  /** In bytes, cores or pieces; undefined where the text is no quantity or not known from this file. */
  readonly amount: number | undefined;
  readonly key: YamlNode;
  readonly node: YamlNode;
  readonly map: YamlMap;
}

/** `resources.requests` or `resources.limits` of a container, by resource; empty where nothing is written. */
export function readAmounts(map: YamlNode | undefined): ReadonlyMap<string, Amount> {
  const result = new Map<string, Amount>();
  if (!isMap(map)) return result;
  for (const { key, value: node } of map.pairs) {
    const resource = str(key);
    const text = str(node);
    if (resource === undefined || text === undefined) continue;
    result.set(resource, { resource, text, amount: isPlaceholder(text) ? undefined : parseQuantity(text), key, node, map });
  }
  return result;
}

import { spanOf } from '../../artifacts/kubernetes.js';
import { pair, type YamlNode } from '../../artifacts/yaml.js';
import type { Span } from '../../model.js';

/** A key with its value where both stand in one mapping; the value alone where it is merged in or shared by an alias. */
export function pairSpan(map: YamlNode | undefined, key: string, value: YamlNode): Span {
  const own = pair(map, key);
  if (!own || own.value.start !== value.start || own.key.start > own.value.start) return spanOf(value);
  return { part: 0, start: own.key.start, end: own.value.end };
}

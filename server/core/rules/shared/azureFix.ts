import type { AzureMl, AzureMlSpec } from '../../artifacts/azureMl.js';
import { get, isScalar, pair, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource, type YamlValue } from '../../artifacts/yamlWrite.js';
import type { Edit, Span } from '../../model.js';
import { inPart } from './edits.js';
import { pairSpan } from './pairSpan.js';

/** The documents of these types. */
export function specsOf(file: AzureMl, ...types: readonly AzureMlSpec['type'][]): readonly AzureMlSpec[] {
  return file.specs.filter(({ type }) => types.includes(type));
}

/** Where a key stands with its value; the mapping's own place where it has none. */
export function keySpan(map: YamlNode, key: string): Span {
  const value = get(map, key);
  return value ? pairSpan(map, key, value) : { part: 0, start: map.start, end: map.end };
}

/** Puts another value in the place of a scalar that is nobody else's. */
export function setKey(file: AzureMl, map: YamlNode | undefined, key: string, value: string | number | boolean): Edit[] {
  const own = pair(map, key)?.value;
  if (!own || !isScalar(own) || own.anchor !== undefined) return [];
  return inPart(setScalar(file.parts[0]!.text, own, scalarSource(value, true)));
}

/** Adds a key that is not there; behind the last of `after` that is. */
export function addKey(file: AzureMl, map: YamlMap, key: string, value: YamlValue, ...after: readonly string[]): Edit[] {
  return inPart(addEntry(file.parts[0]!.text, map, key, value, { after }));
}

import type { CloudFormation } from '../../artifacts/cloudFormation.js';
import { sourceFor } from '../../artifacts/cloudFormationEdit.js';
import { get, isScalar, pair, type YamlMap } from '../../artifacts/yaml.js';
import { addEntry, removeEntry } from '../../artifacts/yamlEdit.js';
import type { YamlValue } from '../../artifacts/yamlWrite.js';
import type { Edit, Fix, Span } from '../../model.js';
import { suggestedFix } from '../../rule.js';
import { inPart } from './edits.js';
import { pairSpan } from './pairSpan.js';

/** Where a property stands with its key; the mapping's own place where it has none. */
export function propertySpan(map: YamlMap, key: string): Span {
  const value = get(map, key);
  return value ? pairSpan(map, key, value) : { part: 0, start: map.start, end: map.end };
}

/** Puts another scalar in the place of a property's literal one. */
export function setProperty(stack: CloudFormation, map: YamlMap, key: string, value: string | number | boolean): Edit[] {
  const own = pair(map, key)?.value;
  if (!own || !isScalar(own) || own.anchor !== undefined || own.end === own.start) return [];
  const quoted = own.style === 'double' || own.style === 'single';
  const newText = quoted ? JSON.stringify(String(value)) : sourceFor(stack, value, map.flow);
  return inPart([{ start: own.start, end: own.end, newText }]);
}

/** Adds a property that is not there; behind the last of `after` that is. */
export function addProperty(
  stack: CloudFormation,
  map: YamlMap,
  key: string,
  value: YamlValue,
  ...after: readonly string[]
): Edit[] {
  return inPart(addEntry(stack.parts[0]!.text, map, key, value, { after }));
}

/** Takes a property out with its lines. */
export function removeProperty(stack: CloudFormation, map: YamlMap, key: string): Edit[] {
  return inPart(removeEntry(stack.parts[0]!.text, map, key));
}

/** A list of one suggested fix, of none where nothing can be edited here. */
export function suggestedIf(title: string, edits: readonly Edit[]): Fix[] {
  return edits.length > 0 ? [suggestedFix(title, ...edits)] : [];
}

import { isScalar, pair, type YamlNode, type YamlScalar } from '../../artifacts/yaml.js';
import type { OffsetEdit } from '../../fixes.js';
import type { Fix } from '../../model.js';
import { suggestedFix } from '../../rule.js';
import { inPart } from './edits.js';

/** A list of one suggested fix, of none where nothing can be edited here. */
export function offered(title: string, edits: readonly OffsetEdit[]): Fix[] {
  return edits.length > 0 ? [suggestedFix(title, ...inPart(edits))] : [];
}

/** The scalar that stands at a key of the mapping itself and that no anchor shares with another place. */
export function ownScalar(map: YamlNode | undefined, key: string): YamlScalar | undefined {
  const value = pair(map, key)?.value;
  return value && isScalar(value) && value.anchor === undefined ? value : undefined;
}

import type { ModelCard } from '../../artifacts/modelCard.js';
import type { YamlScalar } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import type { Fix } from '../../model.js';
import { suggestedFix } from '../../rule.js';
import { inPart } from './edits.js';
import { REPOSITORY, repositoryOf } from './hubIds.js';

/** The fix of an address on the Hub that stands where an id is wanted: the id. None for other addresses, nor for an id that is there already. */
export function idFix(card: ModelCard, node: YamlScalar, kind: 'model' | 'dataset', given: readonly string[]): Fix[] {
  const found = repositoryOf(node.value);
  if (found?.kind !== kind || !REPOSITORY.test(found.id) || given.includes(found.id)) return [];
  return [suggestedFix(`Write \`${found.id}\``, ...inPart(setScalar(card.parts[0]!.text, node, scalarSource(found.id))))];
}

import { get, isMap, keyText, str, type YamlNode } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { labelsOf } from '../../catalogue/labels.js';
import type { Evidence } from '../../model.js';
import { evidence } from '../../rule.js';

/** Considerations that a label of any file can answer. */
export const labelled = Object.keys(labelsOf) as [ConsiderationId, ...ConsiderationId[]];

/** The labels in the mapping below `path` that answer a consideration by themselves, such as `owner: credit-risk`. */
export function* labelledBy(node: YamlNode | undefined, ...path: readonly string[]): Generator<Evidence> {
  const labels = get(node, ...path);
  if (!isMap(labels)) return;
  for (const each of labels.pairs) {
    const value = str(each.value)?.trim() ?? '';
    if (value === '' || isPlaceholder(value) || /^(?:todo|tbd|none|unknown|n\/?a)$/i.test(value)) continue;
    for (const id of labelled) {
      const key = keyText(each) ?? '';
      // A review has a day.
      const answers = id !== 'cost/reassessment' || /\d{4}-\d{2}/.test(value);
      if (answers && labelsOf[id]!.keys.test(key)) yield evidence(id, nodeSpan(each.key), `${key}: ${value.slice(0, 80)}`);
    }
  }
}

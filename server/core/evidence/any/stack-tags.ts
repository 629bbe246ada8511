import { listAt, mapAt, textAt } from '../../artifacts/cloudFormationValues.js';
import { spanOf } from '../../artifacts/kubernetes.js';
import { get, keyText, type YamlNode } from '../../artifacts/yaml.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { labelsOf } from '../../catalogue/labels.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

const considerationIds = Object.keys(labelsOf) as [ConsiderationId, ...ConsiderationId[]];
const BLANK = /^(?:|todo\b.*|tbd|fixme|none|unknown|n\/?a|null|changeme|xxx+|example|-+|\.+|\?+)$/i;

export default defineDetector({
  considerations: considerationIds,
  what: 'tag of a SageMaker resource that names the owner, the cost centre or the day of the next cost review',
  reads: 'cloudformation',
  *find(stack): Generator<Evidence> {
    for (const { type, properties } of stack.resources) {
      if (!type.startsWith('AWS::SageMaker::') || !properties) continue;
      for (const { key, value, node } of tagsOf(properties)) {
        const id = considerationIds.find((each) => labelsOf[each]!.keys.test(key.slice(key.search(/[^:/]*$/))));
        if (id === undefined || BLANK.test(value.trim())) continue;
        if (id === 'cost/reassessment' && !/\d{4}-\d{2}/.test(value)) continue;
        yield evidence(id, spanOf(node), `${key}: ${value.slice(0, 60)}`);
      }
    }
  },
});

/** The list of pairs that nearly all resources have, and the mapping of a few. */
function tagsOf(properties: YamlNode): { key: string; value: string; node: YamlNode }[] {
  const listed = listAt(properties, 'Tags').items.flatMap((tag) => {
    const [key, value] = [textAt(tag, 'Key'), textAt(tag, 'Value')];
    return key === undefined || value === undefined ? [] : [{ key, value, node: get(tag, 'Value') ?? tag }];
  });
  const mapped = (mapAt(properties, 'Tags')?.pairs ?? []).flatMap((each) => {
    const key = keyText(each);
    const value = key === undefined ? undefined : textAt(properties, 'Tags', key);
    return key === undefined || value === undefined ? [] : [{ key, value, node: each.value }];
  });
  return [...listed, ...mapped];
}

import { spanOf, stringMap } from '../../artifacts/kubernetes.js';
import { get } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { labelsOf } from '../../catalogue/labels.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

const considerationIds = Object.keys(labelsOf) as [ConsiderationId, ...ConsiderationId[]];
const BLANK = /^(?:|todo\b.*|tbd|fixme|none|unknown|n\/?a|null|changeme|xxx+|example|-+|\.+|\?+)$/i;

export default defineDetector({
  considerations: considerationIds,
  what: 'tag of an Azure Machine Learning asset that names the owner, the cost centre or the day of the next cost review',
  reads: 'azureml',
  *find(file): Generator<Evidence> {
    for (const spec of file.specs) {
      for (const [key, { value, node }] of stringMap(get(spec.node, 'tags'))) {
        const id = considerationIds.find((each) => labelsOf[each]!.keys.test(key));
        if (id === undefined || BLANK.test(value.trim()) || isPlaceholder(value)) continue;
        if (id === 'cost/reassessment' && !/\d{4}-\d{2}/.test(value)) continue;
        yield evidence(id, spanOf(node), `${key}: ${value.slice(0, 60)}`);
      }
    }
  },
});

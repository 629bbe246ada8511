import { spanOf } from '../../artifacts/kubernetes.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { labelsOf } from '../../catalogue/labels.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { isBlankLabel } from '../../workloadLabels.js';

const considerationIds = Object.keys(labelsOf) as [ConsiderationId, ...ConsiderationId[]];

export default defineDetector({
  considerations: considerationIds,
  what: 'label or annotation that a kustomization puts on all objects and that names the owner, the cost centre or the next cost review',
  reads: 'kustomization',
  *find({ marks }): Generator<Evidence> {
    for (const id of considerationIds) {
      const mark = marks.find(({ key, value }) => {
        const speaks =
          labelsOf[id]!.keys.test(key.slice(key.lastIndexOf('/') + 1)) && !isBlankLabel(value) && !isPlaceholder(value);
        return speaks && (id !== 'cost/reassessment' || /\d{4}-\d{2}/.test(value));
      });
      if (mark) yield evidence(id, spanOf(mark.node), `${mark.key}: ${mark.value.slice(0, 60)}`);
    }
  },
});

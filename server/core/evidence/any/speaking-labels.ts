import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { labelsOf } from '../../catalogue/labels.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { speakingLabels } from '../../workloadLabels.js';

const considerationIds = Object.keys(labelsOf) as [ConsiderationId, ...ConsiderationId[]];

export default defineDetector({
  considerations: considerationIds,
  what: 'label or annotation on the workload that names the owner, the cost centre or the day of the next cost review',
  reads: 'workload',
  *find(workload): Generator<Evidence> {
    for (const id of considerationIds) {
      const label = speakingLabels(workload, id).find((l) => l.filled);
      if (label && isAnswer(id, label.value)) yield evidence(id, label.span, `${label.key}: ${label.value.slice(0, 60)}`);
    }
  },
});

/** A review has a day. */
function isAnswer(id: ConsiderationId, value: string): boolean {
  return id !== 'cost/reassessment' || /\d{4}-\d{2}/.test(value);
}

import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['interpretability/explanations'],
  what: '`explainer` of an InferenceService with a container',
  reads: 'workload',
  *find(workload): Generator<Evidence> {
    if (workload.component !== 'explainer' || workload.partial) return;
    const container = workload.containers[0];
    if (container)
      yield evidence(
        'interpretability/explanations',
        container.anchor,
        `explainer ${container.name ?? workload.object.name ?? ''}`.trim(),
      );
  },
});

import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { DRIFT_WORDS, TRAINING_WORDS, VALIDATION_WORDS } from '../../catalogue/operations.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

const SHOWN: readonly (readonly [ConsiderationId, RegExp, string])[] = [
  ['drift/retraining', TRAINING_WORDS, 'trains the model'],
  ['drift/monitoring', DRIFT_WORDS, 'watches for drift'],
  ['data-quality/validation', VALIDATION_WORDS, 'checks the data'],
];

export default defineDetector({
  considerations: ['drift/retraining', 'drift/monitoring', 'data-quality/validation', 'versioning/process-record'],
  what: 'compiled pipeline of Kubeflow or Vertex AI with a step that trains, watches or checks',
  reads: 'kfpPipeline',
  *find({ name, anchor, components }): Generator<Evidence> {
    for (const [id, pattern, note] of SHOWN) {
      const step = components.find((each) => pattern.test(each.name));
      if (!step && !pattern.test(name ?? '')) continue;
      yield evidence(id, step?.span ?? anchor, `pipeline \`${name ?? ''}\` ${note}`);
      if (id === 'drift/retraining' && components.length > 1)
        yield evidence('versioning/process-record', anchor, `pipeline \`${name ?? ''}\` with ${components.length} steps`);
    }
  },
});

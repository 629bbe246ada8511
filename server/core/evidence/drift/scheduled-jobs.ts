import { get, looseBool, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { DRIFT_WORDS, TRAINING_WORDS, VALIDATION_WORDS } from '../../catalogue/operations.js';
import { scheduleWords } from '../../references.js';
import { at, defineDetector, evidence } from '../../rule.js';

const SHOWN: readonly (readonly [ConsiderationId, RegExp, string])[] = [
  ['drift/monitoring', DRIFT_WORDS, 'watches for drift'],
  ['drift/retraining', TRAINING_WORDS, 'trains again'],
  ['data-quality/validation', VALIDATION_WORDS, 'checks the data'],
];

export default defineDetector({
  considerations: ['drift/monitoring', 'drift/retraining', 'data-quality/validation'],
  what: 'CronJob or CronWorkflow whose name, image or command says that it watches drift, trains the model or checks the data',
  reads: 'project',
  *find(project) {
    for (const { manifests, object } of project.objects) {
      const words = object.partial ? undefined : scheduleWords(object);
      if (!words || looseBool(get(object.node, 'spec', 'suspend'))) continue;
      const schedule = str(get(object.node, 'spec', 'schedule')) ?? str(get(object.node, 'spec', 'schedules'));
      for (const [id, pattern, note] of SHOWN) {
        if (!pattern.test(words)) continue;
        const when = schedule && !isPlaceholder(schedule) ? ` (${schedule})` : '';
        yield at(manifests, evidence(id, object.anchor, `${object.kind} ${object.name ?? ''} ${note}${when}`));
      }
    }
  },
});

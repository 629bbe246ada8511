import { jobWords } from '../../artifacts/databricksRecognition.js';
import { bool, get, isMap, items, str } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { DRIFT_WORDS, TRAINING_WORDS, VALIDATION_WORDS } from '../../catalogue/operations.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan } from '../../rules/shared/azureFix.js';
import { endpointsIn } from '../../rules/shared/bundleFix.js';
import { isProtected } from '../../rules/shared/protectedAttributes.js';

const JOBS: readonly (readonly [ConsiderationId, RegExp, string])[] = [
  ['drift/monitoring', DRIFT_WORDS, 'watches for drift'],
  ['drift/retraining', TRAINING_WORDS, 'trains again'],
  ['data-quality/validation', VALIDATION_WORDS, 'checks the data'],
];

export default defineDetector({
  considerations: ['drift/monitoring', 'drift/retraining', 'data-quality/validation', 'fairness/assessment'],
  what: 'Databricks quality monitor of a model with a schedule, inference table of an endpoint, scheduled job that trains or checks',
  reads: 'databricks',
  *find(file): Generator<Evidence> {
    for (const { type, key, node, anchor } of file.resources) {
      if (type === 'quality_monitors') {
        const paused = str(get(node, 'schedule', 'pause_status')) === 'PAUSED';
        const runs = isMap(get(node, 'schedule')) && !paused;
        if (runs) yield evidence('data-quality/validation', anchor, `quality monitor \`${key}\``);
        if (runs && isMap(get(node, 'inference_log'))) yield evidence('drift/monitoring', anchor, `quality monitor \`${key}\``);
        for (const slice of items(get(node, 'slicing_exprs'))) {
          const column = str(slice) ?? '';
          if (isProtected(column)) yield evidence('fairness/assessment', nodeSpan(slice), `monitored for each ${column}`);
        }
      }
      if (type !== 'jobs') continue;
      const timer = ['schedule', 'trigger', 'continuous'].find((each) => isMap(get(node, each)));
      if (timer === undefined || str(get(node, timer, 'pause_status')) === 'PAUSED') continue;
      const words = jobWords(key, node);
      for (const [id, pattern, note] of JOBS) if (pattern.test(words)) yield evidence(id, anchor, `job \`${key}\` ${note}`);
    }
    for (const { node } of endpointsIn(file)) {
      for (const table of [get(node, 'ai_gateway', 'inference_table_config'), get(node, 'config', 'auto_capture_config')])
        if (table && bool(get(table, 'enabled')) === true)
          yield evidence('drift/monitoring', keySpan(table, 'enabled'), 'requests and answers are kept in a table');
    }
  },
});

import { spanOf } from '../../artifacts/kubernetes.js';
import { get, pair, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['drift/monitoring'],
  what: 'KServe `logger` that sends requests and answers to a collector, with a mode that KServe takes',
  reads: 'workload',
  *find(workload): Generator<Evidence> {
    const logger = workload.form === 'kserve' ? get(workload.podSpec, 'logger') : undefined;
    const mode = str(get(logger, 'mode'));
    const url = str(get(logger, 'url'));
    const stored = str(get(logger, 'storage', 'path'));
    const target = url ?? stored;
    if (!logger || !mode || !/^(?:all|request|response)$/.test(mode) || !target || isPlaceholder(target)) return;
    const own = pair(workload.podSpec, 'logger');
    yield evidence(
      'drift/monitoring',
      spanOf(own?.key ?? logger),
      `${workload.component} logs ${mode === 'all' ? 'requests and responses' : mode + 's'}`,
    );
  },
});

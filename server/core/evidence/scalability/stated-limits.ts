import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, num, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { flag } from '../../container.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

/** Flags by which a server is told how much it takes at once: vLLM, TGI, TensorFlow Serving, SGLang. */
const LIMIT_FLAGS = [
  '--max-num-seqs',
  '--max-num-batched-tokens',
  '--max-concurrent-requests',
  '--max-batch-total-tokens',
  '--max-batch-prefill-tokens',
  '--max-running-requests',
  '--enable_batching',
];

export default defineDetector({
  considerations: ['scalability/capacity'],
  what: 'batches, concurrency or timeouts of a model server, stated as numbers',
  reads: 'workload',
  *find(workload): Generator<Evidence> {
    if (!workload.serves) return;
    if (workload.form === 'kserve') {
      for (const key of ['containerConcurrency', 'timeout']) {
        const node = get(workload.podSpec, key);
        const value = num(node);
        if (node && value !== undefined && value > 0) yield evidence('scalability/capacity', spanOf(node), `${key}: ${value}`);
      }
      const batcher = get(workload.podSpec, 'batcher');
      if (isMap(batcher) && batcher.pairs.some(({ value }) => num(value) !== undefined)) {
        yield evidence('scalability/capacity', spanOf(batcher), `${workload.component} batches requests`);
      }
    }
    for (const container of workload.containers) {
      if (!container.servesModel) continue;
      const found = LIMIT_FLAGS.map((name) => ({ name, value: flag(container, name) })).find(
        ({ value }) => value && /^(?:[1-9]\d*|true)$/.test(value.text) && !isPlaceholder(str(value.node) ?? ''),
      );
      if (found?.value) yield evidence('scalability/capacity', spanOf(found.value.node), `${found.name} ${found.value.text}`);
    }
  },
});

import { knownProperty, valueSpan } from '../../artifacts/torchServeConfig.js';
import { get, num } from '../../artifacts/yaml.js';
import { defineDetector, evidence } from '../../rule.js';

/** Properties that bound what the server takes at once. */
const BOUNDS: readonly (readonly [string, string])[] = [
  ['default_workers_per_model', 'as the number of workers per model'],
  ['job_queue_size', 'as the greatest length of the queue'],
];

export default defineDetector({
  considerations: ['scalability/capacity', 'scalability/utilisation-monitoring'],
  what: 'TorchServe: workers and length of the queue; metrics in the format of Prometheus, or switched on by name',
  reads: 'torchserveConfig',
  *find(config) {
    for (const [key, words] of BOUNDS) {
      const property = knownProperty(config, key);
      if (property && /^[1-9]\d{0,6}$/.test(property.value.trim()))
        yield evidence('scalability/capacity', valueSpan(property), `${property.value.trim()} ${words}`);
    }
    for (const { name, node, property } of config.models) {
      const at = get(node, 'maxWorkers');
      const workers = num(at);
      if (!at || workers === undefined || workers < 1) continue;
      const span = { part: 0, start: property.offsetOf(at.start), end: property.offsetOf(at.end) };
      yield evidence('scalability/capacity', span, `${workers === 1 ? 'one worker' : `up to ${workers} workers`} for ${name}`);
    }
    const off = /^false$/i.test(knownProperty(config, 'enable_metrics_api')?.value.trim() ?? '');
    const metrics = ['metrics_mode', 'metrics_format']
      .map((key) => knownProperty(config, key))
      .find((p) => p?.value.trim().toLowerCase() === 'prometheus');
    const stated = metrics ?? knownProperty(config, 'enable_metrics_api');
    if (stated && !off) yield evidence('scalability/utilisation-monitoring', valueSpan(stated), 'metrics are given out');
  },
});

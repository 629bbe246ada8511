import { get, num, str } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan, specsOf } from '../../rules/shared/azureFix.js';

export default defineDetector({
  considerations: ['cost/usage-optimisation'],
  what: 'Azure compute that goes down to no machine, stops when idle or takes spare capacity, jobs that do or that end by themselves',
  reads: 'azureml',
  *find(file): Generator<Evidence> {
    const id = 'cost/usage-optimisation';
    for (const { node } of specsOf(file, 'compute')) {
      if (num(get(node, 'min_instances')) === 0)
        yield evidence(id, keySpan(node, 'min_instances'), 'no machine while no job runs');
      if (str(get(node, 'tier'))?.toLowerCase() === 'low_priority')
        yield evidence(id, keySpan(node, 'tier'), 'low-priority machines');
      for (const key of ['idle_time_before_shutdown', 'idle_time_before_shutdown_minutes'])
        if (get(node, key)) yield evidence(id, keySpan(node, key), 'stops when idle');
    }
    for (const { node } of specsOf(file, 'job', 'pipelineJob')) {
      const seconds = num(get(node, 'limits', 'timeout'));
      if (seconds !== undefined && seconds > 0) yield evidence(id, keySpan(node, 'limits'), `ends after ${seconds} s`);
      const queue = get(node, 'queue_settings');
      if (queue && str(get(queue, 'job_tier'))?.toLowerCase() === 'spot')
        yield evidence(id, keySpan(queue, 'job_tier'), 'spot machines');
    }
  },
});

import { fieldOf, identifierOf, integerOf, messageAt, messagesOf, scalarOf } from '../../artifacts/protoText.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['scalability/capacity', 'resources/fit', 'scalability/utilisation-monitoring'],
  what: 'Triton: batches with a greatest size, instances of a model, warm-up, limits of the queue, histograms of latency',
  reads: 'tritonConfig',
  *find({ root, maxBatchSize }) {
    const batching = fieldOf(root, 'dynamic_batching') ?? fieldOf(root, 'sequence_batching');
    if (batching && maxBatchSize !== undefined && maxBatchSize > 1) {
      const note = `${batching.name.replace('_', ' ')} of up to ${maxBatchSize} requests`;
      yield evidence('scalability/capacity', { part: 0, start: batching.nameStart, end: batching.nameEnd }, note);
    }
    const policy = messageAt(root, 'dynamic_batching', 'default_queue_policy');
    const limit = scalarOf(policy, 'max_queue_size') ?? scalarOf(policy, 'default_timeout_microseconds');
    if (limit && (integerOf(limit) ?? 0) > 0) yield evidence('scalability/capacity', protoSpan(limit), 'a limit of the queue');
    for (const group of messagesOf(root, 'instance_group')) {
      const count = scalarOf(group, 'count');
      const kind = scalarOf(group, 'kind');
      const copies = integerOf(count);
      const name = identifierOf(kind);
      if (count && copies !== undefined && copies > 0)
        yield evidence(
          'scalability/capacity',
          protoSpan(count),
          `${copies} ${copies === 1 ? 'instance' : 'instances'} of the model`,
        );
      if (kind && (name === 'KIND_GPU' || name === 'KIND_CPU'))
        yield evidence('resources/fit', protoSpan(kind), `runs on ${name === 'KIND_GPU' ? 'accelerators' : 'processors'}`);
    }
    const warmup = fieldOf(root, 'model_warmup');
    if (warmup && messagesOf(root, 'model_warmup').some((sample) => fieldOf(sample, 'inputs')))
      yield evidence(
        'scalability/capacity',
        { part: 0, start: warmup.nameStart, end: warmup.nameEnd },
        'warmed up before the first request',
      );
    const metrics = fieldOf(root, 'model_metrics');
    if (metrics && messagesOf(messageAt(root, 'model_metrics'), 'metric_control').length > 0)
      yield evidence('scalability/utilisation-monitoring', protoSpan(metrics), 'metrics of the model are set up');
  },
});

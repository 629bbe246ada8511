import type { PyCall } from '../../artifacts/python.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { defineDetector, evidence } from '../../rule.js';
import { callPlace } from '../shared/libraryUse.js';

export default defineDetector({
  considerations: ['scalability/elastic-serving', 'scalability/capacity'],
  what: 'autoscaling, batching or a limit on requests, stated where the service is written (Ray Serve, LitServe, BentoML, SlowAPI)',
  reads: 'python',
  *find(python) {
    const shown = new Set<string>();
    for (const call of python.calls) {
      const found = stated(call);
      if (!found || shown.has(found.consideration)) continue;
      shown.add(found.consideration);
      yield evidence(found.consideration, callPlace(call), found.note);
    }
  },
});

function stated(call: PyCall): { readonly consideration: ConsiderationId; readonly note: string } | null {
  const number = (name: string) => {
    const value = call.arg(name)?.value;
    return value?.kind === 'number' ? value.value : null;
  };
  if (call.callee === 'ray.serve.deployment') {
    const scaling = call.arg('autoscaling_config')?.value.kind ?? 'none';
    const replicas = call.arg('num_replicas')?.value;
    if (scaling !== 'none' || (replicas?.kind === 'string' && replicas.value === 'auto'))
      return { consideration: 'scalability/elastic-serving', note: 'Ray Serve deployment that scales with its load' };
    const ongoing = number('max_ongoing_requests');
    return ongoing === null ? null : { consideration: 'scalability/capacity', note: `${ongoing} requests at once per replica` };
  }
  if (call.callee === 'ray.serve.batch') return { consideration: 'scalability/capacity', note: 'requests in batches: Ray Serve' };
  if (/^litserve\./.test(call.callee)) {
    const size = number('max_batch_size');
    return size !== null && size > 1
      ? { consideration: 'scalability/capacity', note: `requests in batches of ${size}: LitServe` }
      : null;
  }
  const batchable = call.callee === 'bentoml.api' ? call.arg('batchable')?.value : undefined;
  if (batchable?.kind === 'bool' && batchable.value)
    return { consideration: 'scalability/capacity', note: 'requests in batches: BentoML' };
  return call.callee === 'slowapi.Limiter'
    ? { consideration: 'scalability/capacity', note: 'limit on the rate of requests' }
    : null;
}

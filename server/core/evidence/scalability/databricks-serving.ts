import { bool, get, items, num, str } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan } from '../../rules/shared/azureFix.js';
import { endpointsIn } from '../../rules/shared/bundleFix.js';

export default defineDetector({
  considerations: ['scalability/capacity', 'scalability/utilisation-monitoring'],
  what: 'Databricks endpoint that limits its calls or states the size of its workload, or whose usage is tracked',
  reads: 'databricks',
  *find(file): Generator<Evidence> {
    for (const { node } of endpointsIn(file)) {
      const gateway = get(node, 'ai_gateway');
      for (const limit of items(get(gateway, 'rate_limits'))) {
        const [what, most] =
          num(get(limit, 'calls')) === undefined ? ['tokens', num(get(limit, 'tokens'))] : ['calls', num(get(limit, 'calls'))];
        if (most === undefined) continue;
        const note = `${most} ${what} a ${str(get(limit, 'renewal_period')) ?? 'minute'}`;
        yield evidence('scalability/capacity', nodeSpan(limit), note);
      }
      for (const entity of items(get(node, 'config', 'served_entities'))) {
        const size = str(get(entity, 'workload_size'));
        if (size && /^(?:small|medium|large)$/i.test(size))
          yield evidence('scalability/capacity', keySpan(entity, 'workload_size'), `workload size ${size}`);
        for (const bound of ['max_provisioned_concurrency', 'max_provisioned_throughput'])
          if (num(get(entity, bound)) !== undefined)
            yield evidence('scalability/capacity', keySpan(entity, bound), `at most ${num(get(entity, bound))}`);
      }
      const tracked = get(gateway, 'usage_tracking_config');
      if (tracked && bool(get(tracked, 'enabled')) === true)
        yield evidence('scalability/utilisation-monitoring', keySpan(tracked, 'enabled'), 'usage is tracked');
    }
  },
});

import { get, isMap, items, num } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan } from '../../rules/shared/azureFix.js';
import { endpointsIn } from '../../rules/shared/bundleFix.js';

export default defineDetector({
  considerations: ['security/protection'],
  what: 'Databricks endpoint with guardrails, rate limits or permissions of its own',
  reads: 'databricks',
  *find(file): Generator<Evidence> {
    for (const { node } of endpointsIn(file)) {
      const gateway = get(node, 'ai_gateway');
      for (const side of ['input', 'output']) {
        const guard = get(gateway, 'guardrails', side);
        if (isMap(guard) && guard.pairs.length > 0)
          yield evidence('security/protection', keySpan(get(gateway, 'guardrails')!, side), `guardrails for the ${side}`);
      }
      if (items(get(gateway, 'rate_limits')).some((each) => (num(get(each, 'calls')) ?? num(get(each, 'tokens'))) !== undefined))
        yield evidence('security/protection', keySpan(gateway!, 'rate_limits'), 'rate limits');
      if (items(get(node, 'permissions')).some(isMap))
        yield evidence('security/protection', keySpan(node, 'permissions'), 'permissions of its own');
    }
  },
});

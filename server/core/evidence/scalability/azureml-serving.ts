import { get, looseBool, num } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan, specsOf } from '../../rules/shared/azureFix.js';

export default defineDetector({
  considerations: ['scalability/capacity', 'scalability/utilisation-monitoring'],
  what: 'Azure deployment that states its request limits or resources, or reports to Application Insights',
  reads: 'azureml',
  *find(file): Generator<Evidence> {
    for (const { node, kubernetes } of specsOf(file, 'onlineDeployment')) {
      const limits = get(node, 'resources', 'limits');
      if (kubernetes && limits?.type === 'map' && limits.pairs.length > 0)
        yield evidence('scalability/capacity', keySpan(node, 'resources'), 'resource limits');
      const timeout = num(get(node, 'request_settings', 'request_timeout_ms'));
      const most = num(get(node, 'request_settings', 'max_concurrent_requests_per_instance'));
      if (timeout !== undefined && most !== undefined)
        yield evidence('scalability/capacity', keySpan(node, 'request_settings'), `${most} requests at once, ${timeout} ms each`);
      if (looseBool(get(node, 'app_insights_enabled')) === true)
        yield evidence('scalability/utilisation-monitoring', keySpan(node, 'app_insights_enabled'), 'Application Insights');
    }
  },
});

import { get, num } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan, setKey, specsOf } from '../shared/azureFix.js';
import { azureDeploymentExample } from '../shared/exampleAzureMl.js';
import { suggestedIf } from '../shared/stackFix.js';

const PROBES = ['liveness_probe', 'readiness_probe', 'startup_probe'];
const AT_LEAST_ONE = ['initial_delay', 'timeout', 'success_threshold', 'failure_threshold'];

export default defineRule({
  id: 'integration/azureml-probe-bounds',
  consideration: 'integration/service-interface',
  reads: 'azureml',
  severity: 'error',
  problem: 'A probe setting is below 1.',
  remedy: 'Set it to 1 or more.',
  why: 'Azure takes no smaller value, so the deployment is refused and the old one stays.',
  sources: [
    {
      title: 'Azure Machine Learning: managed online deployment YAML, ProbeSettings',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-managed-online#probesettings',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: azureDeploymentExample('liveness_probe: {initial_delay: 0, period: 10}'),
    good: azureDeploymentExample('liveness_probe: {initial_delay: 10, period: 10}'),
  },
  *check(file) {
    for (const { node } of specsOf(file, 'onlineDeployment')) {
      for (const probe of PROBES) {
        const settings = get(node, probe);
        for (const key of AT_LEAST_ONE) {
          const value = num(get(settings, key));
          if (!settings || value === undefined || value >= 1) continue;
          const fix = suggestedIf(`Set \`${key}\` to 1`, setKey(file, settings, key, 1));
          yield finding(keySpan(settings, key), `\`${probe}.${key}\` is ${value}, and 1 is the least.`, fix);
        }
      }
    }
  },
});

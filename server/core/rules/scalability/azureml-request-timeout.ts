import { get, num } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan, setKey, specsOf } from '../shared/azureFix.js';
import { azureDeploymentExample } from '../shared/exampleAzureMl.js';
import { suggestedIf } from '../shared/stackFix.js';

/** Milliseconds that an endpoint waits at most. */
const MANAGED = 180_000;
const KUBERNETES = 300_000;

export default defineRule({
  id: 'scalability/azureml-request-timeout',
  consideration: 'scalability/capacity',
  reads: 'azureml',
  severity: 'warning',
  problem: 'The request timeout is longer than the endpoint waits.',
  remedy: 'Keep `request_timeout_ms` at 180000 (300000 on Kubernetes), and score longer inputs in a batch endpoint.',
  why: 'A request that takes longer is cut off by the endpoint all the same, after the machine has worked on it for nothing.',
  sources: [
    {
      title: 'Azure Machine Learning: limits of online endpoints',
      url: 'https://learn.microsoft.com/azure/machine-learning/how-to-manage-quotas#azure-machine-learning-online-endpoints-and-batch-endpoints',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: azureDeploymentExample('request_settings: {request_timeout_ms: 600000}'),
    good: azureDeploymentExample('request_settings: {request_timeout_ms: 90000}'),
  },
  *check(file) {
    for (const { node, kubernetes } of specsOf(file, 'onlineDeployment')) {
      const settings = get(node, 'request_settings');
      const timeout = num(get(settings, 'request_timeout_ms'));
      const most = kubernetes ? KUBERNETES : MANAGED;
      if (!settings || timeout === undefined || timeout <= most) continue;
      const fix = suggestedIf(`Wait ${most} ms`, setKey(file, settings, 'request_timeout_ms', most));
      const message = `A request may take ${timeout} ms, and the endpoint waits ${most} ms at most.`;
      yield finding(keySpan(settings, 'request_timeout_ms'), message, fix);
    }
  },
});

import { get, num, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan, setKey, specsOf } from '../shared/azureFix.js';
import { azureDeploymentExample } from '../shared/exampleAzureMl.js';
import { suggestedIf } from '../shared/stackFix.js';
import { isForTrying } from '../shared/trialPlaces.js';

/** What Microsoft recommends for high availability. */
const LEAST = 3;

export default defineRule({
  id: 'scalability/azureml-low-instance-count',
  consideration: 'scalability/elastic-serving',
  reads: 'azureml',
  severity: 'info',
  problem: 'The online deployment runs on fewer than three machines.',
  remedy: 'Set `instance_count: 3` for a service that has to stay up.',
  why: 'Azure spreads the machines over zones and upgrades them one by one: with fewer than three an upgrade takes half of the service or all of it.',
  sources: [
    {
      title: 'Azure Machine Learning: managed online deployment YAML, instance_count',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-managed-online',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MANAGE 2.2'],
  fix: 'suggested',
  examples: { bad: azureDeploymentExample('', 1), good: azureDeploymentExample('', 3) },
  *check(file) {
    for (const { node, kubernetes } of specsOf(file, 'onlineDeployment')) {
      const count = num(get(node, 'instance_count'));
      if (kubernetes || count === undefined || count < 1 || count >= LEAST) continue;
      const names = ['name', 'endpoint_name'].map((key) => str(get(node, key)));
      const tags = ['environment', 'env', 'stage'].map((key) => str(get(node, 'tags', key)));
      if (isForTrying(file.uri, ...names, ...tags)) continue;
      // Machines with GPUs are scarce and dear: their number is somebody's choice.
      if (/^standard_n/i.test(str(get(node, 'instance_type')) ?? '')) continue;
      const fix = suggestedIf('Run three machines', setKey(file, node, 'instance_count', LEAST));
      const message = `The deployment runs on ${count === 1 ? 'one machine' : `${count} machines`}.`;
      yield finding(keySpan(node, 'instance_count'), message, fix);
    }
  },
});

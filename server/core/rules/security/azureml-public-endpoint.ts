import { get, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { addKey, keySpan, setKey, specsOf } from '../shared/azureFix.js';
import { azureEndpointExample } from '../shared/exampleAzureMl.js';
import { suggestedIf } from '../shared/stackFix.js';

export default defineRule({
  id: 'security/azureml-public-endpoint',
  consideration: 'security/protection',
  reads: 'azureml',
  severity: 'info',
  preview: true,
  problem: 'The endpoint answers from the public internet.',
  remedy: 'Set `public_network_access: disabled` and reach it through the private endpoint of the workspace.',
  why: 'Whoever gets hold of a key or token can query the model from anywhere, as often as the limits allow.',
  sources: [
    {
      title: 'Azure Machine Learning: online endpoint YAML, public_network_access',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-online',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7'],
  fix: 'suggested',
  examples: {
    bad: azureEndpointExample('auth_mode: aad_token\npublic_network_access: enabled'),
    good: azureEndpointExample('auth_mode: aad_token\npublic_network_access: disabled'),
  },
  *check(file) {
    for (const { node, anchor, kubernetes, partial } of specsOf(file, 'onlineEndpoint')) {
      if (kubernetes) continue;
      const key = 'public_network_access';
      const title = 'Keep it in the private network';
      const access = get(node, key);
      if (access === undefined) {
        if (partial) continue;
        const fix = suggestedIf(title, addKey(file, node, key, 'disabled', 'auth_mode', 'name'));
        yield finding(anchor, 'The endpoint answers from the public internet, which is the default.', fix);
      } else if (str(access)?.toLowerCase() === 'enabled') {
        yield finding(keySpan(node, key), '', suggestedIf(title, setKey(file, node, key, 'disabled')));
      }
    }
  },
});

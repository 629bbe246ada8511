import { get, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { addKey, keySpan, setKey, specsOf } from '../shared/azureFix.js';
import { azureEndpointExample } from '../shared/exampleAzureMl.js';
import { suggestedIf } from '../shared/stackFix.js';

export default defineRule({
  id: 'security/azureml-key-auth',
  consideration: 'security/protection',
  reads: 'azureml',
  severity: 'info',
  problem: 'The endpoint is opened with a key that does not expire.',
  remedy: 'Set `auth_mode: aad_token` and give callers a role on the endpoint.',
  why: 'A key that leaks works for everyone and for ever, and the log cannot say who used it.',
  sources: [
    {
      title: 'Azure Machine Learning: authentication and authorization for online endpoints',
      url: 'https://learn.microsoft.com/azure/machine-learning/concept-endpoints-online-auth',
    },
    {
      title: 'Azure Machine Learning: online endpoint YAML, auth_mode',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-online',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7'],
  fix: 'suggested',
  examples: {
    bad: azureEndpointExample('auth_mode: key\npublic_network_access: disabled'),
    good: azureEndpointExample('auth_mode: aad_token\npublic_network_access: disabled'),
  },
  *check(file) {
    for (const { node, anchor, kubernetes, partial } of specsOf(file, 'onlineEndpoint')) {
      if (kubernetes) continue; // clusters of one's own take no Microsoft Entra tokens
      const title = 'Ask for Microsoft Entra tokens';
      const mode = get(node, 'auth_mode');
      if (mode === undefined) {
        if (partial) continue;
        const fix = suggestedIf(title, addKey(file, node, 'auth_mode', 'aad_token', 'name'));
        yield finding(anchor, 'The endpoint is opened with a key, which is the default.', fix);
      } else if (str(mode)?.toLowerCase() === 'key') {
        yield finding(keySpan(node, 'auth_mode'), '', suggestedIf(title, setKey(file, node, 'auth_mode', 'aad_token')));
      }
    }
  },
});

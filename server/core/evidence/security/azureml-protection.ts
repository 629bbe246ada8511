import { get, isMap, str } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan, specsOf } from '../../rules/shared/azureFix.js';

export default defineDetector({
  considerations: ['security/protection'],
  what: 'Azure endpoint opened with tokens or from the private network only, workspace with a managed network or a key of your own',
  reads: 'azureml',
  *find(file): Generator<Evidence> {
    for (const { node } of specsOf(file, 'onlineEndpoint', 'batchEndpoint', 'workspace')) {
      const mode = str(get(node, 'auth_mode'))?.toLowerCase();
      if (mode === 'aad_token' || mode === 'aml_token')
        yield evidence('security/protection', keySpan(node, 'auth_mode'), `callers need a token (${mode})`);
      if (str(get(node, 'public_network_access'))?.toLowerCase() === 'disabled')
        yield evidence('security/protection', keySpan(node, 'public_network_access'), 'private network only');
    }
    for (const { node } of specsOf(file, 'workspace')) {
      const network = get(node, 'managed_network');
      const mode = str(get(network, 'isolation_mode'));
      if (isMap(network) && mode !== undefined && mode.toLowerCase() !== 'disabled')
        yield evidence('security/protection', keySpan(network, 'isolation_mode'), `managed network: ${mode}`);
      if (isMap(get(node, 'customer_managed_key')))
        yield evidence('security/protection', keySpan(node, 'customer_managed_key'), 'encrypted with a key of your own');
    }
  },
});

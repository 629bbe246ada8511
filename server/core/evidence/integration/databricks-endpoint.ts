import { ownText } from '../../artifacts/structuredCardText.js';
import { get, items, str } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan } from '../../rules/shared/azureFix.js';
import { endpointsIn } from '../../rules/shared/bundleFix.js';

/** A sentence on what it answers. */
const LEAST = 20;

export default defineDetector({
  considerations: ['integration/service-interface', 'integration/ownership'],
  what: 'Databricks endpoint with a description of what it answers, a person or group that manages it, or an address for its failures',
  reads: 'databricks',
  *find(file): Generator<Evidence> {
    for (const { node } of endpointsIn(file)) {
      const text = ownText(get(node, 'description'));
      if (text !== undefined && text.length >= LEAST)
        yield evidence('integration/service-interface', keySpan(node, 'description'), text.slice(0, 80).replaceAll(/\s+/g, ' '));
      for (const permission of items(get(node, 'permissions'))) {
        const holder = str(get(permission, 'group_name')) ?? str(get(permission, 'user_name'));
        if (str(get(permission, 'level')) === 'CAN_MANAGE' && holder && !isPlaceholder(holder))
          yield evidence('integration/ownership', nodeSpan(permission), `managed by ${holder}`);
      }
      for (const event of ['on_update_failure']) {
        const [address] = items(get(node, 'email_notifications', event));
        const name = str(address);
        if (address && name && !isPlaceholder(name))
          yield evidence('integration/ownership', nodeSpan(address), `told of failures: ${name}`);
      }
    }
  },
});

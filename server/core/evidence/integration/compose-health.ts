import { spanOf } from '../../artifacts/kubernetes.js';
import { bool, get, items, str } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['integration/service-interface'],
  what: 'health check of a Compose service that serves the model',
  reads: 'compose',
  *find(compose): Generator<Evidence> {
    for (const { name, node } of compose.services) {
      const check = get(node, 'healthcheck');
      const test = get(check, 'test');
      if (!test || bool(get(check, 'disable')) === true || (str(items(test)[0]) ?? str(test)) === 'NONE') continue;
      yield evidence('integration/service-interface', spanOf(test), `health check of \`${name}\``);
    }
  },
});

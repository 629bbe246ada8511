import { spanOf } from '../../artifacts/kubernetes.js';
import { get, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { gpusOf } from '../../composeContainer.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['scalability/capacity', 'resources/fit'],
  what: 'memory and CPU that a Compose service which serves the model is limited to, and the GPUs it reserves',
  reads: 'compose',
  *find(compose): Generator<Evidence> {
    for (const { node, served } of compose.services) {
      if (!served.container.servesModel) continue;
      const limits = get(node, 'deploy', 'resources', 'limits');
      const memory = get(limits, 'memory') ?? get(node, 'mem_limit');
      const cpus = get(limits, 'cpus') ?? get(node, 'cpus');
      const amount = str(memory);
      if (memory && amount && !isPlaceholder(amount)) {
        yield evidence('resources/fit', spanOf(memory), `${amount} memory`);
        if (cpus) yield evidence('scalability/capacity', spanOf(memory), `${amount} memory, ${str(cpus) ?? ''} CPUs`);
      }
      const gpus = gpusOf(node);
      if (gpus && gpus.count !== 'all') yield evidence('resources/fit', spanOf(gpus.key), `${gpus.count} GPUs`);
    }
  },
});

import { spanOf } from '../../artifacts/kubernetes.js';
import { get } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['scalability/capacity', 'resources/fit'],
  what: 'CPU and memory that the model server asks for, and the accelerators it is given',
  reads: 'workload',
  *find(workload): Generator<Evidence> {
    if (!workload.serves) return;
    for (const container of workload.containers) {
      if (!container.servesModel) continue;
      const given = new Map([...container.limits, ...container.requests]);
      const stated = [...given.values()].filter((a) => a.amount !== undefined && a.amount > 0);
      const node = get(container.node, 'resources');
      if (!node || stated.length === 0) continue;
      const note = stated.map((a) => `${a.text} ${a.resource}`).join(', ');
      if (given.has('cpu') && given.has('memory')) yield evidence('scalability/capacity', spanOf(node), note);
      if (stated.some((a) => a.resource === 'memory' || a.resource.includes('/')))
        yield evidence('resources/fit', spanOf(node), note);
    }
  },
});

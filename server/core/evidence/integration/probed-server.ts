import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['integration/service-interface'],
  what: 'readiness probe on the container that serves the model',
  reads: 'workload',
  *find(workload): Generator<Evidence> {
    if (!workload.serves) return;
    for (const container of workload.containers) {
      const probe = get(container.node, 'readinessProbe');
      const handler = ['httpGet', 'grpc', 'tcpSocket', 'exec'].find((key) => isMap(get(probe, key)));
      if (!container.servesModel || !probe || !handler) continue;
      const path = str(get(probe, 'httpGet', 'path'));
      const note = path && !isPlaceholder(path) ? `readiness at ${path}` : `readiness by ${handler}`;
      yield evidence('integration/service-interface', spanOf(probe), note);
    }
  },
});

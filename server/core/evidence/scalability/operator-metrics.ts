import { spanOf } from '../../artifacts/kubernetes.js';
import { bool, get, pair } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['scalability/utilisation-monitoring'],
  what: 'metrics of a NIMService with a ServiceMonitor, which its operator makes',
  reads: 'manifests',
  *find(manifests): Generator<Evidence> {
    for (const object of manifests.objects) {
      const metrics = object.group === 'apps.nvidia.com' ? get(object.node, 'spec', 'metrics') : undefined;
      const on = get(metrics, 'enabled');
      if (object.kind !== 'NIMService' || !on || bool(on) !== true) continue;
      const monitor = pair(metrics, 'serviceMonitor');
      yield evidence('scalability/utilisation-monitoring', spanOf(monitor?.key ?? on), 'the operator makes a ServiceMonitor');
    }
  },
});

import { spanOf } from '../../artifacts/kubernetes.js';
import { get, str } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { rayClusterOf } from '../../workloads/ray.js';

export default defineDetector({
  considerations: ['security/protection'],
  what: 'Ray cluster that asks each caller for a token',
  reads: 'manifests',
  *find(manifests): Generator<Evidence> {
    for (const object of manifests.objects) {
      const mode = get(rayClusterOf(object)?.spec, 'authOptions', 'mode');
      if (mode && str(mode) === 'token') yield evidence('security/protection', spanOf(mode), 'callers show a token');
    }
  },
});

import { backendNames } from '../../references.js';
import { at, defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['integration/service-interface'],
  what: 'Ingress, HTTPRoute, Route or VirtualService that leads to the model server',
  reads: 'project',
  *find(project) {
    for (const { manifests, object } of project.objects) {
      if (object.partial || backendNames(object).size === 0) continue;
      const behind = project.relations.workloadsOf(object).find((w) => w.serves);
      if (!behind) continue;
      const note = `${object.kind} to ${behind.object.name}`;
      yield at(manifests, evidence('integration/service-interface', object.anchor, note));
    }
  },
});

import { get, items, str } from '../../artifacts/yaml.js';
import { at, defineDetector, evidence } from '../../rule.js';
import { ofKinds } from '../../rules/shared/places.js';

export default defineDetector({
  considerations: ['security/protection'],
  what: 'NetworkPolicy that selects the pods of a model server',
  reads: 'project',
  *find(project) {
    for (const { manifests, object } of ofKinds(project, 'NetworkPolicy')) {
      if (object.partial) continue;
      const guarded = project.relations.workloadsOf(object).find((w) => w.serves);
      const sides = items(get(object.node, 'spec', 'policyTypes')).flatMap((t) => str(t)?.toLowerCase() ?? []);
      // A rule that names nobody lets everybody in.
      const open = items(get(object.node, 'spec', 'ingress')).some(
        (rule) => get(rule, 'from') === undefined && get(rule, 'ports') === undefined,
      );
      if (!guarded || (open && !sides.includes('egress'))) continue;
      yield at(manifests, evidence('security/protection', object.anchor, `NetworkPolicy for ${guarded.object.name}`));
    }
  },
});

import { get, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { at, defineDetector, evidence } from '../../rule.js';
import { ofKinds } from '../../rules/shared/places.js';

export default defineDetector({
  considerations: ['scalability/capacity'],
  what: 'PodDisruptionBudget that says how many pods of the model server must stay',
  reads: 'project',
  *find(project) {
    for (const { manifests, object } of ofKinds(project, 'PodDisruptionBudget')) {
      const kept = project.relations.workloadsOf(object).find((w) => w.serves);
      const key = ['minAvailable', 'maxUnavailable'].find((k) => str(get(object.node, 'spec', k)) !== undefined);
      const value = key ? str(get(object.node, 'spec', key)) : undefined;
      if (!kept || !key || !value || isPlaceholder(value)) continue;
      yield at(manifests, evidence('scalability/capacity', object.anchor, `${key}: ${value} of ${kept.object.name}`));
    }
  },
});

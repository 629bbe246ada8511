import { get, isMap } from '../../artifacts/yaml.js';
import { at, defineDetector, evidence } from '../../rule.js';
import { ofKinds } from '../../rules/shared/places.js';

const SHOWN = ['drift/monitoring', 'fairness/assessment', 'interpretability/explanations'] as const;

export default defineDetector({
  considerations: [...SHOWN],
  what: 'TrustyAIService beside the models: it measures drift and bias of their requests and explains answers',
  reads: 'project',
  *find(project) {
    for (const { manifests, object } of ofKinds(project, 'TrustyAIService')) {
      if (object.group !== 'trustyai.opendatahub.io' || object.partial) continue;
      if (!isMap(get(object.node, 'spec')) || project.relations.workloadsOf(object).length === 0) continue;
      for (const id of SHOWN) yield at(manifests, evidence(id, object.anchor, `TrustyAIService ${object.name ?? ''}`.trim()));
    }
  },
});

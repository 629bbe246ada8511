import { spanOf } from '../../artifacts/kubernetes.js';
import { get, num } from '../../artifacts/yaml.js';
import { at, defineDetector, evidence } from '../../rule.js';
import { autoscalers, least } from '../../rules/shared/autoscalers.js';
import { deploymentMode } from '../../rules/shared/kserve.js';

export default defineDetector({
  considerations: ['cost/usage-optimisation'],
  what: 'replicas that go down to zero when nobody asks',
  reads: 'project',
  *find(project) {
    for (const { manifests, workload } of project.workloads) {
      const node = workload.form === 'kserve' ? get(workload.podSpec, 'minReplicas') : undefined;
      if (!node || num(node) !== 0 || deploymentMode(workload.object) === 'Standard') continue;
      yield at(manifests, evidence('cost/usage-optimisation', spanOf(node), `${workload.component} scales to zero`));
    }
    for (const scaler of autoscalers(project)) {
      if (scaler.partial || least(scaler) !== 0) continue;
      const target = scaler.workloads.find((w) => w.serves);
      const note = `${scaler.object.kind} takes ${target?.object.name} to zero`;
      if (target) yield at(scaler.manifests, evidence('cost/usage-optimisation', scaler.object.anchor, note));
    }
  },
});

import type { Manifests } from '../../artifacts/kubernetes.js';
import type { YamlNode } from '../../artifacts/yaml.js';
import { get, num } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { autoscalers } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { hpaExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { present } from '../shared/kserve.js';
import { pairSpan } from '../shared/pairSpan.js';

export default defineRule({
  id: 'scalability/autoscaler-fixed',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'info',
  problem: 'The autoscaler keeps one fixed number of replicas.',
  remedy: 'Leave room between the least and the most replicas, or remove the autoscaler.',
  why: 'The file looks as if capacity followed load, and at the busiest hour nothing is added.',
  sources: [
    {
      title: 'Kubernetes: Horizontal Pod Autoscaling',
      url: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    },
    { title: 'KEDA: ScaledObject specification', url: 'https://keda.sh/docs/latest/reference/scaledobject-spec/' },
  ],
  standards: ['NIST AI RMF MANAGE 2.2'],
  fix: 'suggested',
  examples: {
    bad: { ...deploymentExample(''), 'autoscaler.yaml': hpaExample('minReplicas: 3\nmaxReplicas: 3') },
    good: { ...deploymentExample(''), 'autoscaler.yaml': hpaExample('minReplicas: 3\nmaxReplicas: 6') },
  },
  *check(project) {
    for (const { manifests, object, spec, form, min, max } of autoscalers(project)) {
      if (!max || object.partial || get(spec, 'idleReplicaCount')) continue;
      const least =
        min?.count ?? (get(spec, form === 'hpa' ? 'minReplicas' : 'minReplicaCount') || form === 'keda' ? undefined : 1);
      if (least !== max.count || least < 1) continue;
      yield at(manifests, fixed(manifests, pairSpan(spec, max.key, max.node), max.node, least));
    }
    for (const { manifests, workload } of project.workloads) {
      if (workload.form !== 'kserve' || workload.partial) continue;
      const node = present(workload.podSpec, 'maxReplicas');
      const min = num(get(workload.podSpec, 'minReplicas'));
      // Equal bounds alone are how KServe is told a fixed number; beside a target they contradict it.
      const meant = ['scaleTarget', 'scaleMetric', 'autoScaling'].some((key) => present(workload.podSpec, key));
      if (!node || min === undefined || min < 1 || num(node) !== min || !meant) continue;
      yield at(manifests, fixed(manifests, pairSpan(workload.podSpec, 'maxReplicas', node), node, min));
    }
  },
});

function fixed(manifests: Manifests, span: ReturnType<typeof pairSpan>, node: YamlNode, count: number) {
  const most = Math.max(2, count * 2);
  const fix = suggestedFix(`Allow up to ${most} replicas`, ...inPart(setScalar(manifests.parts[0]!.text, node, String(most))));
  return finding(span, `At least ${count} and at most ${count}: nothing is ever scaled.`, [fix]);
}

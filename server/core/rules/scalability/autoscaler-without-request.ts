import { get } from '../../artifacts/yaml.js';
import { ensurePath } from '../../artifacts/yamlEdit.js';
import type { Container } from '../../container.js';
import { sameNamespace } from '../../references.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import type { Workload } from '../../serving.js';
import { autoscalers, type ResourceMetric, utilisationMetrics } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { hpaExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { alsoAt, fileOf, ofKinds } from '../shared/places.js';

const SCALER = hpaExample(`minReplicas: 2
maxReplicas: 6
metrics:
  - type: Resource
    resource:
      name: cpu
      target: {type: Utilization, averageUtilization: 70}`);
/** Where nothing is known of the load: enough to begin measuring with. */
const FIRST_GUESS = { cpu: '1', memory: '4Gi' };

export default defineRule({
  id: 'scalability/autoscaler-without-request',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'warning',
  problem: 'The autoscaler goes by a share of what the container requests, and the container requests none of it.',
  remedy: 'Request the resource that the autoscaler looks at, in every container of the pod.',
  why: 'A share of nothing cannot be computed, so the service keeps its size under any load.',
  sources: [
    {
      title: 'Kubernetes: Horizontal Pod Autoscaling, algorithm details',
      url: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details',
    },
    { title: 'KEDA: CPU scaler', url: 'https://keda.sh/docs/latest/scalers/cpu/' },
  ],
  standards: ['NIST AI RMF MANAGE 2.2', 'ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: { ...deploymentExample('resources:\n  limits: {memory: 16Gi}'), 'autoscaler.yaml': SCALER },
    good: {
      ...deploymentExample('resources:\n  requests: {cpu: "4"}\n  limits: {memory: 16Gi}'),
      'autoscaler.yaml': SCALER,
    },
  },
  *check(project) {
    const ranges = ofKinds(project, 'LimitRange').map(({ object }) => object);
    const seen = new Set<string>();
    for (const scaler of autoscalers(project)) {
      if (scaler.partial) continue;
      for (const workload of scaler.workloads) {
        const file = fileOf(project, workload.object);
        // What a namespace or a whole pod is given cannot be told from the container.
        if (!file || workload.form !== 'pod' || workload.multiNode || workload.partial || get(workload.podSpec, 'resources'))
          continue;
        if (ranges.some((range) => sameNamespace(range, workload.object))) continue;
        for (const metric of utilisationMetrics(scaler)) {
          for (const container of without(metric, workload)) {
            const key = `${file.uri} ${container.node.start} ${metric.resource}`;
            if (seen.has(key)) continue;
            seen.add(key);
            const { resource } = metric;
            const path = ['resources', 'requests', resource];
            const edits = ensurePath(file.parts[0]!.text, container.node, path, FIRST_GUESS[resource]);
            const title = `Request ${resource === 'cpu' ? 'a CPU' : '4Gi of memory'} to begin with`;
            const message = `\`${container.name ?? 'The container'}\` requests no ${resource}, and the autoscaler goes by a share of it.`;
            const fixes = edits.length > 0 ? [suggestedFix(title, ...inPart(edits))] : [];
            yield at(
              file,
              finding(container.anchor, message, fixes, alsoAt(project, scaler.object, metric.node, 'the autoscaler')),
            );
          }
        }
      }
    }
  },
});

/** Containers that the metric is about and that have neither a request nor a limit, which counts as one. */
function without({ container: name, resource }: ResourceMetric, workload: Workload): Container[] {
  return workload.containers.filter((container) => {
    if ((name !== undefined && container.name !== name) || get(container.node, '<<') || get(container.node, 'resources', '<<'))
      return false;
    return (['requests', 'limits'] as const).every(
      (side) => !container[side].has(resource) && !get(container.node, 'resources', side, '<<'),
    );
  });
}

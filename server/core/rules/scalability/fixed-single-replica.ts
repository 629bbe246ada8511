import { get, items, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { replicasByOverlay } from '../../overlays.js';
import type { Project } from '../../project.js';
import { relativePath } from '../../project.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { replicas, type Workload } from '../../serving.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { pairSpan } from '../shared/pairSpan.js';
import { ofKinds } from '../shared/places.js';

const TWO = deploymentExample('', '', 'tensorflow/serving:2.19.0');
const ONE = { 'deployment.yaml': TWO['deployment.yaml']!.replace('replicas: 2', 'replicas: 1') };
/** Words of paths and namespaces where nobody waits for an answer. */
const NOT_LIVE =
  /(?:^|[/_.-])(?:dev|develop|development|test|tests|testing|staging|stage|sandbox|demo|example|examples|samples?|local|minikube|kind|quickstart|tutorials?|playground)(?:[/_.-]|$)/i;

const SCALERS = ['HorizontalPodAutoscaler', 'ScaledObject'];

export default defineRule({
  id: 'scalability/fixed-single-replica',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'info',
  problem: 'The service runs as one pod, and nothing adds a second.',
  remedy: 'Run two replicas at least, or let an autoscaler decide.',
  why: 'Each node upgrade and each restart of that pod is an outage for everyone who asks the model.',
  sources: [
    { title: 'kube-score: list of checks', url: 'https://github.com/zegl/kube-score/blob/master/README_CHECKS.md' },
    {
      title: 'Kubernetes: Disruptions',
      url: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
    },
  ],
  standards: ['NIST AI RMF MANAGE 2.2', 'ISO/IEC 42001 A.6.2.5'],
  fix: 'suggested',
  examples: { bad: ONE, good: TWO },
  *check(project) {
    for (const { manifests, workload } of project.workloads) {
      const stated = replicas(workload);
      if (stated?.count !== 1 || !mayBeTwo(workload) || isScaled(project, workload)) continue;
      if ((replicasByOverlay(project.overlays, manifests.uri, workload.object.name ?? '') ?? 1) > 1) continue;
      if (NOT_LIVE.test(`${relativePath(project.root, manifests.uri)}/${workload.object.namespace ?? ''}`)) continue;
      const span = pairSpan(get(workload.object.node, 'spec'), 'replicas', stated.node);
      const fix = suggestedFix('Run two replicas', ...inPart(setScalar(manifests.parts[0]!.text, stated.node, '2')));
      yield at(manifests, finding(span, '', [fix]));
    }
  },
});

/** One by choice: accelerators are scarce, and a volume that one node mounts or a server that keeps a state stands alone. */
function mayBeTwo(workload: Workload): boolean {
  const { object, podSpec } = workload;
  if (workload.form !== 'pod' || object.kind !== 'Deployment' || !workload.serves || workload.partial) return false;
  if (workload.containers.some((c) => c.accelerators.length > 0) || get(podSpec, 'resourceClaims')) return false;
  if (str(get(object.node, 'spec', 'strategy', 'type')) === 'Recreate' || get(podSpec, 'hostNetwork')) return false;
  return !items(get(podSpec, 'volumes')).some((v) =>
    ['persistentVolumeClaim', 'ephemeral', 'hostPath', 'csi'].some((kind) => get(v, kind)),
  );
}

function isScaled(project: Project, workload: Workload): boolean {
  const scalers = project.relations.objectsOf(workload).filter((o) => SCALERS.includes(o.kind));
  return (
    scalers.length > 0 || ofKinds(project, ...SCALERS).some(({ object }) => project.relations.nearlyOf(object).includes(workload))
  );
}

import { type KubeObject, spanOf } from '../../artifacts/kubernetes.js';
import { get } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';

interface Removal {
  readonly version: string;
  readonly kinds?: readonly string[];
  /** Which release no longer has it. */
  readonly gone: string;
  /** The version to use now. */
  readonly now: string;
  /** Every field means the same there, so that the version alone can be changed. */
  readonly same: boolean;
}

/** Sources: the Kubernetes deprecation guide; KServe's move from the group `serving.kubeflow.org`. */
const REMOVED: readonly Removal[] = [
  {
    version: 'extensions/v1beta1',
    kinds: ['Deployment', 'DaemonSet', 'ReplicaSet'],
    gone: 'Kubernetes 1.16',
    now: 'apps/v1',
    same: false,
  },
  { version: 'extensions/v1beta1', kinds: ['NetworkPolicy'], gone: 'Kubernetes 1.16', now: 'networking.k8s.io/v1', same: true },
  { version: 'extensions/v1beta1', kinds: ['Ingress'], gone: 'Kubernetes 1.22', now: 'networking.k8s.io/v1', same: false },
  { version: 'apps/v1beta1', gone: 'Kubernetes 1.16', now: 'apps/v1', same: false },
  { version: 'apps/v1beta2', gone: 'Kubernetes 1.16', now: 'apps/v1', same: false },
  {
    version: 'networking.k8s.io/v1beta1',
    kinds: ['Ingress', 'IngressClass'],
    gone: 'Kubernetes 1.22',
    now: 'networking.k8s.io/v1',
    same: false,
  },
  { version: 'batch/v1beta1', kinds: ['CronJob'], gone: 'Kubernetes 1.25', now: 'batch/v1', same: true },
  { version: 'policy/v1beta1', kinds: ['PodDisruptionBudget'], gone: 'Kubernetes 1.25', now: 'policy/v1', same: true },
  {
    version: 'autoscaling/v2beta1',
    kinds: ['HorizontalPodAutoscaler'],
    gone: 'Kubernetes 1.25',
    now: 'autoscaling/v2',
    same: false,
  },
  {
    version: 'autoscaling/v2beta2',
    kinds: ['HorizontalPodAutoscaler'],
    gone: 'Kubernetes 1.26',
    now: 'autoscaling/v2',
    same: true,
  },
  { version: 'serving.kubeflow.org/v1alpha2', gone: 'KServe 0.7', now: 'serving.kserve.io/v1beta1', same: false },
  {
    version: 'serving.kubeflow.org/v1beta1',
    kinds: ['InferenceService'],
    gone: 'KServe 0.7',
    now: 'serving.kserve.io/v1beta1',
    same: true,
  },
];

export default defineRule({
  id: 'integration/removed-api-version',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'The API version of this object no longer exists.',
  remedy: 'Move to the version that replaced it.',
  why: 'A current cluster refuses the object, so the deployment stops at the next upgrade or on the next cluster.',
  sources: [
    {
      title: 'Kubernetes: Deprecated API migration guide',
      url: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
    },
    { title: 'KServe: migration from KFServing', url: 'https://kserve.github.io/website/latest/admin/migration' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: withAutoscaler('autoscaling/v2beta2'),
    good: withAutoscaler('autoscaling/v2'),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      const removal = REMOVED.find((r) => r.version === object.apiVersion && (!r.kinds || r.kinds.includes(object.kind)));
      const node = get(object.node, 'apiVersion');
      if (!removal || !node) continue;
      const fixes = canMove(object, removal)
        ? [suggestedFix(`Use \`${removal.now}\``, ...inPart(setScalar(text, node, removal.now)))]
        : [];
      yield finding(
        spanOf(node),
        `\`${object.apiVersion}\` is gone since ${removal.gone}; \`${removal.now}\` took its place.`,
        fixes,
      );
    }
  },
});

/** `apps/v1` only asks for a selector more than its forerunners. */
function canMove(object: KubeObject, removal: Removal): boolean {
  if (removal.now === 'apps/v1')
    return (
      get(object.node, 'spec', 'selector', 'matchLabels') !== undefined && get(object.node, 'spec', 'rollbackTo') === undefined
    );
  return removal.same;
}

function withAutoscaler(apiVersion: string) {
  return {
    ...deploymentExample('args: ["--model", "/models/scorer"]'),
    'hpa.yaml': `apiVersion: ${apiVersion}
kind: HorizontalPodAutoscaler
metadata:
  name: scorer
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: scorer}
  minReplicas: 2
  maxReplicas: 6
  metrics:
    - type: Resource
      resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
`,
  };
}

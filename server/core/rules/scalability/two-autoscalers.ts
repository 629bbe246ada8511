import type { KubeObject } from '../../artifacts/kubernetes.js';
import { stringMap } from '../../artifacts/kubernetes.js';
import { get } from '../../artifacts/yaml.js';
import { grouped } from '../../grouped.js';
import type { PlacedObject, Project } from '../../project.js';
import { sameNamespace, scaleTarget } from '../../references.js';
import { relativeUri } from '../../relativeUri.js';
import { at, defineRule, finding } from '../../rule.js';
import { autoscalers } from '../shared/autoscalers.js';
import { hpaExample, scaledObjectExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { alsoAt } from '../shared/places.js';

const deployment = deploymentExample('resources: {requests: {cpu: "4", memory: 16Gi}}')['deployment.yaml']!.replace(
  '  replicas: 2\n',
  '',
);
const hpa = hpaExample('minReplicas: 2\nmaxReplicas: 6').replace('name: scorer\n  labels', 'name: scorer-cpu\n  labels');
const keda = scaledObjectExample(
  'minReplicaCount: 2\nmaxReplicaCount: 6\ntriggers:\n  - type: prometheus\n    metadata: {serverAddress: "http://prometheus:9090", query: "sum(vllm:num_requests_waiting)", threshold: "5"}',
);

const MANY = 100;

export default defineRule({
  id: 'scalability/two-autoscalers',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'error',
  problem: 'Two autoscalers are aimed at one workload.',
  remedy: 'Keep one of them, and give it the metrics of both.',
  why: 'KEDA refuses the second, and two HorizontalPodAutoscalers undo what the other has just done, so the size of the service swings.',
  sources: [
    { title: 'KEDA: admission webhooks', url: 'https://keda.sh/docs/latest/concepts/admission-webhooks/' },
    {
      title: 'KEDA: scaledobject_webhook.go, verifyHpas and verifyScaledObjects',
      url: 'https://github.com/kedacore/keda/blob/main/apis/keda/v1alpha1/scaledobject_webhook.go',
    },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: { 'all.yaml': [deployment, hpa, keda].join('---\n') },
    good: { 'all.yaml': [deployment, keda].join('---\n') },
  },
  *check(project) {
    const known = autoscalers(project).filter((s) => !s.partial && s.object.name !== undefined);
    const byTarget = grouped(known.map((s) => [scaleTarget(s.object), s] as const));
    for (const second of known) {
      const same = byTarget.get(scaleTarget(second.object)) ?? [];
      // So many are not written by hand, and not for one cluster.
      const first =
        same.length > MANY ? undefined : same.slice(0, same.indexOf(second)).find((s) => isSecond(project, s, second));
      if (!first) continue;
      const message = `\`${first.object.name}\` (${first.object.kind}) is aimed at \`${second.workloads[0]!.object.name}\` too.`;
      yield at(
        second.manifests,
        finding(second.object.anchor, message, [], alsoAt(project, first.object, undefined, 'the other one')),
      );
    }
  },
});

/** Both are for one workload and are applied together: they stand in one file, or one kustomization names both of their files. */
function isSecond(project: Project, first: PlacedObject, second: PlacedObject): boolean {
  const target = scaleTarget(first.object);
  if (target === undefined || target !== scaleTarget(second.object) || !sameNamespace(first.object, second.object)) return false;
  if (first.object.kind === second.object.kind && first.object.name === second.object.name) return false;
  if (handsOver(first.object) || handsOver(second.object)) return false;
  if (first.manifests === second.manifests) return true;
  return project.overlays.of(first.manifests.uri).some((k) => {
    const named = new Set(k.resources.map((r) => relativeUri(k.uri.slice(0, k.uri.lastIndexOf('/')), r.path)));
    return named.has(first.manifests.uri) && named.has(second.manifests.uri);
  });
}

/** KEDA takes an autoscaler over, or does not look at it. */
function handsOver(object: KubeObject): boolean {
  const marks = stringMap(get(object.node, 'metadata', 'annotations'));
  return (
    marks.get('scaledobject.keda.sh/transfer-hpa-ownership')?.value === 'true' ||
    marks.get('validations.keda.sh/hpa-ownership')?.value === 'false'
  );
}

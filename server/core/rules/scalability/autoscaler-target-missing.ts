import { spanOf } from '../../artifacts/kubernetes.js';
import { get, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { scaleTarget } from '../../references.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { hpaExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { alsoAt, ofKinds } from '../shared/places.js';

// Without a number of replicas, which an autoscaler that finds its target would set too.
const FILES = {
  'deployment.yaml': deploymentExample('resources: {requests: {cpu: "4"}}')['deployment.yaml']!.replace('  replicas: 2\n', ''),
};
const BOUNDS = 'minReplicas: 2\nmaxReplicas: 6';

export default defineRule({
  id: 'scalability/autoscaler-target-missing',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'warning',
  problem: 'The autoscaler is aimed at something that is not here, beside a workload with almost that name.',
  remedy: 'Name the workload as it is called.',
  why: 'An autoscaler without a target reports an error that nobody reads, and the service keeps its size under any load.',
  sources: [
    {
      title: 'Kubernetes: Horizontal Pod Autoscaling',
      url: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    },
    {
      title: 'kube-linter: dangling-horizontalpodautoscaler',
      url: 'https://docs.kubelinter.io/#/generated/checks?id=dangling-horizontalpodautoscaler',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'autoscaler.yaml': hpaExample(BOUNDS, 'scorrer') },
    good: { ...FILES, 'autoscaler.yaml': hpaExample(BOUNDS) },
  },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'HorizontalPodAutoscaler', 'ScaledObject')) {
      const target = scaleTarget(object);
      const meant = target ? project.relations.nearlyOf(object) : [];
      const [workload] = meant;
      if (!target || !workload) continue;
      const reference = get(object.node, 'spec', 'scaleTargetRef');
      const [kind, name] = [get(reference, 'kind'), get(reference, 'name')];
      if (!name) continue;
      const wrongKind = str(name) === workload.object.name;
      const node = wrongKind ? kind : name;
      const right = wrongKind ? workload.object.kind : workload.object.name!;
      // A target named twice by an alias, or a kind left to its default, is for the author to sort out.
      const edits = node && meant.length === 1 ? setScalar(manifests.parts[0]!.text, node, scalarSource(right)) : [];
      const fixes = edits.length > 0 ? [suggestedFix(`Aim it at \`${right}\``, ...inPart(edits))] : [];
      const message = `There is no ${target.replace('/', ' `')}\`; \`${workload.object.name}\` is a ${workload.object.kind}.`;
      const related = alsoAt(project, workload.object, undefined, 'the workload beside it');
      yield at(manifests, finding(spanOf(node ?? name), message, fixes, related));
    }
  },
});

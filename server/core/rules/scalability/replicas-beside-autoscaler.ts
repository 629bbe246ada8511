import { get, isMap, pair } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { replicas } from '../../serving.js';
import { autoscalers } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { hpaExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { pairSpan } from '../shared/pairSpan.js';
import { alsoAt, fileOf } from '../shared/places.js';

const FILES = deploymentExample('');
const SCALER = hpaExample('minReplicas: 2\nmaxReplicas: 6');

export default defineRule({
  id: 'scalability/replicas-beside-autoscaler',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'warning',
  problem: 'The workload states its number of replicas, and an autoscaler sets it too.',
  remedy: 'Remove `replicas` from the workload; on a running one, first take the field out of what was last applied.',
  why: 'Each deployment throws the service back to the written number, at the busiest hour as well.',
  sources: [
    {
      title: 'Kubernetes: Migrating Deployments and StatefulSets to horizontal autoscaling',
      url: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
    },
    { title: 'kube-score: list of checks', url: 'https://github.com/zegl/kube-score/blob/master/README_CHECKS.md' },
  ],
  standards: ['NIST AI RMF MANAGE 2.2'],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'autoscaler.yaml': SCALER },
    good: { 'deployment.yaml': FILES['deployment.yaml']!.replace('  replicas: 2\n', ''), 'autoscaler.yaml': SCALER },
  },
  *check(project) {
    const seen = new Set<object>();
    for (const scaler of autoscalers(project)) {
      for (const workload of scaler.workloads) {
        const file = fileOf(project, workload.object);
        const spec = get(workload.object.node, 'spec');
        const stated = replicas(workload);
        if (!file || !isMap(spec) || !stated || seen.has(workload) || scaler.partial || workload.object.partial) continue;
        // No replicas at all is how somebody switches a service off, and its autoscaler with it.
        if (workload.form !== 'pod' || stated.count === 0 || !pair(spec, 'replicas')) continue;
        seen.add(workload);
        const edits = removeEntry(file.parts[0]!.text, spec, 'replicas');
        const fixes = edits.length > 0 ? [suggestedFix('Leave the number to the autoscaler', ...inPart(edits))] : [];
        const message = `\`replicas: ${stated.count}\` and the autoscaler \`${scaler.object.name ?? ''}\` both set the number.`;
        const related = alsoAt(project, scaler.object, undefined, 'the autoscaler');
        yield at(file, finding(pairSpan(spec, 'replicas', stated.node), message, fixes, related));
      }
    }
  },
});

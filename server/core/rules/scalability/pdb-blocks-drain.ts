import { get, isMap, isNull, num, pair, str, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import { renameKey, setScalar } from '../../artifacts/yamlEdit.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { replicas, type Workload } from '../../serving.js';
import { type Autoscaler, autoscalers } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { object } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { pairSpan } from '../shared/pairSpan.js';
import { ofKinds } from '../shared/places.js';

const budget = (line: string) => object('policy/v1', 'PodDisruptionBudget', `${line}\nselector:\n  matchLabels: {app: scorer}`);

export default defineRule({
  id: 'scalability/pdb-blocks-drain',
  consideration: 'scalability/capacity',
  reads: 'project',
  severity: 'warning',
  problem: 'The disruption budget lets no pod be moved.',
  remedy: 'Allow one pod to be away: `maxUnavailable: 1`.',
  why: 'A node with such a pod cannot be drained: the cluster upgrade stands still until somebody deletes the pod by hand.',
  sources: [
    {
      title: 'Kubernetes: Specifying a Disruption Budget',
      url: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    },
    { title: 'kube-linter: pdb-min-available', url: 'https://docs.kubelinter.io/#/generated/checks?id=pdb-min-available' },
  ],
  standards: ['NIST AI RMF MANAGE 2.2'],
  fix: 'suggested',
  examples: {
    bad: { ...deploymentExample(''), 'budget.yaml': budget('minAvailable: 2') },
    good: { ...deploymentExample(''), 'budget.yaml': budget('maxUnavailable: 1') },
  },
  *check(project) {
    const scalers = autoscalers(project);
    for (const { manifests, object: pdb } of ofKinds(project, 'PodDisruptionBudget')) {
      const spec = get(pdb.node, 'spec');
      const workloads = project.relations.workloadsOf(pdb);
      if (!isMap(spec) || pdb.partial || workloads.length === 0) continue;
      const blocking = blocks(spec, project.relations.isShared(pdb) ? undefined : pods(scalers, workloads));
      if (!blocking) continue;
      const text = manifests.parts[0]!.text;
      const edits = [
        ...renameKey(text, spec, blocking.key === 'minAvailable' ? 'minAvailable' : '', 'maxUnavailable'),
        ...setScalar(text, blocking.node, '1'),
      ];
      const fix = suggestedFix('Allow one pod to be away', ...inPart(edits));
      yield at(manifests, finding(pairSpan(spec, blocking.key, blocking.node), blocking.message, [fix]));
    }
  },
});

/** The field that leaves no room, with the reason; undefined where there is room or it cannot be told. */
function blocks(spec: YamlMap, count: number | undefined) {
  const min = own(spec, 'minAvailable');
  const max = own(spec, 'maxUnavailable');
  if (min && max) return undefined;
  if (max && /^0+%?$/.test(str(max) ?? ''))
    return { key: 'maxUnavailable', node: max, message: 'No pod is ever allowed to be away.' };
  if (!min) return undefined;
  const all = { key: 'minAvailable', node: min, message: 'All pods must be available all the time.' };
  const percent = /^(\d{1,3})%$/.exec(str(min) ?? '');
  if (percent && Number(percent[1]) >= 100) return all;
  const wanted = percent ? Math.ceil((Number(percent[1]) * (count ?? 0)) / 100) : num(min);
  if (count === undefined || count < 1 || wanted === undefined || wanted < count) return undefined;
  const message =
    count === 1
      ? 'There is one pod, and it must be available all the time.'
      : `There are ${count} pods, and ${wanted} must be available all the time.`;
  return { ...all, message };
}

function own(spec: YamlMap, key: string): YamlNode | undefined {
  const value = pair(spec, key)?.value;
  return value && !isNull(value) ? value : undefined;
}

/** How many pods there can be at most; undefined where one of the workloads does not say. */
function pods(scalers: readonly Autoscaler[], workloads: readonly Workload[]): number | undefined {
  let sum = 0;
  for (const workload of workloads) {
    const scaler = scalers.find((s) => s.workloads.includes(workload));
    const count = scaler ? scaler.max?.count : workload.form === 'pod' ? replicas(workload)?.count : undefined;
    if (count === undefined || workload.multiNode || workload.object.partial || workload.object.kind === 'DaemonSet')
      return undefined;
    sum += count;
  }
  return sum;
}

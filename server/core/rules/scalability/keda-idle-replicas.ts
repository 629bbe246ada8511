import { spanOf } from '../../artifacts/kubernetes.js';
import { get, num, pair } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import type { OffsetEdit } from '../../fixes.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { type Autoscaler, autoscalers } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { scaledObjectExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';

const trigger =
  'maxReplicaCount: 6\ntriggers:\n  - type: prometheus\n    metadata: {serverAddress: "http://prometheus:9090", query: "sum(vllm:num_requests_waiting)", threshold: "5"}';
const scaled = (lines: string) => ({
  ...deploymentExample(''),
  'scaledobject.yaml': scaledObjectExample(`${lines}\n${trigger}`),
});

export default defineRule({
  id: 'scalability/keda-idle-replicas',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'error',
  problem: '`idleReplicaCount` is not below the least number of replicas, and KEDA refuses the object.',
  remedy: 'Set `idleReplicaCount: 0` and `minReplicaCount` to what is to run as soon as there is work.',
  why: 'The whole ScaledObject is rejected, so the service keeps its size under any load.',
  sources: [
    {
      title: 'KEDA: ScaledObject, idleReplicaCount',
      url: 'https://keda.sh/docs/latest/reference/scaledobject-spec/#idlereplicacount',
    },
    {
      title: 'KEDA: CheckReplicaCountBoundsAreValid',
      url: 'https://github.com/kedacore/keda/blob/main/apis/keda/v1alpha1/scaledobject_types.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: scaled('idleReplicaCount: 0'),
    good: scaled('idleReplicaCount: 0\nminReplicaCount: 1'),
  },
  *check(project) {
    for (const scaler of autoscalers(project)) {
      const node = get(scaler.spec, 'idleReplicaCount');
      const idle = num(node);
      const min = scaler.form === 'keda' && !scaler.partial ? checkedMinimum(scaler) : undefined;
      if (!node || idle === undefined || min === undefined || idle < min) continue;
      const text = scaler.manifests.parts[0]!.text;
      const edits = [...(idle === 0 ? [] : setScalar(text, node, '0')), ...withMinimum(text, scaler)];
      const fixes =
        edits.length > 0
          ? [suggestedFix(scaler.min ? 'Idle at 0' : 'Run at least one when there is work', ...inPart(edits))]
          : [];
      const least = scaler.min
        ? `\`minReplicaCount\` is ${scaler.min.count}`
        : 'no `minReplicaCount` is given, which is checked as 0';
      yield at(scaler.manifests, finding(spanOf(node), `\`idleReplicaCount: ${idle}\` is refused: ${least}.`, fixes));
    }
  },
});

/** The minimum as the webhook reads it: 0 where none is written, and an explicit 0 counts as 1. */
function checkedMinimum({ spec, min }: Autoscaler): number | undefined {
  if (min) return Math.max(min.count, 1);
  return pair(spec, '<<') || get(spec, 'minReplicaCount') ? undefined : 0;
}

function withMinimum(text: string, { spec, min }: Autoscaler): OffsetEdit[] {
  return min ? [] : addEntry(text, spec, 'minReplicaCount', 1, { after: ['idleReplicaCount'] });
}

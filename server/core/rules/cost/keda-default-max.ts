import { get, isNull, pair } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { acceleratorsOf, gpuHours } from '../../sizing/gpuHours.js';
import { autoscalers } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { scaledObjectExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';

const FILES = deploymentExample('resources:\n  requests: {cpu: "4", memory: 16Gi}\n  limits: {nvidia.com/gpu: "1"}');
const scaler = (max: string) =>
  scaledObjectExample(`minReplicaCount: 1
${max}triggers:
  - type: prometheus
    metadata:
      serverAddress: http://prometheus.monitoring.svc:9090
      query: sum(vllm:num_requests_waiting)
      threshold: "5"`);

export default defineRule({
  id: 'cost/keda-default-max',
  consideration: 'cost/usage-optimisation',
  reads: 'project',
  severity: 'warning',
  problem: 'KEDA scales the accelerators up to its own default of 100 pods.',
  remedy: 'Set `maxReplicaCount` to what you would pay for.',
  why: 'A burst of requests, or a loop in a client, is answered with as many accelerators as the cluster can get.',
  sources: [
    {
      title: 'KEDA: ScaledObject specification, maxReplicaCount',
      url: 'https://keda.sh/docs/latest/reference/scaledobject-spec/#maxreplicacount',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.12', 'ISO/IEC 42001 A.4.5', 'OWASP LLM10:2025'],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'scaledobject.yaml': scaler('') },
    good: { ...FILES, 'scaledobject.yaml': scaler('maxReplicaCount: 4\n') },
  },
  *check(project) {
    for (const { manifests, object, form, spec, min, workloads } of autoscalers(project)) {
      const max = get(spec, 'maxReplicaCount');
      const device = workloads.flatMap((w) => w.containers.flatMap((c) => c.accelerators))[0];
      if (form !== 'keda' || !device || object.partial || (max && !isNull(max)) || pair(spec, '<<')) continue;
      const devices = Math.max(...workloads.map((w) => acceleratorsOf(w.containers) ?? 0));
      const most = Math.max(4, (min?.count ?? 0) * 2);
      const edits = addEntry(manifests.parts[0]!.text, spec, 'maxReplicaCount', most, {
        after: ['scaleTargetRef', 'minReplicaCount'],
      });
      const fixes = edits.length > 0 ? [suggestedFix(`Allow up to ${most} replicas`, ...inPart(edits))] : [];
      yield at(
        manifests,
        finding(object.anchor, `KEDA's default allows 100 pods with \`${device.name}\`: ${gpuHours(100, devices)}.`, fixes),
      );
    }
  },
});

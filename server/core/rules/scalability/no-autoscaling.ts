import { get, isMap, num, pair } from '../../artifacts/yaml.js';
import { addEntry, appendDocument, removeEntry } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineAbsence } from '../../rule.js';
import { replicas, type Workload } from '../../serving.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { annotation } from '../shared/kserve.js';
import { type WorkloadChange, workloadFixes } from '../shared/workloadFix.js';

/** An InferenceService as short as it can be. */
const SERVED = `predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`;

export default defineAbsence({
  id: 'scalability/no-autoscaling',
  consideration: 'scalability/elastic-serving',
  weight: 'normal',
  problem: 'Nothing in this project lets capacity follow the load.',
  remedy: 'Add an autoscaler for the model server, or give its InferenceService a `maxReplicas` above its `minReplicas`.',
  why: 'A fixed number of replicas is too few at the peak, when requests time out, and too many for the rest of the day.',
  sources: [
    {
      title: 'Kubernetes: horizontal pod autoscaling',
      url: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    },
    {
      title: 'KServe: autoscaling with KEDA',
      url: 'https://kserve.github.io/website/docs/model-serving/predictive-inference/autoscaling/keda-autoscaler',
    },
  ],
  standards: ['NIST AI RMF MANAGE 2.2', 'ISO/IEC 42001 A.6.2.6'],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(SERVED),
    good: inferenceServiceExample(
      'predictor:\n  minReplicas: 1\n  maxReplicas: 3\n  model:\n    modelFormat: {name: sklearn}\n    storageUri: gs://models/income/v7',
    ),
  },
  fixes: (place, project) => workloadFixes(place, project, 'scalability/elastic-serving', letItScale),
});

const letItScale: WorkloadChange = ({ workload }, text) => {
  if (workload.form === 'pod') return autoscaler(workload, text);
  if (workload.form !== 'kserve') return null;
  const scaler = annotation(workload.object, 'serving.kserve.io/autoscalerClass')?.value;
  if (!isMap(workload.podSpec) || pair(workload.podSpec, 'maxReplicas') || scaler === 'none' || scaler === 'external')
    return null;
  const least = num(get(workload.podSpec, 'minReplicas')) ?? 1;
  const most = Math.max(3, 2 * least);
  return {
    title: `Let it scale up to ${most} replicas`,
    edits: addEntry(text, workload.podSpec, 'maxReplicas', most, { after: ['minReplicas'] }),
  };
};

/** An autoscaler by CPU, where the pods say how much CPU they ask for and an accelerator is not what is short. */
function autoscaler(workload: Workload, text: string) {
  const { kind, name, namespace } = workload.object;
  if (!name || isPlaceholder(name) || (kind !== 'Deployment' && kind !== 'StatefulSet')) return null;
  const asks = workload.containers.every((c) => c.requests.get('cpu')?.amount && c.accelerators.length === 0);
  if (!asks) return null;
  const least = Math.max(1, replicas(workload)?.count ?? 1);
  const document = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
${namespace ? `  namespace: ${namespace}\n` : ''}spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: ${kind}
    name: ${name}
  minReplicas: ${least}
  maxReplicas: ${Math.max(3, 2 * least)}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 70
`;
  // The number of replicas is the autoscaler's from now on.
  const spec = get(workload.object.node, 'spec');
  const freed = isMap(spec) ? removeEntry(text, spec, 'replicas') : [];
  return { title: 'Add a HorizontalPodAutoscaler', edits: [...freed, ...appendDocument(text, document)] };
}

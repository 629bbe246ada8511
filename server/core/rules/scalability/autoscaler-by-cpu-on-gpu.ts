import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isNull, items } from '../../artifacts/yaml.js';
import { at, defineRule, finding } from '../../rule.js';
import { type Autoscaler, autoscalers, utilisationMetrics } from '../shared/autoscalers.js';
import { hpaExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';

const FILES = {
  'deployment.yaml': deploymentExample('resources: {requests: {cpu: "4", memory: 16Gi}, limits: {nvidia.com/gpu: 1}}')[
    'deployment.yaml'
  ]!.replace('  replicas: 2\n', ''),
};
const CPU = 'metrics:\n  - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}';
const QUEUE =
  'metrics:\n  - type: Pods\n    pods: {metric: {name: vllm_num_requests_waiting}, target: {type: AverageValue, averageValue: "5"}}';

const SCALERS = new Set(['HorizontalPodAutoscaler', 'ScaledObject']);

export default defineRule({
  id: 'scalability/autoscaler-by-cpu-on-gpu',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'info',
  problem: 'The autoscaler looks at CPU and memory alone, and the model runs on an accelerator.',
  remedy: 'Scale by what the server says of its queue or batches, or by the use of the accelerator.',
  why: 'The processor waits while the accelerator is overrun, so the copies you need are never started.',
  sources: [
    {
      title: 'Google Kubernetes Engine: autoscaling LLM inference workloads with GPUs',
      url: 'https://cloud.google.com/kubernetes-engine/docs/best-practices/machine-learning/inference/autoscaling',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.4'],
  fix: 'none',
  examples: {
    bad: { ...FILES, 'autoscaler.yaml': hpaExample(`minReplicas: 2\nmaxReplicas: 6\n${CPU}`) },
    good: { ...FILES, 'autoscaler.yaml': hpaExample(`minReplicas: 2\nmaxReplicas: 6\n${QUEUE}`) },
  },
  *check(project) {
    for (const scaler of autoscalers(project)) {
      if (scaler.partial || !looksAtCpuAlone(scaler) || scaler.workloads.length !== 1) continue;
      const [workload] = scaler.workloads;
      if (!workload?.serves || workload.partial || !workload.containers.some((c) => c.servesModel && c.accelerators.length > 0))
        continue;
      // A second one is aimed at the same pods, by what else it measures.
      if (project.relations.objectsOf(workload).filter((o) => SCALERS.has(o.kind)).length > 1) continue;
      const node = get(scaler.spec, scaler.form === 'hpa' ? 'metrics' : 'triggers');
      const first = items(node)[0];
      yield at(scaler.manifests, finding(first ? spanOf(first) : scaler.object.anchor));
    }
  },
});

/** All it looks at is the CPU or memory; an HPA without any metric looks at the CPU. */
function looksAtCpuAlone(scaler: Autoscaler): boolean {
  const list = get(scaler.spec, scaler.form === 'hpa' ? 'metrics' : 'triggers');
  const count = items(list).length;
  if (scaler.form === 'hpa' && (!list || isNull(list))) return true;
  return count > 0 && utilisationMetrics(scaler).length === count;
}

import { spanOf, stringMap } from '../../artifacts/kubernetes.js';
import { get, num, pair } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { remembered } from '../../remembered.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { replicas, type Workload } from '../../serving.js';
import { acceleratorsOf, gpuHours } from '../../sizing/gpuHours.js';
import { autoscalers } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { deploymentMode } from '../shared/kserve.js';

const TRIAL =
  /^(?:.*[-_.])?(?:dev|develop|development|test|testing|staging|stage|sandbox|qa|demo|playground|preview)(?:[-_.].*)?$/i;
const LABELS = ['environment', 'env', 'stage', 'tier', 'app.kubernetes.io/environment'];

export default defineRule({
  id: 'cost/gpu-always-on',
  consideration: 'cost/usage-optimisation',
  reads: 'project',
  severity: 'info',
  problem: 'A model outside of production holds its accelerators day and night.',
  remedy: 'Let it scale to zero when nobody asks, or scale it down by a schedule.',
  why: 'An accelerator costs the same whether it answers or waits, and trial environments wait most of the week.',
  sources: [
    { title: 'Knative: scale to zero', url: 'https://knative.dev/docs/serving/autoscaling/scale-to-zero/' },
    { title: 'KEDA: cron scaler', url: 'https://keda.sh/docs/latest/scalers/cron/' },
  ],
  standards: ['NIST AI RMF MEASURE 2.12'],
  fix: 'suggested',
  examples: {
    bad: trial(1),
    good: trial(0),
  },
  *check(project) {
    const scaled = new Set(autoscalers(project).flatMap((a) => a.workloads));
    for (const { manifests, workload } of project.workloads) {
      const place = trialMark(workload);
      const accelerators = acceleratorsOf(workload.containers);
      if (!place || !accelerators || !workload.serves || workload.partial || scaled.has(workload)) continue;
      const count = replicasKept(workload);
      if (!count) continue;
      const device = workload.containers.flatMap((c) => c.accelerators)[0]!;
      const stated = replicas(workload)?.node;
      const message = `\`${place}\` keeps ${gpuHours(count, accelerators)}.`;
      yield at(manifests, finding(spanOf(stated ?? device.key), message, toZero(workload, manifests.parts[0]!.text)));
    }
  },
});

/** The namespace or label that says that this is no production. */
const trialMark = remembered(({ object, template }: Workload): string | undefined => {
  if (object.namespace !== undefined && TRIAL.test(object.namespace)) return object.namespace;
  for (const holder of [object.node, template]) {
    const labels = stringMap(get(holder, 'metadata', 'labels'));
    const found = LABELS.map((name) => labels.get(name)?.value).find((value) => value !== undefined && TRIAL.test(value));
    if (found !== undefined) return found;
  }
  return undefined;
});

/** Copies that run whatever happens; both Kubernetes and KServe keep one where nothing is written. */
function replicasKept(workload: Workload): number | undefined {
  if ((workload.form !== 'pod' && workload.form !== 'kserve') || workload.multiNode) return undefined;
  if (workload.object.kind === 'DaemonSet') return undefined;
  const [holder, key] =
    workload.form === 'pod' ? [get(workload.object.node, 'spec'), 'replicas'] : [workload.podSpec, 'minReplicas'];
  return pair(holder, key) ? replicas(workload)?.count : 1;
}

/** Only Knative goes down to zero by itself; which of its modes an unmarked InferenceService is in is not known. */
function toZero(workload: Workload, text: string) {
  if (workload.form !== 'kserve' || deploymentMode(workload.object) !== 'Knative') return [];
  const least = get(workload.podSpec, 'minReplicas');
  const edits =
    least && num(least) !== undefined ? setScalar(text, least, '0') : addEntry(text, workload.podSpec, 'minReplicas', 0);
  return edits.length > 0 ? [suggestedFix('Let it scale to zero', ...inPart(edits))] : [];
}

function trial(least: number) {
  return {
    'isvc.yaml': `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: scorer
  namespace: staging
  annotations:
    serving.kserve.io/deploymentMode: Knative
spec:
  predictor:
    minReplicas: ${least}
    maxReplicas: 2
    model:
      modelFormat: {name: huggingface}
      storageUri: s3://models/scorer/v7
      resources:
        limits: {nvidia.com/gpu: 2, memory: 64Gi}
`,
  };
}

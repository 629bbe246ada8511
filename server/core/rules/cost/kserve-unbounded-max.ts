import { spanOf } from '../../artifacts/kubernetes.js';
import { get, num, pair } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { deploymentMode, present } from '../shared/kserve.js';

const MODE = 'serving.kserve.io/deploymentMode: Knative';

export default defineRule({
  id: 'cost/kserve-unbounded-max',
  consideration: 'cost/usage-optimisation',
  reads: 'workload',
  severity: 'warning',
  problem: 'A service on accelerators scales without an upper bound.',
  remedy: 'Set `maxReplicas` to what you are ready to pay for.',
  why: 'In Knative mode no bound means as many replicas as requests ask for, so one careless client rents every accelerator of the cluster.',
  sources: [
    {
      title: 'Knative: scale bounds',
      url: 'https://knative.dev/docs/serving/autoscaling/scale-bounds/',
    },
  ],
  standards: ['OWASP LLM10:2025'],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(example('minReplicas: 1'), MODE),
    good: inferenceServiceExample(example('maxReplicas: 3'), MODE),
  },
  *check(workload, { artifact }) {
    const { object, podSpec, form } = workload;
    if (form !== 'kserve' || workload.partial || deploymentMode(object) !== 'Knative' || pair(podSpec, '<<')) return;
    const device = workload.containers.flatMap((c) => c.accelerators)[0];
    const max = present(podSpec, 'maxReplicas');
    if (!device || (max && num(max) !== 0) || get(object.node, 'metadata', 'annotations', 'autoscaling.knative.dev/max-scale'))
      return;
    const most = Math.max(3, 2 * (num(get(podSpec, 'minReplicas')) ?? 1));
    const text = artifact.parts[0]!.text;
    const edits = max
      ? setScalar(text, max, String(most))
      : addEntry(text, podSpec, 'maxReplicas', most, { after: ['minReplicas'] });
    const fixes = edits.length > 0 ? [suggestedFix(`Stop at ${most} replicas`, ...inPart(edits))] : [];
    yield finding(
      spanOf(max ?? device.key),
      `Each replica holds \`${device.name}\`, and there is no upper bound for them.`,
      fixes,
    );
  },
});

function example(bound: string): string {
  return `predictor:
  ${bound}
  model:
    modelFormat: {name: huggingface}
    storageUri: s3://models/llama/v3
    resources: {limits: {nvidia.com/gpu: 1}}`;
}

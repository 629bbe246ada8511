import { type KubeObject, type Manifests, spanOf } from '../../artifacts/kubernetes.js';
import { get, isNull, pair } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import { remembered } from '../../remembered.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import type { Workload } from '../../serving.js';
import { isJob, jobEnd } from '../../workloads/jobEnds.js';
import { inPart } from '../shared/edits.js';

const JOB = (deadline: string) => ({
  'train.yaml': `apiVersion: batch/v1
kind: Job
metadata:
  name: train-model
spec:
${deadline}  template:
    spec:
      restartPolicy: Never
      containers:
        - name: train
          image: registry.example.com/train:1.4.2
          resources:
            limits:
              nvidia.com/gpu: 1
`,
});

export default defineRule({
  id: 'cost/gpu-job-without-deadline',
  consideration: 'cost/usage-optimisation',
  reads: 'workload',
  severity: 'info',
  problem: 'The job holds accelerators for as long as it runs, and has no deadline.',
  remedy: 'Set `activeDeadlineSeconds` to the longest run you would pay for.',
  why: 'A job that hangs keeps its accelerators, and their price, until somebody notices.',
  sources: [
    {
      title: 'Kubernetes: Job termination and cleanup',
      url: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup',
    },
  ],
  standards: ['ISO/IEC 42001 A.4.5', 'NIST AI RMF MEASURE 2.12'],
  fix: 'suggested',
  examples: { bad: JOB(''), good: JOB('  activeDeadlineSeconds: 21600\n') },
  *check(workload, { artifact }) {
    const { object } = workload;
    const job = jobEnd(object)?.holder;
    if (!isJob(object) || workload.partial || pair(job, '<<')) return;
    // One finding for the job, at the first of its pods that holds any.
    if ((artifact.kind !== 'kubernetes' && artifact.kind !== 'kserve') || holders(artifact).get(object) !== workload) return;
    const device = workload.containers.flatMap((c) => c.accelerators)[0];
    const ends = [job, workload.podSpec].some((map) => {
      const deadline = get(map, 'activeDeadlineSeconds');
      return deadline !== undefined && !isNull(deadline);
    });
    if (!device || ends) return;
    const edits = !job
      ? []
      : addEntry(artifact.parts[0]!.text, job, 'activeDeadlineSeconds', 86400, {
          after: ['backoffLimit', 'parallelism', 'completions'],
        });
    const fixes = edits.length > 0 ? [suggestedFix('End the job after a day', ...inPart(edits))] : [];
    yield finding(spanOf(device.key), `The job holds \`${device.name}\` and has no deadline.`, fixes);
  },
});

/** The first workload of each object that holds an accelerator. */
const holders = remembered(({ workloads }: Manifests): ReadonlyMap<KubeObject, Workload> => {
  const held = workloads.filter((w) => w.containers.some((c) => c.accelerators.length > 0));
  return new Map([...held].reverse().map((w) => [w.object, w]));
});

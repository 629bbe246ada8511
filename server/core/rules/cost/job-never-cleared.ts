import { get, isMap, isNull, pair, str } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding } from '../../rule.js';
import { offered } from '../shared/offered.js';

const JOB = (more: string) => ({
  'score.yaml': `apiVersion: batch/v1
kind: Job
metadata:
  name: score-batch
spec:
  backoffLimit: 2
${more}  template:
    spec:
      restartPolicy: Never
      containers:
        - name: score
          image: vllm/vllm-openai:v0.10.2
          command: [vllm, run-batch, --model, /models/scorer]
`,
});

export default defineRule({
  id: 'cost/job-never-cleared',
  consideration: 'cost/usage-optimisation',
  reads: 'workload',
  severity: 'info',
  preview: true,
  problem: 'The finished job stays in the cluster until somebody deletes it.',
  remedy: 'Set `ttlSecondsAfterFinished` to the time in which you read its log.',
  why: 'Finished pods keep their volumes and their place in every list, and some of what they keep is paid for.',
  sources: [
    {
      title: 'Kubernetes: automatic cleanup for finished Jobs',
      url: 'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
    },
    {
      title: 'kube-linter: job-ttl-seconds-after-finished',
      url: 'https://docs.kubelinter.io/#/generated/checks?id=job-ttl-seconds-after-finished',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: JOB(''), good: JOB('  ttlSecondsAfterFinished: 86400\n') },
  *check({ object, partial }, { artifact }) {
    const spec = get(object.node, 'spec');
    if (object.kind !== 'Job' || object.group !== 'batch' || partial || !isMap(spec) || pair(spec, '<<')) return;
    const ttl = get(spec, 'ttlSecondsAfterFinished');
    if ((ttl && !isNull(ttl)) || isManaged(object.node)) return;
    const edits = addEntry(artifact.parts[0]!.text, spec, 'ttlSecondsAfterFinished', 86400, { after: ['backoffLimit'] });
    yield finding(object.anchor, '', offered('Clear it away after a day', edits));
  },
});

/** Helm, Argo and Kueue clear their own jobs away. */
function isManaged(node: Parameters<typeof get>[0]): boolean {
  const annotations = get(node, 'metadata', 'annotations');
  const labels = get(node, 'metadata', 'labels');
  const names = [annotations, labels].flatMap((map) => (isMap(map) ? map.pairs.map(({ key }) => str(key) ?? '') : []));
  return names.some((name) => /^(?:helm\.sh\/hook|argocd\.argoproj\.io\/hook|kueue\.x-k8s\.io\/)/.test(name));
}

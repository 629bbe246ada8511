import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isAccelerator } from '../../catalogue/servers.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';

const GPU = (count: string) => deploymentExample(`resources:\n  limits: {memory: 16Gi, nvidia.com/gpu: ${count}}`);

export default defineRule({
  id: 'resources/gpu-fractional',
  consideration: 'resources/fit',
  reads: 'container',
  severity: 'error',
  problem: 'Kubernetes gives accelerators out whole.',
  remedy: 'Ask for a whole number; for a part of one use MIG or time-slicing, which have resources of their own.',
  why: 'The API server refuses the pod, so the model is not served at all.',
  sources: [
    {
      title: 'Kubernetes: Schedule GPUs',
      url: 'https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/',
    },
    {
      title: 'Kubernetes: extended resources',
      url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#consuming-extended-resources',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: GPU('0.5'), good: GPU('1') },
  *check({ container, form }, { artifact }) {
    if (form === 'compose') return;
    const text = artifact.parts[0]!.text;
    const whole = [...container.limits.values(), ...container.requests.values()].filter((a) => isAccelerator(a.resource));
    const broken = whole.filter((a) => a.amount !== undefined && a.amount > 0 && !Number.isInteger(a.amount));
    for (const each of broken) {
      // Both sides have to be the same number.
      const edits = broken
        .filter((other) => other.resource === each.resource)
        .flatMap((other) => setScalar(text, other.node, String(Math.ceil(other.amount!))))
        .sort((a, b) => a.start - b.start);
      const fixes = edits.length > 0 ? [suggestedFix(`Ask for ${Math.ceil(each.amount!)}`, ...inPart(edits))] : [];
      yield finding(spanOf(each.node), `\`${each.text}\` of \`${each.resource}\` cannot be had.`, fixes);
    }
  },
});

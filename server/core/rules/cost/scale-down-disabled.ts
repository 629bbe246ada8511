import { get, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { autoscalers } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { hpaExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { pairSpan } from '../shared/pairSpan.js';

const FILES = deploymentExample('resources:\n  requests: {cpu: "4", memory: 16Gi}\n  limits: {nvidia.com/gpu: "1"}');
const scaler = (policy: string) =>
  hpaExample(`minReplicas: 1\nmaxReplicas: 8\nbehavior:\n  scaleDown:\n    selectPolicy: ${policy}`);

export default defineRule({
  id: 'cost/scale-down-disabled',
  consideration: 'cost/usage-optimisation',
  reads: 'project',
  severity: 'warning',
  problem: 'The autoscaler adds accelerators and never gives one back.',
  remedy: 'Allow scaling down, slowly if the model takes long to load: a `stabilizationWindowSeconds` and one pod at a time.',
  why: 'After the first busy hour the service runs, and is paid for, at that size until somebody notices.',
  sources: [
    {
      title: 'Kubernetes: Horizontal Pod Autoscaling, disable scale-down',
      url: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#example-disable-scale-down',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.12', 'ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'autoscaler.yaml': scaler('Disabled') },
    good: { ...FILES, 'autoscaler.yaml': scaler('Min') },
  },
  *check(project) {
    for (const { manifests, object, form, spec, workloads } of autoscalers(project)) {
      const behavior = form === 'hpa' ? ['behavior'] : ['advanced', 'horizontalPodAutoscalerConfig', 'behavior'];
      const scaleDown = get(spec, ...behavior, 'scaleDown');
      const node = get(scaleDown, 'selectPolicy');
      const device = workloads.flatMap((w) => w.containers.flatMap((c) => c.accelerators))[0];
      if (!node || str(node) !== 'Disabled' || !device || object.partial) continue;
      const fix = suggestedFix(
        'Allow scaling down by the gentlest policy',
        ...inPart(setScalar(manifests.parts[0]!.text, node, 'Min')),
      );
      const message = `Pods with \`${device.name}\` are added and never removed.`;
      yield at(manifests, finding(pairSpan(scaleDown, 'selectPolicy', node), message, [fix]));
    }
  },
});

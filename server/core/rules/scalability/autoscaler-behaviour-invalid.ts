import { spanOf } from '../../artifacts/kubernetes.js';
import { get, items, num, str, type YamlNode } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Finding } from '../../model.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { autoscalers } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { hpaExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';

const FILES = {
  'deployment.yaml': deploymentExample('resources: {requests: {cpu: "4", memory: 16Gi}}')['deployment.yaml']!.replace(
    '  replicas: 2\n',
    '',
  ),
};
const window = (seconds: number) =>
  hpaExample(`minReplicas: 2\nmaxReplicas: 6\nbehavior:\n  scaleDown: {stabilizationWindowSeconds: ${seconds}}`);

/** Bounds of the API. Source: kubernetes pkg/apis/autoscaling/validation, MaxStabilizationWindowSeconds and MaxPeriodSeconds. */
const LONGEST_WINDOW = 3600;
const LONGEST_PERIOD = 1800;

export default defineRule({
  id: 'scalability/autoscaler-behaviour-invalid',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'error',
  problem: 'A number of the scaling behaviour is outside of what the API accepts.',
  remedy:
    'Keep `stabilizationWindowSeconds` within 0 to 3600 and `periodSeconds` within 1 to 1800, and give each policy a value above 0.',
  why: 'The API refuses the autoscaler, so the service keeps its size under any load.',
  sources: [
    {
      title: 'Kubernetes: HorizontalPodAutoscaler v2, HPAScalingRules',
      url: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
    },
    {
      title: 'Kubernetes: validation of HorizontalPodAutoscalers',
      url: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/autoscaling/validation/validation.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: { ...FILES, 'autoscaler.yaml': window(7200) }, good: { ...FILES, 'autoscaler.yaml': window(600) } },
  *check(project) {
    for (const { form, manifests, spec } of autoscalers(project)) {
      const behaviour =
        form === 'hpa' ? get(spec, 'behavior') : get(spec, 'advanced', 'horizontalPodAutoscalerConfig', 'behavior');
      for (const direction of ['scaleUp', 'scaleDown']) {
        for (const found of refused(manifests.parts[0]!.text, get(behaviour, direction))) yield at(manifests, found);
      }
    }
  },
});

function* refused(text: string, rules: YamlNode | undefined): Generator<Finding> {
  yield* outside(text, get(rules, 'stabilizationWindowSeconds'), 0, LONGEST_WINDOW, 'stabilizationWindowSeconds');
  for (const policy of items(get(rules, 'policies'))) {
    yield* outside(text, get(policy, 'periodSeconds'), 1, LONGEST_PERIOD, 'periodSeconds');
    yield* outside(text, get(policy, 'value'), 1, Number.POSITIVE_INFINITY, 'value');
  }
}

function* outside(text: string, node: YamlNode | undefined, from: number, to: number, name: string): Generator<Finding> {
  const value = num(node);
  if (!node || value === undefined || isPlaceholder(str(node) ?? '') || (value >= from && value <= to)) return;
  const right = String(value < from ? from : to);
  const fixes = value > to ? [suggestedFix(`Set it to ${right}`, ...inPart(setScalar(text, node, right)))] : [];
  const bounds = Number.isFinite(to) ? `from ${from} to ${to}` : `${from} at least`;
  yield finding(spanOf(node), `\`${name}: ${value}\` is refused: it is ${bounds}.`, fixes);
}

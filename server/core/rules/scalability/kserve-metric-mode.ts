import { type KubeObject, spanOf } from '../../artifacts/kubernetes.js';
import { get, str } from '../../artifacts/yaml.js';
import { ensurePath } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { annotation, components, deploymentMode } from '../shared/kserve.js';

const KNATIVE_CLASS = 'autoscaling.knative.dev/class';
const KNATIVE_HPA = 'hpa.autoscaling.knative.dev';
const ALL = ['cpu', 'memory', 'concurrency', 'rps'];

export default defineRule({
  id: 'scalability/kserve-metric-mode',
  consideration: 'scalability/elastic-serving',
  reads: 'manifests',
  severity: 'error',
  problem: 'The autoscaler of this deployment mode does not know the scale metric.',
  remedy:
    'Use `concurrency` or `rps` with Knative, `cpu` or `memory` with a HorizontalPodAutoscaler, `autoScaling.metrics` with KEDA.',
  why: 'KServe refuses the service, as its autoscaler has no way to measure that.',
  sources: [
    {
      title: 'KServe: InferenceService validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/inference_service_validation.go',
    },
    { title: 'Knative: autoscaling metrics', url: 'https://knative.dev/docs/serving/autoscaling/autoscaling-metrics/' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(
      `predictor:
  scaleMetric: cpu
  scaleTarget: 70
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`,
      'serving.kserve.io/deploymentMode: Knative',
    ),
    good: inferenceServiceExample(
      `predictor:
  scaleMetric: concurrency
  scaleTarget: 8
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`,
      'serving.kserve.io/deploymentMode: Knative',
    ),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const { node, object } of components(manifests)) {
      const metric = get(node, 'scaleMetric');
      const value = str(metric);
      if (!metric || value === undefined || isPlaceholder(value) || !ALL.includes(value)) continue;
      const scaler = scalerOf(object);
      if (!scaler || scaler.metrics.includes(value)) continue;
      const edits =
        scaler.name === 'Knative' ? ensurePath(text, object.node, ['metadata', 'annotations', KNATIVE_CLASS], KNATIVE_HPA) : [];
      const ends = edits.length > 0 && !annotation(object, KNATIVE_CLASS);
      const fixes = ends ? [suggestedFix('Let Knative use a HorizontalPodAutoscaler', ...inPart(edits))] : [];
      yield finding(spanOf(metric), `${scaler.name} does not scale by \`${value}\`.`, fixes);
    }
  },
});

/** The autoscaler that the annotations name, with its metrics; undefined where the cluster's own settings decide. */
function scalerOf(object: KubeObject): { readonly name: string; readonly metrics: readonly string[] } | undefined {
  const mode = deploymentMode(object);
  if (mode === 'Knative') {
    const hpa = annotation(object, KNATIVE_CLASS)?.value === KNATIVE_HPA;
    return hpa
      ? { name: 'A HorizontalPodAutoscaler', metrics: ['cpu', 'memory'] }
      : { name: 'Knative', metrics: ['concurrency', 'rps'] };
  }
  const scaler = annotation(object, 'serving.kserve.io/autoscalerClass')?.value;
  if (mode !== 'Standard') return undefined;
  if (scaler === 'hpa') return { name: 'A HorizontalPodAutoscaler', metrics: ['cpu', 'memory'] };
  return scaler === 'keda' ? { name: 'KEDA', metrics: [] } : undefined;
}

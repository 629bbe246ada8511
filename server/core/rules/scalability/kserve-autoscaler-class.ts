import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap } from '../../artifacts/yaml.js';
import { removeEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, safeFix, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { annotation, inferenceServices } from '../shared/kserve.js';

const KEY = 'serving.kserve.io/autoscalerClass';
const CLASSES = ['hpa', 'keda', 'external', 'none'];

export default defineRule({
  id: 'scalability/kserve-autoscaler-class',
  consideration: 'scalability/elastic-serving',
  reads: 'manifests',
  severity: 'error',
  problem: 'KServe does not know this autoscaler class.',
  remedy: 'Use `hpa`, `keda`, `external` or `none`, or take the annotation away to let Knative scale.',
  why: 'The whole InferenceService is refused.',
  sources: [
    { title: 'KServe: autoscaler classes', url: 'https://github.com/kserve/kserve/blob/master/pkg/constants/constants.go' },
    {
      title: 'KServe: InferenceService validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/inference_service_validation.go',
    },
  ],
  standards: [],
  fix: 'safe',
  examples: {
    bad: inferenceServiceExample(
      `predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`,
      'serving.kserve.io/autoscalerClass: HPA',
    ),
    good: inferenceServiceExample(
      `predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`,
      'serving.kserve.io/autoscalerClass: hpa',
    ),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of inferenceServices(manifests)) {
      const found = annotation(object, KEY);
      if (!found || CLASSES.includes(found.value)) continue;
      const meant = CLASSES.find((c) => c === found.value.toLowerCase());
      const map = get(object.node, 'metadata', 'annotations');
      const edits = meant ? setScalar(text, found.node, meant) : isMap(map) ? removeEntry(text, map, KEY) : [];
      const title = meant ? `Set \`${meant}\`` : 'Remove the annotation';
      yield finding(
        spanOf(found.node),
        `KServe has no autoscaler class \`${found.value}\`.`,
        edits.length > 0 ? [(meant ? safeFix : suggestedFix)(title, ...inPart(edits))] : [],
      );
    }
  },
});

import { get, num, pair } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { annotation, components, deploymentMode } from '../shared/kserve.js';
import { pairSpan } from '../shared/pairSpan.js';

const CLASS = 'serving.kserve.io/autoscalerClass';

export default defineRule({
  id: 'cost/kserve-never-zero',
  consideration: 'cost/usage-optimisation',
  reads: 'manifests',
  severity: 'warning',
  problem: 'The service is meant to scale to zero, and its autoscaler cannot.',
  remedy:
    'Scale in Knative mode, or with KEDA by requests in `autoScaling.metrics`; else write down the one replica that runs all the time.',
  why: 'A HorizontalPodAutoscaler keeps one replica at least, so the accelerator that should rest at night is paid for.',
  sources: [
    {
      title: 'KServe: HPA reconciler',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/controller/v1beta1/inferenceservice/reconcilers/hpa/hpa_reconciler.go',
    },
    {
      title: 'KServe: autoscaling with KEDA',
      url: 'https://kserve.github.io/website/docs/model-serving/predictive-inference/autoscaling/keda-autoscaler',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.12'],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(
      `predictor:
  minReplicas: 0
  maxReplicas: 3
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`,
      'serving.kserve.io/deploymentMode: Standard',
    ),
    good: inferenceServiceExample(
      `predictor:
  minReplicas: 0
  maxReplicas: 3
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`,
      'serving.kserve.io/deploymentMode: Knative',
    ),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const { object, node } of components(manifests)) {
      const min = get(node, 'minReplicas');
      const known = pair(get(object.node, 'metadata', 'annotations'), CLASS);
      const scaler = annotation(object, CLASS)?.value;
      if (!min || num(min) !== 0 || object.partial || deploymentMode(object) !== 'Standard' || (known && scaler !== 'hpa'))
        continue;
      // KEDA with its default CPU trigger cannot reach zero either: what would is more than an edit can know.
      const fix = suggestedFix('Write down the one replica that runs', ...inPart(setScalar(text, min, '1')));
      yield finding(pairSpan(node, 'minReplicas', min), 'A HorizontalPodAutoscaler keeps at least one replica.', [fix]);
    }
  },
});

import { get, num, pair } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { annotation, components, deploymentMode, present } from '../shared/kserve.js';
import { pairSpan } from '../shared/pairSpan.js';

const CLASS = 'serving.kserve.io/autoscalerClass';
const MODE = 'serving.kserve.io/deploymentMode: Standard';

export default defineRule({
  id: 'cost/kserve-scale-to-zero-ineffective',
  consideration: 'cost/usage-optimisation',
  reads: 'manifests',
  severity: 'warning',
  problem: 'The service never scales to zero: in Standard mode its autoscaler keeps one replica.',
  remedy: 'Scale with KEDA (`serving.kserve.io/autoscalerClass: keda`), deploy in Knative mode, or write the 1 that you get.',
  why: 'The file promises that an idle model costs nothing, and its replica is paid for around the clock.',
  sources: [
    {
      title: 'KServe: HPA reconciler',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/controller/v1beta1/inferenceservice/reconcilers/hpa/hpa_reconciler.go',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.12'],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(predictor('minReplicas: 0\nmaxReplicas: 3'), MODE),
    good: inferenceServiceExample(predictor('minReplicas: 1\nmaxReplicas: 3'), MODE),
  },
  *check(manifests) {
    for (const { object, node } of components(manifests)) {
      const least = present(node, 'minReplicas');
      if (!least || num(least) !== 0 || object.partial || deploymentMode(object) !== 'Standard') continue;
      const scaler = annotation(object, CLASS)?.value;
      if (scaler === undefined ? get(object.node, 'metadata', 'annotations', CLASS) : scaler !== 'hpa') continue;
      const own = pair(node, 'minReplicas')?.value === least;
      const fixes = own
        ? [suggestedFix('Write the 1 that it has', ...inPart(setScalar(manifests.parts[0]!.text, least, '1')))]
        : [];
      yield finding(pairSpan(node, 'minReplicas', least), '', fixes);
    }
  },
});

/** A predictor for the examples with `lines` of its own. */
function predictor(lines: string): string {
  return `predictor:\n${lines.replace(/^(?=.)/gm, '  ')}\n  model:\n    modelFormat: {name: sklearn}\n    storageUri: gs://models/income/v7`;
}

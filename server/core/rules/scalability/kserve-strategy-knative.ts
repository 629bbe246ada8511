import { get, pair } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { components, deploymentMode, present } from '../shared/kserve.js';
import { pairSpan } from '../shared/pairSpan.js';

const KNATIVE = 'serving.kserve.io/deploymentMode: Knative';

export default defineRule({
  id: 'scalability/kserve-strategy-knative',
  consideration: 'scalability/elastic-serving',
  reads: 'manifests',
  severity: 'error',
  problem: 'KServe rejects a `deploymentStrategy` in Knative mode.',
  remedy: 'Remove it, or deploy in Standard mode.',
  why: 'Knative rolls revisions out in its own way, so the whole InferenceService is refused.',
  sources: [
    {
      title: 'KServe: component validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/component.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(predictor('deploymentStrategy: {type: Recreate}'), KNATIVE),
    good: inferenceServiceExample(predictor('minReplicas: 1'), KNATIVE),
  },
  *check(manifests) {
    for (const { object, node } of components(manifests)) {
      const strategy = present(node, 'deploymentStrategy');
      if (!strategy || deploymentMode(object) !== 'Knative') continue;
      const own = pair(node, 'deploymentStrategy');
      const edits = own ? removeEntry(manifests.parts[0]!.text, node, 'deploymentStrategy') : [];
      const fixes = edits.length > 0 ? [suggestedFix('Remove it', ...inPart(edits))] : [];
      yield finding(pairSpan(node, 'deploymentStrategy', get(node, 'deploymentStrategy')!), '', fixes);
    }
  },
});

/** A predictor for the examples with `lines` of its own. */
function predictor(lines: string): string {
  return `predictor:\n${lines.replace(/^(?=.)/gm, '  ')}\n  model:\n    modelFormat: {name: sklearn}\n    storageUri: gs://models/income/v7`;
}

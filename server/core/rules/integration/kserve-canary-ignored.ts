import { num } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding } from '../../rule.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { components, deploymentMode, present } from '../shared/kserve.js';
import { offered } from '../shared/offered.js';
import { pairSpan } from '../shared/pairSpan.js';

export default defineRule({
  id: 'integration/kserve-canary-ignored',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'warning',
  problem: 'In Standard mode `canaryTrafficPercent` has no effect.',
  remedy: 'Share the traffic by weights of the gateway, or deploy in Knative mode.',
  why: 'The new model gets all requests at once, while the file says that it is tried out on a few.',
  sources: [
    {
      title: 'KServe: canary rollout',
      url: 'https://kserve.github.io/website/docs/model-serving/predictive-inference/rollout-strategies/canary-example',
    },
  ],
  standards: ['NIST AI RMF MANAGE 2.4'],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(predictor('canaryTrafficPercent: 10'), 'serving.kserve.io/deploymentMode: Standard'),
    good: inferenceServiceExample(predictor('canaryTrafficPercent: 10'), 'serving.kserve.io/deploymentMode: Knative'),
  },
  *check(manifests) {
    for (const { object, node } of components(manifests)) {
      const percent = present(node, 'canaryTrafficPercent');
      if (!percent || num(percent) === undefined || num(percent) === 100 || deploymentMode(object) !== 'Standard') continue;
      const edits = removeEntry(manifests.parts[0]!.text, node, 'canaryTrafficPercent');
      yield finding(pairSpan(node, 'canaryTrafficPercent', percent), '', offered('Remove `canaryTrafficPercent`', edits));
    }
  },
});

/** A predictor for the examples with `lines` of its own. */
function predictor(lines: string): string {
  return `predictor:\n${lines.replace(/^(?=.)/gm, '  ')}\n  model:\n    modelFormat: {name: sklearn}\n    storageUri: gs://models/income/v7`;
}

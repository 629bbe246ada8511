import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { table } from '../../table.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { annotation } from '../shared/kserve.js';

/** An InferenceService as short as it can be. */
const SERVED = `predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`;
const MODE = 'serving.kserve.io/deploymentMode';
/** Former spellings and the present ones. Source: kserve `pkg/constants`. */
const NOW: Readonly<Record<string, string>> = table({ RawDeployment: 'Standard', Serverless: 'Knative' });

export default defineRule({
  id: 'integration/kserve-deprecated-mode',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'info',
  problem: 'The deployment mode has another name now.',
  remedy:
    'Write `Standard` for `RawDeployment` and `Knative` for `Serverless`, once the KServe of your cluster knows the new names.',
  why: 'KServe keeps the former names for a while only, and its documentation speaks of the new ones.',
  sources: [{ title: 'KServe: constants', url: 'https://github.com/kserve/kserve/blob/master/pkg/constants/constants.go' }],
  standards: [],
  fix: 'suggested',
  preview: true,
  examples: {
    bad: inferenceServiceExample(SERVED, `${MODE}: RawDeployment`),
    good: inferenceServiceExample(SERVED, `${MODE}: Standard`),
  },
  *check(manifests) {
    for (const object of manifests.objects) {
      const mode = object.group === 'serving.kserve.io' ? annotation(object, MODE) : undefined;
      const now = mode && NOW[mode.value];
      if (!mode || !now) continue;
      const fix = suggestedFix(`Write \`${now}\``, ...inPart(setScalar(manifests.parts[0]!.text, mode.node, now)));
      yield finding(spanOf(mode.node), `\`${mode.value}\` is the former name of \`${now}\`.`, [fix]);
    }
  },
});

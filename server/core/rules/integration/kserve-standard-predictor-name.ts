import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, pair, str } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { KSERVE_FRAMEWORKS } from '../../serving.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { components } from '../shared/kserve.js';

export default defineRule({
  id: 'integration/kserve-standard-predictor-name',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'KServe rejects a `name` in a standard predictor.',
  remedy: 'Take `name` away; the model is called by the name of the InferenceService, or by `--model_name` in `args`.',
  why: 'The whole InferenceService is refused.',
  sources: [
    {
      title: 'KServe: InferenceService validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/inference_service_validation.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(`predictor:
  model:
    name: income
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`),
    good: inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const { name: component, node } of components(manifests)) {
      if (component !== 'predictor') continue;
      for (const key of ['model', ...KSERVE_FRAMEWORKS]) {
        const model = get(node, key);
        const own = pair(model, 'name');
        if (!isMap(model) || !own || isNull(own.value)) continue;
        const name = str(own.value);
        if (name === '' || (name !== undefined && isPlaceholder(name))) continue;
        const edits = removeEntry(text, model, 'name');
        yield finding(
          spanOf(own.key),
          `KServe rejects \`name\` in \`${key}\`.`,
          edits.length > 0 ? [suggestedFix('Remove `name`', ...inPart(edits))] : [],
        );
      }
    }
  },
});

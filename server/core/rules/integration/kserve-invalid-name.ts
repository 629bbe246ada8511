import { spanOf } from '../../artifacts/kubernetes.js';
import { get, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { inferenceServices } from '../shared/kserve.js';

const VALID = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;

export default defineRule({
  id: 'integration/kserve-invalid-name',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'KServe rejects the name of the InferenceService.',
  remedy: 'Use lower-case letters, digits and `-`, beginning with a letter and not ending with `-`.',
  why: 'The name becomes part of a host name, so KServe refuses a service whose name cannot be one.',
  sources: [
    {
      title: 'KServe: InferenceService validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/inference_service_validation.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(
      `predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`,
      '',
      'Income_Model',
    ),
    good: inferenceServiceExample(
      `predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`,
      '',
      'income-model',
    ),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of inferenceServices(manifests)) {
      const node = get(object.node, 'metadata', 'name');
      const name = str(node);
      if (!node || name === undefined || VALID.test(name) || isPlaceholder(name) || /__|^\W/.test(name)) continue;
      const better = name
        .toLowerCase()
        .replace(/[_.\s]+/g, '-')
        .replace(/-+$/, '');
      const fixes = VALID.test(better) ? [suggestedFix(`Call it \`${better}\``, ...inPart(setScalar(text, node, better)))] : [];
      yield finding(spanOf(node), `KServe rejects the name \`${name}\`.`, fixes);
    }
  },
});

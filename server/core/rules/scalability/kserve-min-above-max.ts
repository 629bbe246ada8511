import { spanOf } from '../../artifacts/kubernetes.js';
import { get, num, pair } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { components } from '../shared/kserve.js';

export default defineRule({
  id: 'scalability/kserve-min-above-max',
  consideration: 'scalability/elastic-serving',
  reads: 'manifests',
  severity: 'error',
  problem: 'KServe rejects more replicas at least than at most.',
  remedy: 'Raise `maxReplicas` or lower `minReplicas`.',
  why: 'The whole InferenceService is refused.',
  sources: [
    {
      title: 'KServe: component validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/component.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(`predictor:
  minReplicas: 4
  maxReplicas: 2
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`),
    good: inferenceServiceExample(`predictor:
  minReplicas: 2
  maxReplicas: 4
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const { node, object } of components(manifests)) {
      const minNode = get(node, 'minReplicas');
      const maxNode = get(node, 'maxReplicas');
      const max = num(maxNode);
      // KServe's default; a patch may leave the other bound to the object it is laid over.
      const min = minNode ? num(minNode) : pair(node, '<<') || object.partial ? undefined : 1;
      // 0 stands for no upper bound.
      if (!maxNode || max === undefined || min === undefined || max === 0 || min <= max) continue;
      const related = minNode ? [{ uri: manifests.uri, span: spanOf(minNode), message: 'at least' }] : [];
      const fix = suggestedFix(`Set \`maxReplicas: ${min}\``, ...inPart(setScalar(text, maxNode, String(min))));
      yield finding(spanOf(maxNode), `At least ${min} replicas are more than at most ${max}.`, [fix], related);
    }
  },
});

import { spanOf } from '../../artifacts/kubernetes.js';
import { pair } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { components, present } from '../shared/kserve.js';

export default defineRule({
  id: 'interpretability/kserve-removed-explainer',
  consideration: 'interpretability/explanations',
  reads: 'manifests',
  severity: 'error',
  problem: 'KServe no longer has this explainer.',
  remedy: 'Run the explainer as a container of your own, or use `art`.',
  why: 'The field is unknown to the API, so the service has no explainer although the manifest says so.',
  sources: [
    { title: 'KServe: ExplainerSpec', url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/explainer.go' },
    { title: 'KServe: removal of the Alibi explainer', url: 'https://github.com/kserve/kserve/pull/3443' },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7
explainer:
  alibi:
    type: AnchorTabular
    storageUri: gs://models/income/v7/explainer`),
    good: inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7
explainer:
  containers:
    - name: kserve-container
      image: registry.example.com/income-explainer:1.4.2`),
  },
  *check(manifests) {
    for (const { name, node } of components(manifests)) {
      if (name !== 'explainer') continue;
      for (const key of ['alibi', 'aix', 'aif']) {
        const place = present(node, key) && pair(node, key)?.key;
        if (place) yield finding(spanOf(place), `KServe no longer has the explainer \`${key}\`.`);
      }
    }
  },
});

import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, pair } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { platformExample } from '../shared/examplePlatforms.js';

export default defineRule({
  id: 'interpretability/seldon-explainer-ref',
  consideration: 'interpretability/explanations',
  reads: 'manifests',
  severity: 'error',
  problem: 'The explainer names no model and no pipeline to explain.',
  remedy: 'Set `modelRef` or `pipelineRef` to the name of what it explains.',
  why: 'The agent of Seldon Core 2 looks one of them up without asking whether it is there, so the explainer never becomes ready.',
  sources: [
    { title: 'Seldon Core 2: explainers', url: 'https://docs.seldon.ai/seldon-core-2/user-guide/kubernetes-resources/model' },
    {
      title: 'Seldon Core 2: Model types',
      url: 'https://github.com/SeldonIO/seldon-core/blob/v2/operator/apis/mlops/v1alpha1/model_types.go',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.9'],
  fix: 'none',
  examples: { bad: example('type: anchor_tabular'), good: example('type: anchor_tabular, modelRef: income') },
  *check(manifests) {
    for (const object of manifests.objects) {
      if (object.group !== 'mlops.seldon.io' || object.kind !== 'Model' || object.partial) continue;
      const spec = get(object.node, 'spec');
      const explainer = get(spec, 'explainer');
      if (!isMap(explainer) || pair(explainer, '<<')) continue;
      const named = ['modelRef', 'pipelineRef'].some((key) => {
        const ref = get(explainer, key);
        return ref !== undefined && !isNull(ref);
      });
      const place = spanOf(pair(spec, 'explainer')?.key ?? explainer);
      if (!named) yield finding(place);
    }
  },
});

function example(explainer: string) {
  return platformExample(
    'mlops.seldon.io/v1alpha1',
    'Model',
    `storageUri: gs://models/income/explainer/v7\nexplainer: {${explainer}}`,
  );
}

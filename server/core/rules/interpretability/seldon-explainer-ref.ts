import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, pair } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding } from '../../rule.js';
import { platformExample } from '../shared/examplePlatforms.js';
import { offered } from '../shared/offered.js';

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
  fix: 'suggested',
  examples: { bad: example('type: anchor_tabular'), good: example('type: anchor_tabular, modelRef: income') },
  *check(manifests) {
    const models = manifests.objects.filter(
      (o) => o.group === 'mlops.seldon.io' && o.kind === 'Model' && !get(o.node, 'spec', 'explainer'),
    );
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
      const [only, ...others] = models.filter((o) => o.name !== undefined && o.name !== object.name);
      const known = only?.name !== undefined && others.length === 0 && !pair(explainer, 'modelRef');
      const edits = known ? addEntry(manifests.parts[0]!.text, explainer, 'modelRef', only.name!, { after: ['type'] }) : [];
      if (!named) yield finding(place, '', offered(`Explain \`${only?.name}\``, edits));
    }
  },
});

function example(explainer: string) {
  const { 'scorer.yaml': own = '' } = explaining(explainer);
  const { 'scorer.yaml': explained = '' } = platformExample(
    'mlops.seldon.io/v1alpha1',
    'Model',
    'storageUri: gs://models/income/v7\nrequirements: [sklearn]',
  );
  return { 'scorer.yaml': `${explained.replace(/(?<=\n {2}name: ).*/, 'income')}---\n${own}` };
}

function explaining(explainer: string) {
  return platformExample(
    'mlops.seldon.io/v1alpha1',
    'Model',
    `storageUri: gs://models/income/explainer/v7\nexplainer: {${explainer}}`,
  );
}

import { get } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { platformExample } from '../shared/examplePlatforms.js';

const model = (more: string) =>
  platformExample('mlops.seldon.io/v1alpha1', 'Model', `storageUri: gs://models/income/v7\nrequirements: [sklearn]${more}`);

export default defineRule({
  id: 'resources/seldon-no-memory',
  consideration: 'resources/fit',
  reads: 'manifests',
  severity: 'info',
  preview: true,
  problem: 'The model does not say how much memory it needs.',
  remedy: 'Measure it and write it as `memory`.',
  why: 'Seldon packs models onto servers by that number; without it they share a server until its memory is gone.',
  sources: [
    {
      title: 'Seldon Core 2: Model',
      url: 'https://github.com/SeldonIO/seldon-core/blob/v2/operator/apis/mlops/v1alpha1/model_types.go',
    },
  ],
  standards: ['ISO/IEC 42001 A.4.5'],
  fix: 'none',
  examples: { bad: model(''), good: model('\nmemory: 200Ki') },
  *check(manifests) {
    for (const object of manifests.objects) {
      if (object.group !== 'mlops.seldon.io' || object.kind !== 'Model' || object.partial) continue;
      const spec = get(object.node, 'spec');
      // Explainers and language models are sized by what they explain or by their own server.
      if (!spec || get(spec, 'memory') || get(spec, 'explainer') || get(spec, 'llm') || !get(spec, 'storageUri')) continue;
      yield finding(object.anchor);
    }
  },
});

import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, pair, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { predictorsOf } from '../../workloads/seldon.js';

export default defineDetector({
  considerations: ['interpretability/explanations'],
  what: '`explainer` of a SeldonDeployment, or a Seldon 2 Model that explains another one',
  reads: 'manifests',
  *find(manifests): Generator<Evidence> {
    for (const object of manifests.objects) {
      const holders =
        object.group === 'machinelearning.seldon.io'
          ? predictorsOf(object)
          : object.group === 'mlops.seldon.io' && object.kind === 'Model'
            ? [get(object.node, 'spec')]
            : [];
      for (const holder of holders) {
        const explainer = get(holder, 'explainer');
        const type = str(get(explainer, 'type'));
        const own = get(explainer, 'containerSpec');
        const named = (type && !isPlaceholder(type)) || (own && !isNull(own));
        const refers = object.kind !== 'Model' || get(explainer, 'modelRef') || get(explainer, 'pipelineRef');
        if (!isMap(explainer) || !named || !refers) continue;
        const place = spanOf(pair(holder, 'explainer')?.key ?? explainer);
        yield evidence('interpretability/explanations', place, `explainer ${type ?? 'with a container of its own'}`);
      }
    }
  },
});

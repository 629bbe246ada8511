import { spanOf } from '../../artifacts/kubernetes.js';
import { get, items, num, pair, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: [
    'integration/service-interface',
    'data-quality/validation',
    'interpretability/explanations',
    'drift/monitoring',
    'scalability/capacity',
    'versioning/version-control',
  ],
  what: 'MLServer model: stated inputs and outputs, Alibi explainers and detectors, adaptive batching, a version',
  reads: 'modelSettings',
  *find({ root, implementation }) {
    const named = (key: string) => {
      const tensors = items(get(root, key));
      const typed = tensors.filter(
        (t) => (str(get(t, 'name')) ?? 'TODO') !== 'TODO' && str(get(t, 'datatype')) && get(t, 'shape'),
      );
      return typed.length > 0 && typed.length === tensors.length ? typed.length : 0;
    };
    const inputs = named('inputs');
    const own = pair(root, 'inputs');
    if (own && inputs > 0) {
      yield evidence('integration/service-interface', spanOf(own.key), `${inputs} typed ${inputs === 1 ? 'input' : 'inputs'}`);
      yield evidence('data-quality/validation', spanOf(own.key), 'datatype and shape of the inputs are stated');
    }
    const runtime = pair(root, 'implementation')?.value;
    if (runtime && implementation.startsWith('mlserver_alibi_explain.'))
      yield evidence('interpretability/explanations', spanOf(runtime), 'an Alibi explainer is served');
    if (runtime && implementation.startsWith('mlserver_alibi_detect.'))
      yield evidence('drift/monitoring', spanOf(runtime), 'an Alibi detector is served');
    const size = pair(root, 'max_batch_size');
    if (size && (num(size.value) ?? 0) > 1 && (num(get(root, 'max_batch_time')) ?? 0) > 0)
      yield evidence('scalability/capacity', spanOf(size.value), `batches of up to ${num(size.value)} requests`);
    const version = pair(get(root, 'parameters'), 'version')?.value;
    const text = str(version);
    if (version && text && !isPlaceholder(text) && !/^(?:latest|todo)$/i.test(text))
      yield evidence('versioning/version-control', spanOf(version), `version ${text}`);
  },
});

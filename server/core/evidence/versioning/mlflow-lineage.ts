import { get, str } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['versioning/version-control', 'versioning/process-record'],
  what: 'MLflow model that names the run it comes from, with the environment it was saved with',
  reads: 'mlflowModel',
  *find({ root, flavors, templated }) {
    const run = get(root, 'run_id');
    const id = str(run);
    if (!run || !id || templated) return;
    yield evidence('versioning/version-control', nodeSpan(run), `MLflow run ${id.slice(0, 12)}`);
    const env = flavors.find(({ name }) => name === 'python_function');
    if (env && get(env.node, 'env'))
      yield evidence('versioning/process-record', nodeSpan(run), `MLflow run ${id.slice(0, 12)} with its environment`);
  },
});

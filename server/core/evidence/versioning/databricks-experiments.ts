import { get, str } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['versioning/process-record', 'versioning/version-control'],
  what: 'MLflow experiment or registered model of a Databricks bundle',
  reads: 'databricks',
  *find({ resources }): Generator<Evidence> {
    for (const { type, key, node, anchor } of resources) {
      if (str(get(node, 'name')) === undefined) continue;
      if (type === 'experiments') yield evidence('versioning/process-record', anchor, `experiment \`${key}\``);
      if (type === 'registered_models' || type === 'models')
        yield evidence('versioning/version-control', anchor, `registered model \`${key}\``);
    }
  },
});

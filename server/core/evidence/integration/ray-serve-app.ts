import { spanOf } from '../../artifacts/kubernetes.js';
import { pair, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineDetector, evidence } from '../../rule.js';

/** Ray Serve answers HTTP for every application, at `/` where no prefix is written. Source: ray `serve/schema.py`. */
export default defineDetector({
  considerations: ['integration/service-interface'],
  what: 'application of a Ray Serve config, which Ray puts behind a route',
  reads: 'serveConfig',
  *find({ config, partial }) {
    if (partial) return;
    for (const { node } of config.applications) {
      const imported = pair(node, 'import_path');
      const written = pair(node, 'route_prefix');
      const route = written ? str(written.value) : '/';
      if (!imported || route === undefined || !route.startsWith('/') || isPlaceholder(route)) continue;
      yield evidence('integration/service-interface', spanOf(imported.value), `Ray Serve application at ${route.slice(0, 80)}`);
      return;
    }
  },
});

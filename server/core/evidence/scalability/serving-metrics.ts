import { spanOf, stringMap } from '../../artifacts/kubernetes.js';
import { get } from '../../artifacts/yaml.js';
import { SERVING_METRICS } from '../../catalogue/operations.js';
import { alertRules, isService } from '../../references.js';
import { at, defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['scalability/utilisation-monitoring'],
  what: 'alert or recording rule on the metrics of a model server or its accelerators, or a Service that Prometheus scrapes',
  reads: 'project',
  *find(project) {
    for (const { manifests, object } of project.objects) {
      if (project.relations.workloadsOf(object).length === 0) continue;
      const rule = alertRules(object).find(({ expr }) => SERVING_METRICS.test(expr));
      if (rule && !object.partial) {
        const metric = SERVING_METRICS.exec(rule.expr)![0].replace(/[:_]$/, '');
        yield at(manifests, evidence('scalability/utilisation-monitoring', spanOf(rule.name), `rule on metrics of ${metric}`));
      }
      const scrape = isService(object)
        ? stringMap(get(object.node, 'metadata', 'annotations')).get('prometheus.io/scrape')
        : undefined;
      if (scrape?.value === 'true') {
        const note = `Service ${object.name ?? ''} is scraped by Prometheus`;
        yield at(manifests, evidence('scalability/utilisation-monitoring', spanOf(scrape.node), note));
      }
    }
  },
});

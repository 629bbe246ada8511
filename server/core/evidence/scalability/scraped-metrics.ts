import { spanOf, stringMap } from '../../artifacts/kubernetes.js';
import { get } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { at, defineDetector, evidence } from '../../rule.js';
import type { Workload } from '../../serving.js';

const SCRAPE = [
  'prometheus.io/scrape',
  'serving.kserve.io/enable-prometheus-scraping',
  'serving.kserve.io/enable-metric-aggregation',
];

export default defineDetector({
  considerations: ['scalability/utilisation-monitoring'],
  what: 'annotations that let Prometheus scrape the pods, or a PodMonitor or ServiceMonitor that selects them',
  reads: 'project',
  *find(project) {
    for (const { manifests, workload } of project.workloads) {
      const shown = workload.serves ? scraped(workload) : undefined;
      if (shown) yield at(manifests, shown);
    }
    for (const { manifests, object } of project.objects) {
      if (object.kind !== 'PodMonitor' && object.kind !== 'ServiceMonitor') continue;
      const watched = project.relations.workloadsOf(object).find((w) => w.serves);
      if (watched)
        yield at(
          manifests,
          evidence('scalability/utilisation-monitoring', object.anchor, `${object.kind} for ${watched.object.name}`),
        );
    }
  },
});

function scraped(workload: Workload): Evidence | undefined {
  for (const holder of [workload.template, workload.object.node]) {
    const annotations = stringMap(get(holder, 'metadata', 'annotations'));
    for (const key of SCRAPE) {
      const found = annotations.get(key);
      if (found?.value === 'true') return evidence('scalability/utilisation-monitoring', spanOf(found.node), `${key}: true`);
    }
  }
  return undefined;
}

import { DRIFT_WORDS } from '../../catalogue/operations.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

/** Images that collect the metrics of what runs beside them. */
const COLLECTORS =
  /(?:^|\/)(?:prom\/prometheus|bitnami\/prometheus|victoriametrics\/(?:victoria-metrics|vmagent)|grafana\/(?:agent|alloy)|netdata\/netdata|dcgm-exporter|datadog\/agent|cadvisor\/cadvisor)$/;

export default defineDetector({
  considerations: ['scalability/utilisation-monitoring', 'drift/monitoring'],
  what: 'Compose service beside the model that collects metrics (Prometheus, VictoriaMetrics, Grafana Alloy), or that watches for drift',
  reads: 'compose',
  *find({ allServices }): Generator<Evidence> {
    for (const { name, served } of allServices) {
      const { container } = served;
      const repository = container.image?.reference.repository ?? '';
      if (COLLECTORS.test(repository)) {
        yield evidence('scalability/utilisation-monitoring', container.anchor, `\`${name}\` collects metrics`);
      }
      // A service that is named for it and started with it, or an image made for it.
      const words = container.args.map((word) => word.text).join(' ');
      if (DRIFT_WORDS.test(repository) || (DRIFT_WORDS.test(name) && DRIFT_WORDS.test(words.replace(/_/g, '-')))) {
        yield evidence('drift/monitoring', container.anchor, `\`${name}\` watches for drift`);
      }
    }
  },
});

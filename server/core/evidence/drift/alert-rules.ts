import { spanOf } from '../../artifacts/kubernetes.js';
import { str } from '../../artifacts/yaml.js';
import { DRIFT_METRICS, QUALITY_METRICS } from '../../catalogue/operations.js';
import { alertRules } from '../../references.js';
import { at, defineDetector, evidence } from '../../rule.js';
import { ofKinds } from '../../rules/shared/places.js';

/** A comparison with a number: the threshold of the alert. */
const THRESHOLD = /(?:[<>]=?|==|!=)\s*(?:bool\s+)?-?\d/;

export default defineDetector({
  considerations: ['drift/monitoring', 'drift/evaluation-threshold'],
  what: 'PrometheusRule on a drift metric, or an alert that compares a quality metric with a number',
  reads: 'project',
  *find(project) {
    // Alerts of something else that stands in the same cluster have no accuracy.
    if (project.workloads.length === 0) return;
    for (const { manifests, object } of ofKinds(project, 'PrometheusRule')) {
      if (object.partial) continue;
      for (const { expr, name, alerts } of alertRules(object)) {
        const note = `${alerts ? 'alert' : 'record'} ${str(name) ?? ''}`;
        const drifts = DRIFT_METRICS.test(expr);
        if (drifts) yield at(manifests, evidence('drift/monitoring', spanOf(name), note));
        if (alerts && THRESHOLD.test(expr) && (drifts || QUALITY_METRICS.test(expr))) {
          yield at(manifests, evidence('drift/evaluation-threshold', spanOf(name), note));
        }
      }
    }
  },
});

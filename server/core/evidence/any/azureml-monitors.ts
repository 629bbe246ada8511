import { get, isMap, items, looseBool, num, str } from '../../artifacts/yaml.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { TRAINING_WORDS } from '../../catalogue/operations.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan, specsOf } from '../../rules/shared/azureFix.js';
import { monitorsOf } from '../../rules/shared/azureMonitors.js';
import { table } from '../../table.js';

/** https://learn.microsoft.com/azure/machine-learning/concept-model-monitoring: what each signal looks after. */
const SIGNALS: Readonly<Record<string, ConsiderationId>> = table({
  data_drift: 'drift/monitoring',
  prediction_drift: 'drift/monitoring',
  model_performance: 'drift/monitoring',
  generation_safety_quality: 'drift/monitoring',
  custom: 'drift/monitoring',
  data_quality: 'data-quality/validation',
  feature_attribution_drift: 'interpretability/explanations',
});

export default defineDetector({
  considerations: [
    'drift/monitoring',
    'drift/evaluation-threshold',
    'drift/retraining',
    'data-quality/validation',
    'interpretability/explanations',
  ],
  what: 'Azure model monitor and its signals, data collector of a deployment, job that trains again',
  reads: 'azureml',
  *find(file): Generator<Evidence> {
    for (const { spec, node, signals } of monitorsOf(file)) {
      if (signals.length === 0 && !get(node, 'monitoring_signals')) {
        yield evidence('drift/monitoring', spec.anchor, 'monitor of data and prediction drift');
        yield evidence('data-quality/validation', spec.anchor, 'monitor of data quality');
      }
      for (const signal of signals) {
        const shown = SIGNALS[signal.type];
        if (shown) yield evidence(shown, keySpan(signal.node, 'type'), `${signal.name}: ${signal.type}`);
        if (hasThreshold(get(signal.node, 'metric_thresholds')))
          yield evidence(
            'drift/evaluation-threshold',
            keySpan(signal.node, 'metric_thresholds'),
            `${signal.name} has a threshold`,
          );
      }
    }
    for (const { node, anchor } of specsOf(file, 'schedule')) {
      const job = get(node, 'create_job');
      const words = [
        get(node, 'name'),
        get(node, 'description'),
        get(node, 'display_name'),
        job,
        get(job, 'job'),
        get(job, 'type'),
      ];
      if (job && get(node, 'trigger') && TRAINING_WORDS.test(words.map((each) => str(each) ?? '').join(' ')))
        yield evidence('drift/retraining', anchor, `scheduled training${cadence(str(get(node, 'trigger', 'frequency')))}`);
    }
    for (const { node } of specsOf(file, 'onlineDeployment')) {
      const collections = get(node, 'data_collector', 'collections');
      if (!isMap(collections) || num(get(node, 'data_collector', 'sampling_rate')) === 0) continue;
      const on = collections.pairs.filter(({ value }) => looseBool(get(value, 'enabled')) === true);
      if (on.length > 0) yield evidence('drift/monitoring', keySpan(node, 'data_collector'), 'production data is collected');
    }
  },
});

/** A list of metrics with `threshold`, or a mapping with numbers in it. */
function hasThreshold(node: ReturnType<typeof get>): boolean {
  if (items(node).some((item) => num(get(item, 'threshold')) !== undefined)) return true;
  return isMap(node) && node.pairs.some(({ value }) => num(value) !== undefined || (isMap(value) && hasThreshold(value)));
}

function cadence(frequency: string | undefined): string {
  return frequency !== undefined && /^[a-z]+$/.test(frequency) ? `, every ${frequency}` : '';
}

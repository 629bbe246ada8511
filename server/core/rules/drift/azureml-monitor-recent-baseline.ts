import { get } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan } from '../shared/azureFix.js';
import { monitorsOf } from '../shared/azureMonitors.js';
import { azureMonitorExample } from '../shared/exampleAzureMl.js';

const monitor = (reference: string) =>
  azureMonitorExample(`alert_notification: {emails: [ml-oncall@example.com]}
monitoring_signals:
  drift:
    type: data_drift
    features: {top_n_feature_importance: 10}${reference}`);

export default defineRule({
  id: 'drift/azureml-monitor-recent-baseline',
  consideration: 'drift/monitoring',
  reads: 'azureml',
  severity: 'info',
  problem: 'The drift signal compares production with recent production.',
  remedy: 'Name the training data as the reference data of the signal.',
  why: 'Drift that comes slowly moves the baseline along with it and never crosses a threshold.',
  sources: [
    {
      title: 'Azure Machine Learning: schedule YAML for model monitoring, data drift',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-monitor#data-drift',
    },
    {
      title: 'Azure Machine Learning: model monitoring in production',
      url: 'https://learn.microsoft.com/azure/machine-learning/concept-model-monitoring',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.4'],
  fix: 'none',
  examples: {
    bad: monitor(''),
    good: monitor(`
    reference_data:
      input_data: {path: azureml:income-training:4, type: mltable}
      data_context: training`),
  },
  *check(file) {
    for (const { signals, spec } of monitorsOf(file)) {
      for (const { name, type, node } of signals) {
        if (type !== 'data_drift' || spec.partial) continue;
        if (get(node, 'reference_data') !== undefined || get(node, 'baseline_dataset') !== undefined) continue;
        yield finding(keySpan(node, 'type'), `\`${name}\` has no reference data and compares production with recent production.`);
      }
    }
  },
});

import { get, isNull, items, looseBool, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { addKey, keySpan } from '../shared/azureFix.js';
import { type AzureMonitor, monitorsOf } from '../shared/azureMonitors.js';
import { azureMonitorExample } from '../shared/exampleAzureMl.js';
import { suggestedIf } from '../shared/stackFix.js';

export default defineRule({
  id: 'drift/azureml-monitor-silent',
  consideration: 'drift/monitoring',
  reads: 'azureml',
  severity: 'warning',
  problem: 'The monitor tells nobody what it finds.',
  remedy: 'Name recipients in `alert_notification.emails`, or set `alert_notification: azmonitoring` and an alert rule.',
  why: 'Drift is measured and stays in a dashboard until somebody happens to look.',
  sources: [
    {
      title: 'Azure Machine Learning: schedule YAML for model monitoring, alert_notification',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-monitor',
    },
  ],
  standards: ['EU AI Act Art. 72', 'NIST AI RMF MANAGE 4.1', 'ISO/IEC 42001 A.8.4'],
  fix: 'suggested',
  examples: {
    bad: azureMonitorExample('monitoring_signals: {}'),
    good: azureMonitorExample('alert_notification: {emails: [ml-oncall@example.com]}'),
  },
  *check(file) {
    for (const monitor of monitorsOf(file)) {
      const { node, spec, signals } = monitor;
      const alerts = get(node, 'alert_notification');
      if (alerts === undefined) {
        if (spec.partial) continue;
        const title = 'Add recipients of alerts';
        const edits = addKey(file, node, 'alert_notification', { emails: ['TODO'] }, 'monitoring_target');
        yield finding(spec.anchor, '', suggestedIf(title, edits));
      } else if (tellsNobody(monitor)) {
        yield finding(keySpan(node, 'alert_notification'), 'The alerts of the monitor go to nobody.');
      } else if (signals.length > 0 && signals.every((s) => looseBool(get(s.node, 'alert_enabled')) === false)) {
        yield finding(keySpan(node, 'monitoring_signals'), 'No signal of the monitor has its alert switched on.');
      }
    }
  },
});

/** Written, and with no recipient. */
function tellsNobody({ node }: AzureMonitor): boolean {
  const alerts = get(node, 'alert_notification');
  if (isNull(alerts) || looseBool(alerts) === false) return true;
  const emails = get(alerts, 'emails');
  return emails !== undefined && (isNull(emails) || (emails.type === 'seq' && items(emails).every((e) => (str(e) ?? '') === '')));
}

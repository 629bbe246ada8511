import { get, isMap, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan } from '../shared/azureFix.js';
import { addToBundle, BUNDLE_SCHEMA, isTrial, setInBundle } from '../shared/bundleFix.js';
import { suggestedIf } from '../shared/stackFix.js';

const monitor = (schedule: string) => ({
  'resources/monitor.yml': `resources:
  quality_monitors:
    income:
      table_name: prod.credit.income_payload
      assets_dir: /Workspace/Shared/monitors/income
      output_schema_name: prod.monitoring
      inference_log:
        granularities: ["1 day"]
        model_id_col: model_id
        prediction_col: prediction
        problem_type: PROBLEM_TYPE_CLASSIFICATION
        timestamp_col: ts
${schedule}`,
});

export default defineRule({
  id: 'drift/databricks-monitor-unscheduled',
  consideration: 'drift/monitoring',
  reads: 'databricks',
  severity: 'info',
  problem: 'The quality monitor runs only when somebody starts it.',
  remedy: 'Give it a `schedule`, and do not leave the schedule paused.',
  why: 'Drift between two runs that nobody starts is seen by nobody.',
  sources: [
    {
      title: 'Databricks: create a monitor, schedule',
      url: 'https://docs.databricks.com/aws/en/lakehouse-monitoring/create-monitor-api',
    },
    BUNDLE_SCHEMA,
  ],
  standards: ['EU AI Act Art. 72', 'NIST AI RMF MEASURE 2.4', 'NIST AI RMF MANAGE 4.1'],
  fix: 'suggested',
  examples: {
    bad: monitor(''),
    good: monitor('      schedule: {quartz_cron_expression: "0 0 6 * * ?", timezone_id: UTC}\n'),
  },
  *check(file) {
    for (const resource of file.resources) {
      const { type, node, anchor, partial } = resource;
      if (type !== 'quality_monitors' || isTrial(file, resource) || !isMap(get(node, 'inference_log'))) continue;
      const schedule = get(node, 'schedule');
      if (isMap(schedule) && str(get(schedule, 'pause_status')) === 'PAUSED') {
        const fix = suggestedIf('Let the schedule run', setInBundle(file, schedule, 'pause_status', 'UNPAUSED'));
        yield finding(keySpan(schedule, 'pause_status'), 'The schedule of the monitor is paused.', fix);
      } else if (!schedule && !partial) {
        const daily = { quartz_cron_expression: '0 0 6 * * ?', timezone_id: 'UTC' };
        const fix = suggestedIf('Run it every day', addToBundle(file, node, 'schedule', daily, 'inference_log'));
        yield finding(anchor, '', fix);
      }
    }
  },
});

import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { mapAt, textAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { stackExample } from '../shared/exampleStack.js';
import { propertySpan, setProperty, suggestedIf } from '../shared/stackFix.js';

const schedule = (expression: string) =>
  stackExample(`Schedule:
  Type: AWS::SageMaker::MonitoringSchedule
  Properties:
    MonitoringScheduleName: income-quality
    MonitoringScheduleConfig:
      MonitoringType: DataQuality
      MonitoringJobDefinitionName: !GetAtt Quality.JobDefinitionName
      ScheduleConfig:
        ScheduleExpression: ${expression}`);

/** Every hour, every day at an hour, every so many hours. */
const SUPPORTED = /^cron\(0 (?:\*|\d{1,2}|\d{1,2}\/\d{1,2}) \? \* \* \*\)$/;
const DAILY = 'cron(0 0 ? * * *)';

export default defineRule({
  id: 'drift/sagemaker-monitor-schedule',
  consideration: 'drift/monitoring',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'The monitor does not run again and again.',
  remedy: 'Run it every hour, `cron(0 * ? * * *)`, or every day, `cron(0 0 ? * * *)`.',
  why: 'Drift comes after the first day: a monitor that ran once, or that SageMaker refused, never sees it.',
  sources: [
    {
      title: 'Amazon SageMaker AI: the cron expression for monitoring schedules',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-schedule-expression.html',
    },
    {
      title: 'Amazon SageMaker AI API: ScheduleConfig',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ScheduleConfig.html',
    },
  ],
  standards: ['EU AI Act Art. 72', 'NIST AI RMF MEASURE 2.4'],
  fix: 'suggested',
  examples: { bad: schedule('NOW'), good: schedule('cron(0 0/12 ? * * *)') },
  *check(stack) {
    for (const { properties } of sageMaker(stack, 'MonitoringSchedule')) {
      const config = mapAt(properties, 'MonitoringScheduleConfig', 'ScheduleConfig');
      const expression = textAt(config, 'ScheduleExpression')?.trim();
      if (!config || expression === undefined || SUPPORTED.test(expression)) continue;
      const message =
        expression === 'NOW'
          ? 'The monitor runs once, when it is created.'
          : `\`${expression}\` is neither hourly nor daily, and SageMaker takes nothing else.`;
      const fix = suggestedIf('Run it every day', setProperty(stack, config, 'ScheduleExpression', DAILY));
      yield finding(propertySpan(config, 'ScheduleExpression'), message, fix);
    }
  },
});

import type { CloudFormation } from '../../artifacts/cloudFormation.js';
import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { isAbsent, mapAt, textAt } from '../../artifacts/cloudFormationValues.js';
import type { YamlMap } from '../../artifacts/yaml.js';
import type { Span } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { stackExample } from '../shared/exampleStack.js';

const definition = (baseline: string) =>
  stackExample(`Quality:
  Type: AWS::SageMaker::DataQualityJobDefinition
  Properties:${baseline}
    DataQualityAppSpecification:
      ImageUri: 156813124566.dkr.ecr.us-east-1.amazonaws.com/sagemaker-model-monitor-analyzer
    DataQualityJobInput:
      EndpointInput:
        EndpointName: income
        LocalPath: /opt/ml/processing/input
    RoleArn: !GetAtt Role.Arn`);

export default defineRule({
  id: 'drift/sagemaker-monitor-without-baseline',
  consideration: 'drift/monitoring',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'The monitor has no baseline to compare with.',
  remedy: 'Name the constraints and statistics of a baselining job in the baseline config.',
  why: 'Without constraints the job reports statistics of the day and no violation, so drift raises no alarm.',
  sources: [
    {
      title: 'Amazon SageMaker AI: create a baseline',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-create-baseline.html',
    },
    {
      title: 'CloudFormation: DataQualityJobDefinition DataQualityBaselineConfig',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-sagemaker-dataqualityjobdefinition-dataqualitybaselineconfig.html',
    },
  ],
  standards: ['EU AI Act Art. 72', 'NIST AI RMF MEASURE 2.3'],
  fix: 'none',
  examples: {
    bad: definition(''),
    good: definition(`
    DataQualityBaselineConfig:
      ConstraintsResource: {S3Uri: s3://baselines/income/constraints.json}
      StatisticsResource: {S3Uri: s3://baselines/income/statistics.json}`),
  },
  *check(stack) {
    for (const { job, key, anchor, name } of jobs(stack)) {
      const given = mapAt(job, key);
      if (!isAbsent(job, key) && (!given || given.pairs.length > 0)) continue;
      yield finding(anchor, `\`${name}\` has no baseline to compare with.`);
    }
  },
});

interface MonitoringJob {
  readonly job: YamlMap;
  readonly key: string;
  readonly anchor: Span;
  readonly name: string;
}

/** Jobs of AWS's own analysers; what a container of one's own compares with is its affair. */
function jobs(stack: CloudFormation): MonitoringJob[] {
  const definitions = ['DataQuality', 'ModelQuality'].flatMap((kind) =>
    sageMaker(stack, `${kind}JobDefinition`).flatMap(({ id, properties, anchor, partial }): MonitoringJob[] =>
      partial || !isOfAws(properties, `${kind}AppSpecification`)
        ? []
        : [{ job: properties, key: `${kind}BaselineConfig`, anchor, name: id }],
    ),
  );
  const inline = sageMaker(stack, 'MonitoringSchedule').flatMap(({ id, properties, anchor, partial }): MonitoringJob[] => {
    const job = mapAt(properties, 'MonitoringScheduleConfig', 'MonitoringJobDefinition');
    return !job || partial || !isOfAws(job, 'MonitoringAppSpecification')
      ? []
      : [{ job, key: 'BaselineConfig', anchor, name: id }];
  });
  return [...definitions, ...inline];
}

function isOfAws(job: YamlMap, specification: string): boolean {
  return /\/sagemaker-model-monitor-analyzer(?:[:@]|$)/.test(textAt(job, specification, 'ImageUri') ?? '');
}

import type { CloudFormation, StackResource } from '../../artifacts/cloudFormation.js';
import { configOf, referred } from '../../artifacts/cloudFormationEndpoints.js';
import { boolAt, isAbsent, listAt, numberAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { stackExample } from '../shared/exampleStack.js';

const stackOf = (capture: string) =>
  stackExample(`Config:
  Type: AWS::SageMaker::EndpointConfig
  Properties:
    ProductionVariants:
      - VariantName: blue
        ModelName: income-7
        InstanceType: ml.m5.large
        InitialInstanceCount: 2${capture}
Endpoint:
  Type: AWS::SageMaker::Endpoint
  Properties:
    EndpointConfigName: !GetAtt Config.EndpointConfigName
Quality:
  Type: AWS::SageMaker::DataQualityJobDefinition
  Properties:
    DataQualityBaselineConfig:
      ConstraintsResource: {S3Uri: s3://baselines/income/constraints.json}
    DataQualityJobInput:
      EndpointInput:
        EndpointName: !GetAtt Endpoint.EndpointName
        LocalPath: /opt/ml/processing/input
    RoleArn: !GetAtt Role.Arn`);

export default defineRule({
  id: 'drift/sagemaker-schedule-without-capture',
  consideration: 'drift/monitoring',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'The monitor reads the captured data of an endpoint that captures none.',
  remedy: 'Add a `DataCaptureConfig` to the configuration of the endpoint.',
  why: 'Every run of the monitor ends without data, so the drift it was set up for goes unseen.',
  sources: [
    {
      title: 'Amazon SageMaker AI: data and model quality monitoring',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html',
    },
    {
      title: 'CloudFormation: EndpointConfig DataCaptureConfig',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-endpointconfig-datacaptureconfig.html',
    },
  ],
  standards: ['EU AI Act Art. 72', 'NIST AI RMF MEASURE 2.4'],
  fix: 'none',
  examples: {
    bad: stackOf(''),
    good: stackOf(`
    DataCaptureConfig:
      EnableCapture: true
      InitialSamplingPercentage: 20
      DestinationS3Uri: s3://captured/income
      CaptureOptions: [{CaptureMode: Input}, {CaptureMode: Output}]`),
  },
  *check(stack) {
    for (const monitor of stack.resources) {
      for (const endpoint of watched(stack, monitor)) {
        const config = configOf(stack, endpoint);
        if (!config || config.partial || !capturesNothing(config)) continue;
        const other = { uri: stack.uri, span: config.anchor, message: 'The configuration that captures nothing' };
        yield finding(monitor.anchor, `\`${monitor.id}\` watches \`${endpoint.id}\`, which captures no data.`, [], [other]);
      }
    }
  },
});

const JOBS = ['DataQuality', 'ModelQuality', 'ModelBias', 'ModelExplainability'];

/** The endpoints of the template whose captured data it reads. */
function watched(stack: CloudFormation, { type, properties }: StackResource): StackResource[] {
  const job = JOBS.find((each) => type === `AWS::SageMaker::${each}JobDefinition`);
  const inline = type === 'AWS::SageMaker::MonitoringSchedule';
  const named = [
    job === undefined ? undefined : referred(stack, properties, `${job}JobInput`, 'EndpointInput', 'EndpointName'),
    ...(inline
      ? listAt(properties, 'MonitoringScheduleConfig', 'MonitoringJobDefinition', 'MonitoringInputs').items.map((item) =>
          referred(stack, item, 'EndpointInput', 'EndpointName'),
        )
      : []),
  ];
  return named.filter((r): r is StackResource => r?.type === 'AWS::SageMaker::Endpoint');
}

function capturesNothing({ properties }: StackResource): boolean {
  return (
    properties !== undefined &&
    (isAbsent(properties, 'DataCaptureConfig') ||
      boolAt(properties, 'DataCaptureConfig', 'EnableCapture') === false ||
      numberAt(properties, 'DataCaptureConfig', 'InitialSamplingPercentage') === 0)
  );
}

import { sageMaker, variantsIn } from '../../artifacts/cloudFormationEndpoints.js';
import { boolAt, mapAt, numberAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { endpointConfigExample } from '../shared/exampleStack.js';
import { propertySpan, setProperty, suggestedIf } from '../shared/stackFix.js';
import { isForTrying } from '../shared/trialPlaces.js';

const capture = (percentage: number) => `DataCaptureConfig:
  EnableCapture: true
  InitialSamplingPercentage: ${percentage}
  DestinationS3Uri: s3://captured/income
  CaptureOptions: [{CaptureMode: Input}, {CaptureMode: Output}]`;

export default defineRule({
  id: 'drift/sagemaker-capture-off',
  consideration: 'drift/monitoring',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'Data capture is configured and switched off.',
  remedy: 'Set `EnableCapture: true` and a sampling percentage above zero, or remove the block.',
  why: 'A monitor finds nothing to compare with the baseline, and what the model was asked before an incident cannot be looked up.',
  sources: [
    {
      title: 'CloudFormation: EndpointConfig DataCaptureConfig',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-endpointconfig-datacaptureconfig.html',
    },
    {
      title: 'Amazon SageMaker AI: capture data from a real-time endpoint',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture-endpoint.html',
    },
  ],
  standards: ['EU AI Act Art. 72', 'NIST AI RMF MEASURE 2.4', 'ISO/IEC 42001 A.6.2.6'],
  fix: 'suggested',
  examples: {
    bad: endpointConfigExample('InstanceType: ml.m5.large\nInitialInstanceCount: 2', capture(0)),
    good: endpointConfigExample('InstanceType: ml.m5.large\nInitialInstanceCount: 2', capture(20)),
  },
  *check(stack) {
    for (const config of sageMaker(stack, 'EndpointConfig')) {
      const { id, properties } = config;
      const block = mapAt(properties, 'DataCaptureConfig');
      const served = variantsIn(stack, config);
      if (!block || isForTrying(stack.uri, id) || served.some((v) => v.serverless)) continue;
      if (boolAt(block, 'EnableCapture') === false) {
        const fix = suggestedIf('Switch data capture on', setProperty(stack, block, 'EnableCapture', true));
        yield finding(propertySpan(block, 'EnableCapture'), 'Data capture is switched off.', fix);
      } else if (numberAt(block, 'InitialSamplingPercentage') === 0) {
        const fix = suggestedIf('Capture 20 % of the requests', setProperty(stack, block, 'InitialSamplingPercentage', 20));
        yield finding(propertySpan(block, 'InitialSamplingPercentage'), 'Data capture takes 0 % of the requests.', fix);
      }
    }
  },
});

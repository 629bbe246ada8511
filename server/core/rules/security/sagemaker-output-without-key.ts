import { captures, sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { isAbsent, mapAt, valueAt } from '../../artifacts/cloudFormationValues.js';
import type { YamlMap } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { endpointConfigExample } from '../shared/exampleStack.js';
import { addProperty, propertySpan, suggestedIf } from '../shared/stackFix.js';

const VARIANT = 'InstanceType: ml.m5.large\nInitialInstanceCount: 2';
const capture = (key: string) => `KmsKeyId: !Ref Key
DataCaptureConfig:
  EnableCapture: true
  InitialSamplingPercentage: 20
  DestinationS3Uri: s3://captured/income${key}
  CaptureOptions: [{CaptureMode: Input}, {CaptureMode: Output}]`;

export default defineRule({
  id: 'security/sagemaker-output-without-key',
  consideration: 'security/protection',
  reads: 'cloudformation',
  severity: 'info',
  problem: 'The disk of the endpoint has a key of yours, and what it writes to S3 has none.',
  remedy: 'Name the key for the captured or written data too.',
  why: 'The requests and answers are what the key was meant to protect, and they stay in the bucket for longer than on the disk.',
  sources: [
    {
      title: 'CloudFormation: EndpointConfig DataCaptureConfig, KmsKeyId',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-endpointconfig-datacaptureconfig.html',
    },
    {
      title: 'CloudFormation: EndpointConfig AsyncInferenceOutputConfig, KmsKeyId',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-endpointconfig-asyncinferenceoutputconfig.html',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.10'],
  fix: 'suggested',
  examples: {
    bad: endpointConfigExample(VARIANT, capture('')),
    good: endpointConfigExample(VARIANT, capture('\n  KmsKeyId: !Ref Key')),
  },
  *check(stack) {
    const text = stack.parts[0]!.text;
    for (const config of sageMaker(stack, 'EndpointConfig')) {
      const key = valueAt(config.properties, 'KmsKeyId');
      if (key.kind === 'absent' || config.partial) continue;
      const capture = captures(config) ? mapAt(config.properties, 'DataCaptureConfig') : undefined;
      const output = mapAt(config.properties, 'AsyncInferenceConfig', 'OutputConfig');
      const written: [YamlMap | undefined, string, string][] = [
        [capture, 'DestinationS3Uri', 'The captured data'],
        [output, 'S3OutputPath', 'The output of asynchronous calls'],
      ];
      for (const [block, place, what] of written) {
        if (!block || !isAbsent(block, 'KmsKeyId')) continue;
        const source = text.slice(key.node.start, key.node.end);
        const oneLine = (stack.syntax === 'json' || !/[\r\n]/.test(source)) && key.node.anchor === undefined;
        const edits = oneLine ? addProperty(stack, block, 'KmsKeyId', { raw: source }, place) : [];
        yield finding(propertySpan(block, place), `${what} is written without the key.`, suggestedIf('Name the same key', edits));
      }
    }
  },
});

import type { CloudFormation } from '../../artifacts/cloudFormation.js';
import { captures, sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { listAt, mapAt, textAt } from '../../artifacts/cloudFormationValues.js';
import { get, isSeq } from '../../artifacts/yaml.js';
import { addItem } from '../../artifacts/yamlEdit.js';
import { defineRule, finding } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { endpointConfigExample } from '../shared/exampleStack.js';
import { propertySpan, suggestedIf } from '../shared/stackFix.js';

const capture = (options: string) => `DataCaptureConfig:
  EnableCapture: true
  InitialSamplingPercentage: 20
  DestinationS3Uri: s3://captured/income
  CaptureOptions: [${options}]`;

export default defineRule({
  id: 'drift/sagemaker-capture-incomplete',
  consideration: 'drift/monitoring',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'Data capture leaves out what the monitors need.',
  remedy: 'Capture the input and the output of the model: `CaptureMode: Input` and `CaptureMode: Output`.',
  why: 'Drift of the data shows in the inputs, and quality and bias only where each prediction stands beside its input.',
  sources: [
    {
      title: 'CloudFormation: EndpointConfig CaptureOption',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-sagemaker-endpointconfig-captureoption.html',
    },
    {
      title: 'Amazon SageMaker AI: data and model quality monitoring',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html',
    },
  ],
  standards: ['EU AI Act Art. 72', 'NIST AI RMF MEASURE 2.4'],
  fix: 'suggested',
  examples: {
    bad: endpointConfigExample('InstanceType: ml.m5.large\nInitialInstanceCount: 2', capture('{CaptureMode: Output}')),
    good: endpointConfigExample(
      'InstanceType: ml.m5.large\nInitialInstanceCount: 2',
      capture('{CaptureMode: Output}, {CaptureMode: Input}'),
    ),
  },
  *check(stack) {
    for (const config of sageMaker(stack, 'EndpointConfig')) {
      const block = mapAt(config.properties, 'DataCaptureConfig');
      const options = listAt(block, 'CaptureOptions');
      if (!block || config.partial || !captures(config) || !options.whole || options.items.length === 0) continue;
      const modes = options.items.map((item) => textAt(item, 'CaptureMode'));
      if (modes.some((mode) => mode === undefined || mode === 'InputAndOutput')) continue;
      const missing = !modes.includes('Input') ? 'Input' : !modes.includes('Output') && needsOutput(stack) ? 'Output' : undefined;
      const list = get(block, 'CaptureOptions');
      if (missing === undefined || !isSeq(list)) continue;
      const edits = list.anchor === undefined ? inPart(addItem(stack.parts[0]!.text, list, { CaptureMode: missing })) : [];
      yield finding(
        propertySpan(block, 'CaptureOptions'),
        missing === 'Input'
          ? 'The input of the model is not captured.'
          : 'A monitor of the template needs the output, which is not captured.',
        suggestedIf(`Capture the ${missing.toLowerCase()} too`, edits),
      );
    }
  },
});

/** Monitors that compare predictions; the one of data quality reads inputs alone. */
function needsOutput(stack: CloudFormation): boolean {
  return (
    sageMaker(stack, 'ModelQualityJobDefinition', 'ModelBiasJobDefinition').length > 0 ||
    sageMaker(stack, 'MonitoringSchedule').some(({ properties }) =>
      /^Model(?:Quality|Bias)$/.test(textAt(properties, 'MonitoringScheduleConfig', 'MonitoringType') ?? ''),
    )
  );
}

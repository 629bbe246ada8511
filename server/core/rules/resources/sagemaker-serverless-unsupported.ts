import type { CloudFormation } from '../../artifacts/cloudFormation.js';
import { captures, type EndpointVariant, referred, variantsIn, variantsOf } from '../../artifacts/cloudFormationEndpoints.js';
import { boolAt, isAbsent, textAt } from '../../artifacts/cloudFormationValues.js';
import type { Finding } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { endpointConfigExample } from '../shared/exampleStack.js';
import { propertySpan, removeProperty, suggestedIf } from '../shared/stackFix.js';

const SERVERLESS = 'ServerlessConfig: {MaxConcurrency: 10, MemorySizeInMB: 2048}';

export default defineRule({
  id: 'resources/sagemaker-serverless-unsupported',
  consideration: 'resources/fit',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'A serverless variant is combined with what serverless inference does not offer.',
  remedy: 'Take out what it does not offer, or use instances.',
  why: 'SageMaker refuses such a configuration, or leaves out what you count on, such as the capture of data for a monitor.',
  sources: [
    {
      title: 'Amazon SageMaker AI: serverless inference, feature exclusions',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html#serverless-endpoints-how-it-works-exclusions',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: endpointConfigExample(`${SERVERLESS}\nInstanceType: ml.m5.large`),
    good: endpointConfigExample(SERVERLESS),
  },
  *check(stack) {
    for (const variant of variantsOf(stack)) {
      if (!variant.serverless) continue;
      yield* ofVariant(stack, variant);
      const beside = variantsIn(stack, variant.config);
      if (beside.length > 1 && beside[0] === variant) {
        yield finding(
          variant.config.anchor,
          `\`${variant.config.id}\` has ${beside.length} variants, and serverless inference takes one.`,
        );
      }
      if (beside[0] === variant && captures(variant.config)) {
        const { properties } = variant.config;
        const fix = suggestedIf('Remove `DataCaptureConfig`', removeProperty(stack, properties, 'DataCaptureConfig'));
        yield finding(propertySpan(properties, 'DataCaptureConfig'), 'Serverless inference captures no data.', fix);
      }
    }
  },
});

function* ofVariant(stack: CloudFormation, { node, subject }: EndpointVariant): Generator<Finding> {
  for (const key of ['InstanceType', 'InitialInstanceCount']) {
    if (isAbsent(node, key)) continue;
    const fix = suggestedIf(`Remove \`${key}\``, removeProperty(stack, node, key));
    yield finding(propertySpan(node, key), `${subject} is serverless, which has no \`${key}\`.`, fix);
  }
  const model = referred(stack, node, 'ModelName');
  if (model?.type !== 'AWS::SageMaker::Model' || !model.properties) return;
  const { properties, id } = model;
  const lacks = (key: string, what: string) =>
    finding(propertySpan(properties, key), `\`${id}\` is served serverless, which does not offer ${what}.`);
  if (!isAbsent(properties, 'VpcConfig')) yield lacks('VpcConfig', 'a VPC configuration');
  if (boolAt(properties, 'EnableNetworkIsolation') === true) yield lacks('EnableNetworkIsolation', 'network isolation');
  if (textAt(properties, 'PrimaryContainer', 'Mode') === 'MultiModel')
    yield lacks('PrimaryContainer', 'several models behind one endpoint');
}

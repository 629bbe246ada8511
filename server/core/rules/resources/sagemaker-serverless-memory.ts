import { variantsOf } from '../../artifacts/cloudFormationEndpoints.js';
import { mapAt, numberAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { endpointConfigExample } from '../shared/exampleStack.js';
import { propertySpan, setProperty, suggestedIf } from '../shared/stackFix.js';

/** In MB. */
const STEP = 1024;
const MOST = 6144;

export default defineRule({
  id: 'resources/sagemaker-serverless-memory',
  consideration: 'resources/fit',
  reads: 'cloudformation',
  severity: 'error',
  problem: 'Serverless inference does not come in this memory size.',
  remedy: 'Choose 1024, 2048, 3072, 4096, 5120 or 6144 MB.',
  why: 'SageMaker refuses any other size, so the stack fails when it is deployed.',
  sources: [
    {
      title: 'CloudFormation: EndpointConfig ServerlessConfig, MemorySizeInMB',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-endpointconfig-serverlessconfig.html',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: endpointConfigExample('ServerlessConfig: {MaxConcurrency: 10, MemorySizeInMB: 1500}'),
    good: endpointConfigExample('ServerlessConfig: {MaxConcurrency: 10, MemorySizeInMB: 2048}'),
  },
  *check(stack) {
    for (const { node } of variantsOf(stack)) {
      const serverless = mapAt(node, 'ServerlessConfig');
      const size = numberAt(serverless, 'MemorySizeInMB');
      if (!serverless || size === undefined || (size % STEP === 0 && size >= STEP && size <= MOST)) continue;
      // 1 to 6 are meant in GB.
      const wanted = size >= 1 && size <= 6 ? size * STEP : size;
      const nearest = Math.min(Math.max(Math.ceil(wanted / STEP), 1) * STEP, MOST);
      const fix = suggestedIf(`Use ${nearest} MB`, setProperty(stack, serverless, 'MemorySizeInMB', nearest));
      yield finding(propertySpan(serverless, 'MemorySizeInMB'), `Serverless inference does not come with ${size} MB.`, fix);
    }
  },
});

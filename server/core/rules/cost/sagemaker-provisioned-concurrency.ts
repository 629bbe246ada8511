import { variantsOf } from '../../artifacts/cloudFormationEndpoints.js';
import { mapAt, numberAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { endpointConfigExample } from '../shared/exampleStack.js';
import { propertySpan, setProperty, suggestedIf } from '../shared/stackFix.js';

const variant = (provisioned: number) =>
  endpointConfigExample(`ServerlessConfig: {MaxConcurrency: 10, MemorySizeInMB: 2048, ProvisionedConcurrency: ${provisioned}}`);

export default defineRule({
  id: 'cost/sagemaker-provisioned-concurrency',
  consideration: 'cost/usage-optimisation',
  reads: 'cloudformation',
  severity: 'error',
  problem: 'More concurrency is provisioned than the variant may use.',
  remedy: 'Keep `ProvisionedConcurrency` at or below `MaxConcurrency`.',
  why: 'SageMaker refuses the configuration: what is kept warm can never be more than what may run.',
  sources: [
    {
      title: 'CloudFormation: EndpointConfig ServerlessConfig, ProvisionedConcurrency',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-endpointconfig-serverlessconfig.html',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: variant(20), good: variant(4) },
  *check(stack) {
    for (const { node, subject } of variantsOf(stack)) {
      const serverless = mapAt(node, 'ServerlessConfig');
      const most = numberAt(serverless, 'MaxConcurrency');
      const provisioned = numberAt(serverless, 'ProvisionedConcurrency');
      if (!serverless || most === undefined || provisioned === undefined || provisioned <= most || most < 1) continue;
      const fix = suggestedIf(`Provision ${most}`, setProperty(stack, serverless, 'ProvisionedConcurrency', most));
      const message = `${subject} provisions ${provisioned} and may use ${most}.`;
      yield finding(propertySpan(serverless, 'ProvisionedConcurrency'), message, fix);
    }
  },
});

import { sageMaker, variantsOf } from '../../artifacts/cloudFormationEndpoints.js';
import { isAbsent } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { endpointConfigExample } from '../shared/exampleStack.js';
import { propertySpan, removeProperty, suggestedIf } from '../shared/stackFix.js';

const VARIANT = 'InstanceType: ml.m5.large\nInitialInstanceCount: 2';

export default defineRule({
  id: 'cost/sagemaker-elastic-inference',
  consideration: 'cost/usage-optimisation',
  reads: 'cloudformation',
  severity: 'error',
  problem: 'The template asks for an Elastic Inference accelerator, and AWS no longer has them.',
  remedy: 'Remove the accelerator and choose an instance with the power the model needs, such as `ml.inf2` or `ml.g5`.',
  why: 'The accelerator that the size of the instance was chosen for is not there, or the deployment fails.',
  sources: [
    {
      title: 'CloudFormation: EndpointConfig ProductionVariant, AcceleratorType',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sagemaker-endpointconfig-productionvariant.html',
    },
    {
      title: 'Amazon SageMaker AI API: CreateNotebookInstance, AcceleratorTypes',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateNotebookInstance.html',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: endpointConfigExample(`${VARIANT}\nAcceleratorType: ml.eia2.medium`),
    good: endpointConfigExample(VARIANT),
  },
  *check(stack) {
    const holders = [
      ...variantsOf(stack).map(({ node }) => [node, 'AcceleratorType'] as const),
      ...sageMaker(stack, 'NotebookInstance').map(({ properties }) => [properties, 'AcceleratorTypes'] as const),
    ];
    for (const [map, key] of holders) {
      if (isAbsent(map, key)) continue;
      yield finding(propertySpan(map, key), '', suggestedIf('Remove the accelerator', removeProperty(stack, map, key)));
    }
  },
});

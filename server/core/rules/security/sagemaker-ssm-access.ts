import { variantsOf } from '../../artifacts/cloudFormationEndpoints.js';
import { boolAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { endpointConfigExample } from '../shared/exampleStack.js';
import { propertySpan, removeProperty, suggestedIf } from '../shared/stackFix.js';
import { isForTrying } from '../shared/trialPlaces.js';

const VARIANT = 'InstanceType: ml.m5.large\nInitialInstanceCount: 2';

export default defineRule({
  id: 'security/sagemaker-ssm-access',
  consideration: 'security/protection',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'Operators can open a shell in the container of the model.',
  remedy: 'Remove `EnableSSMAccess` once the endpoint is debugged.',
  why: 'Whoever may start a session can read the model, its credentials and the requests of its users.',
  sources: [
    {
      title: 'Amazon SageMaker AI API: ProductionVariant, EnableSSMAccess',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html',
    },
    {
      title: 'Amazon SageMaker AI: access containers through SSM',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/ssm-access.html',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7'],
  fix: 'suggested',
  examples: {
    bad: endpointConfigExample(`${VARIANT}\nEnableSSMAccess: true`),
    good: endpointConfigExample(VARIANT),
  },
  *check(stack) {
    for (const { config, node, subject } of variantsOf(stack)) {
      if (boolAt(node, 'EnableSSMAccess') !== true || isForTrying(stack.uri, config.id)) continue;
      const fix = suggestedIf('Remove `EnableSSMAccess`', removeProperty(stack, node, 'EnableSSMAccess'));
      yield finding(propertySpan(node, 'EnableSSMAccess'), `${subject} lets operators open a shell in its container.`, fix);
    }
  },
});

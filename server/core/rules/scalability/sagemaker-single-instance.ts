import { scalableTargets, variantsOf } from '../../artifacts/cloudFormationEndpoints.js';
import { isAbsent, numberAt, valueAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { endpointConfigExample } from '../shared/exampleStack.js';
import { propertySpan, setProperty, suggestedIf } from '../shared/stackFix.js';
import { isForTrying } from '../shared/trialPlaces.js';

export default defineRule({
  id: 'scalability/sagemaker-single-instance',
  consideration: 'scalability/elastic-serving',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'The production variant runs on one instance, and nothing adds a second.',
  remedy: 'Start with two instances, or let managed instance scaling or a scalable target keep two at least.',
  why: 'One instance stands in one Availability Zone: when it fails or is patched, every request to the model fails with it.',
  sources: [
    {
      title: 'AWS Security Hub: SageMaker.4, initial instance count greater than 1',
      url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-4',
    },
    {
      title: 'AWS Config: sagemaker-endpoint-config-prod-instance-count',
      url: 'https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-endpoint-config-prod-instance-count.html',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MANAGE 2.2'],
  fix: 'suggested',
  examples: {
    bad: endpointConfigExample('InstanceType: ml.m5.large\nInitialInstanceCount: 1'),
    good: endpointConfigExample('InstanceType: ml.m5.large\nInitialInstanceCount: 2'),
  },
  *check(stack) {
    // A target says how many instances it keeps; which variant it is for often stands in a `Sub`.
    const kept = scalableTargets(stack).map(({ properties }) => numberAt(properties, 'MinCapacity'));
    if (kept.some((min) => min === undefined || min > 1)) return;
    for (const { config, node, shadow, serverless, count, subject } of variantsOf(stack)) {
      if (shadow || serverless || count !== 1 || config.partial || !isAbsent(config.properties, 'AsyncInferenceConfig')) continue;
      const managed = valueAt(node, 'ManagedInstanceScaling');
      const least = numberAt(node, 'ManagedInstanceScaling', 'MinInstanceCount');
      if (managed.kind !== 'absent' && (least === undefined || least > 1)) continue;
      if (isForTrying(stack.uri, config.id)) continue;
      yield finding(
        propertySpan(node, 'InitialInstanceCount'),
        `${subject} runs on one instance.`,
        suggestedIf('Start with two instances', setProperty(stack, node, 'InitialInstanceCount', 2)),
      );
    }
  },
});

import type { StackResource } from '../../artifacts/cloudFormation.js';
import { scalableTargets } from '../../artifacts/cloudFormationEndpoints.js';
import { isAbsent, textAt, valueAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { stackExample } from '../shared/exampleStack.js';

const TARGET = `Target:
  Type: AWS::ApplicationAutoScaling::ScalableTarget
  Properties:
    MinCapacity: 2
    MaxCapacity: 6
    ResourceId: endpoint/scorer/variant/blue
    ScalableDimension: sagemaker:variant:DesiredInstanceCount
    ServiceNamespace: sagemaker`;

export default defineRule({
  id: 'scalability/scalable-target-without-policy',
  consideration: 'scalability/elastic-serving',
  reads: 'cloudformation',
  severity: 'info',
  problem: 'The endpoint is registered for autoscaling, but no policy or schedule scales it.',
  remedy: 'Add an `AWS::ApplicationAutoScaling::ScalingPolicy`, for example on `SageMakerVariantInvocationsPerInstance`.',
  why: 'Registration only sets the bounds: without a policy the number of instances stays what it is, whatever the load.',
  sources: [
    {
      title: 'Amazon SageMaker AI: automatic scaling of models',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling.html',
    },
    {
      title: 'CloudFormation: AWS::ApplicationAutoScaling::ScalingPolicy',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-applicationautoscaling-scalingpolicy.html',
    },
  ],
  standards: ['NIST AI RMF MANAGE 2.2'],
  fix: 'none',
  examples: {
    bad: stackExample(TARGET),
    good: stackExample(`${TARGET}
Policy:
  Type: AWS::ApplicationAutoScaling::ScalingPolicy
  Properties:
    PolicyName: invocations
    PolicyType: TargetTrackingScaling
    ScalingTargetId: !Ref Target
    TargetTrackingScalingPolicyConfiguration:
      TargetValue: 750
      PredefinedMetricSpecification:
        PredefinedMetricType: SageMakerVariantInvocationsPerInstance`),
  },
  *check(stack) {
    const policies = stack.resources.filter((r) => r.type === 'AWS::ApplicationAutoScaling::ScalingPolicy');
    for (const target of scalableTargets(stack)) {
      if (target.partial || !isAbsent(target.properties, 'ScheduledActions')) continue;
      if (policies.some((policy) => mayScale(policy, target))) continue;
      yield finding(target.anchor, `No policy of the template scales \`${target.id}\`.`);
    }
  },
});

/** It names the target, or an endpoint of SageMaker in words that this template does not settle. */
function mayScale({ properties }: StackResource, target: StackResource): boolean {
  const named = valueAt(properties, 'ScalingTargetId');
  if (named.kind === 'reference') return named.id === target.id;
  if (named.kind !== 'absent') return true;
  const [own, other] = [textAt(properties, 'ResourceId'), textAt(target.properties, 'ResourceId')];
  if (own !== undefined && other !== undefined) return own === other;
  const namespace = textAt(properties, 'ServiceNamespace');
  return namespace === undefined || namespace === 'sagemaker';
}

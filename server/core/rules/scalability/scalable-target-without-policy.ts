import type { StackResource } from '../../artifacts/cloudFormation.js';
import { scalableTargets } from '../../artifacts/cloudFormationEndpoints.js';
import { isAbsent, textAt, valueAt } from '../../artifacts/cloudFormationValues.js';
import { get, isMap } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { stackExample } from '../shared/exampleStack.js';
import { addProperty, suggestedIf } from '../shared/stackFix.js';

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
  fix: 'suggested',
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
    const scales = scaledBy(stack.resources.filter((r) => r.type === 'AWS::ApplicationAutoScaling::ScalingPolicy'));
    for (const target of scalableTargets(stack)) {
      if (target.partial || !isAbsent(target.properties, 'ScheduledActions')) continue;
      if (scales(target)) continue;
      const resources = get(stack.root, 'Resources');
      const id = `${target.id}Policy`;
      const counts = textAt(target.properties, 'ScalableDimension') === 'sagemaker:variant:DesiredInstanceCount';
      const edits =
        isMap(resources) && counts && !get(resources, id)
          ? addProperty(stack, resources, id, policyFor(target.id), target.id)
          : [];
      const fixes = suggestedIf('Scale by the requests that each instance gets, 70 a minute to begin with', edits);
      yield finding(target.anchor, `No policy of the template scales \`${target.id}\`.`, fixes);
    }
  },
});

/** The number of AWS's own example; https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-add-code-define.html */
function policyFor(target: string) {
  return {
    Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
    Properties: {
      PolicyName: 'requests-per-instance',
      PolicyType: 'TargetTrackingScaling',
      ScalingTargetId: { Ref: target },
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 70,
        PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
      },
    },
  };
}

/** Whether one of the policies names a target, or an endpoint of SageMaker in words that this template does not settle. */
function scaledBy(policies: readonly StackResource[]): (target: StackResource) => boolean {
  const targets = new Set<string>();
  const places = new Set<string>();
  let open = false; // for a target or endpoint that only the deployment knows
  for (const { properties } of policies) {
    const named = valueAt(properties, 'ScalingTargetId');
    if (named.kind === 'reference') targets.add(named.id);
    else if (named.kind !== 'absent') open = true;
    else if ((textAt(properties, 'ServiceNamespace') ?? 'sagemaker') !== 'sagemaker') continue;
    else {
      const place = textAt(properties, 'ResourceId');
      if (place === undefined) open = true;
      else places.add(place);
    }
  }
  return ({ id, properties }) => {
    const place = textAt(properties, 'ResourceId');
    return open || targets.has(id) || (place === undefined ? places.size > 0 : places.has(place));
  };
}

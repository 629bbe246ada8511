import { scalableTargets, variantsOf } from '../../artifacts/cloudFormationEndpoints.js';
import { mapAt, numberAt, textAt } from '../../artifacts/cloudFormationValues.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { propertySpan } from '../../rules/shared/stackFix.js';

export default defineDetector({
  considerations: ['scalability/elastic-serving', 'scalability/capacity', 'cost/usage-optimisation'],
  what: 'SageMaker variant that is serverless, scales its instances by itself or has a scalable target with a policy, and the bounds of each',
  reads: 'cloudformation',
  *find(stack): Generator<Evidence> {
    for (const { node, subject, shadow } of variantsOf(stack)) {
      if (shadow) continue;
      const serverless = mapAt(node, 'ServerlessConfig');
      if (serverless) {
        const span = propertySpan(node, 'ServerlessConfig');
        yield evidence('scalability/elastic-serving', span, `${subject} is serverless`);
        const warm = numberAt(serverless, 'ProvisionedConcurrency') ?? 0;
        if (warm === 0) yield evidence('cost/usage-optimisation', span, `${subject} is serverless and costs nothing while idle`);
        const most = numberAt(serverless, 'MaxConcurrency');
        if (most !== undefined) yield evidence('scalability/capacity', span, `${subject} serves ${most} requests at once`);
      }
      const managed = mapAt(node, 'ManagedInstanceScaling');
      const [min, max] = [numberAt(managed, 'MinInstanceCount') ?? 1, numberAt(managed, 'MaxInstanceCount')];
      if (!managed || textAt(managed, 'Status') !== 'ENABLED' || max === undefined || max <= min) continue;
      const span = propertySpan(node, 'ManagedInstanceScaling');
      yield evidence('scalability/elastic-serving', span, `${subject} has ${min} to ${max} instances`);
      yield evidence('scalability/capacity', span, `${subject} has ${max} instances at most`);
      if (min === 0) yield evidence('cost/usage-optimisation', span, `${subject} goes down to no instance`);
    }
    const scaled = stack.resources.some((r) => r.type === 'AWS::ApplicationAutoScaling::ScalingPolicy');
    for (const { id, anchor, properties } of scalableTargets(stack)) {
      const [min, max] = [numberAt(properties, 'MinCapacity'), numberAt(properties, 'MaxCapacity')];
      if (max !== undefined) yield evidence('scalability/capacity', anchor, `${id}: ${max} instances at most`);
      if (!scaled || (min !== undefined && max !== undefined && max <= min)) continue;
      yield evidence('scalability/elastic-serving', anchor, `${id}: ${min ?? 'few'} to ${max ?? 'many'} instances`);
      if (min === 0) yield evidence('cost/usage-optimisation', anchor, `${id} goes down to no instance`);
    }
  },
});

import { scalableTargets, variantsOf } from '../../artifacts/cloudFormationEndpoints.js';
import { mapAt, numberAt } from '../../artifacts/cloudFormationValues.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { propertySpan } from '../../rules/shared/stackFix.js';

export default defineDetector({
  considerations: ['scalability/elastic-serving', 'scalability/capacity', 'cost/usage-optimisation'],
  what: 'SageMaker variant that is serverless, and the most that it or a scalable target takes on',
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
    }
    for (const { id, anchor, properties } of scalableTargets(stack)) {
      const most = numberAt(properties, 'MaxCapacity');
      if (most !== undefined) yield evidence('scalability/capacity', anchor, `${id}: ${most} instances at most`);
    }
  },
});

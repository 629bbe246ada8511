import { variantsOf } from '../../artifacts/cloudFormationEndpoints.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { propertySpan } from '../../rules/shared/stackFix.js';

export default defineDetector({
  considerations: ['resources/fit'],
  what: 'instance type on which a SageMaker endpoint runs the model',
  reads: 'cloudformation',
  *find(stack): Generator<Evidence> {
    for (const { node, instanceType, subject } of variantsOf(stack))
      if (instanceType !== undefined)
        yield evidence('resources/fit', propertySpan(node, 'InstanceType'), `${subject} runs on ${instanceType}`);
  },
});

import { variantsOf } from '../../artifacts/cloudFormationEndpoints.js';
import { numberAt } from '../../artifacts/cloudFormationValues.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { propertySpan } from '../../rules/shared/stackFix.js';

export default defineDetector({
  considerations: ['resources/fit'],
  what: 'instance type or memory on which a SageMaker endpoint runs the model',
  reads: 'cloudformation',
  *find(stack): Generator<Evidence> {
    for (const { node, instanceType, serverless, subject } of variantsOf(stack)) {
      const memory = numberAt(node, 'ServerlessConfig', 'MemorySizeInMB');
      if (memory !== undefined)
        yield evidence('resources/fit', propertySpan(node, 'ServerlessConfig'), `${subject} has ${memory} MB of memory`);
      else if (instanceType !== undefined && !serverless)
        yield evidence('resources/fit', propertySpan(node, 'InstanceType'), `${subject} runs on ${instanceType}`);
    }
  },
});

import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['integration/service-interface'],
  what: 'SageMaker endpoint, through which every model is called by the same API',
  reads: 'cloudformation',
  *find(stack): Generator<Evidence> {
    for (const { id, anchor } of sageMaker(stack, 'Endpoint'))
      yield evidence('integration/service-interface', anchor, `endpoint ${id}`);
  },
});

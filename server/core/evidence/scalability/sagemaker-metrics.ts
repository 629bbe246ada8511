import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['scalability/utilisation-monitoring'],
  what: 'SageMaker endpoint, whose invocations, latency and load are sent to CloudWatch',
  reads: 'cloudformation',
  // Without any setting: https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
  *find(stack): Generator<Evidence> {
    for (const { id, anchor } of sageMaker(stack, 'Endpoint'))
      yield evidence('scalability/utilisation-monitoring', anchor, `CloudWatch shows the load of the endpoint \`${id}\``);
  },
});

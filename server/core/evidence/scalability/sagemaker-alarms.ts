import { numberAt, textAt, valueAt } from '../../artifacts/cloudFormationValues.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html */
const LOAD = /^(?:AWS\/SageMaker|\/aws\/sagemaker\/(?:Endpoints|InferenceComponents))$/i;
/** https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-interpreting-cloudwatch.html */
const QUALITY = /^\/?aws\/sagemaker\/Endpoints\/(?:data|model|bias|explainability|fairness)-?metrics$/i;

export default defineDetector({
  considerations: ['scalability/utilisation-monitoring', 'drift/evaluation-threshold'],
  what: 'CloudWatch alarm on the metrics of a SageMaker endpoint, or on those of its monitors with a threshold',
  reads: 'cloudformation',
  *find(stack): Generator<Evidence> {
    for (const { id, type, properties, anchor } of stack.resources) {
      if (type !== 'AWS::CloudWatch::Alarm') continue;
      const namespace = textAt(properties, 'Namespace') ?? '';
      const metric = textAt(properties, 'MetricName') ?? id;
      if (LOAD.test(namespace)) yield evidence('scalability/utilisation-monitoring', anchor, `alarm on ${metric}`);
      const threshold = valueAt(properties, 'Threshold');
      if (!QUALITY.test(namespace) || threshold.kind === 'absent') continue;
      const number = numberAt(properties, 'Threshold');
      yield evidence('drift/evaluation-threshold', anchor, `alarm on ${metric}${number === undefined ? '' : ` at ${number}`}`);
    }
  },
});

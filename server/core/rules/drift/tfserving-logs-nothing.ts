import { messageAt, numberOf, scalarOf } from '../../artifacts/protoText.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { INCOME, TF_SERVING_CONFIG, tfServingExample } from '../shared/tfServingSources.js';

const logging = (rate: string) =>
  tfServingExample(`${INCOME}
logging_config {
  log_collector_config { type: "kafka" filename_prefix: "income" }
  sampling_config { sampling_rate: ${rate} }
}`);

export default defineRule({
  id: 'drift/tfserving-logs-nothing',
  consideration: 'drift/monitoring',
  reads: 'tfServingConfig',
  severity: 'warning',
  problem: 'Requests are to be logged, and none of them is.',
  remedy: 'Set `sampling_rate` above 0, or take `logging_config` away.',
  why: 'A monitor that reads this log finds nothing to compare, and drift goes unseen.',
  sources: [
    TF_SERVING_CONFIG,
    {
      title: 'TensorFlow Serving: logging_config.proto',
      url: 'https://github.com/tensorflow/serving/blob/master/tensorflow_serving/config/logging_config.proto',
    },
  ],
  standards: ['EU AI Act Art. 12', 'NIST AI RMF MEASURE 2.4'],
  fix: 'suggested',
  examples: { bad: logging('0'), good: logging('0.1') },
  *check({ models }) {
    for (const { node } of models) {
      const rate = scalarOf(messageAt(messageAt(node, 'logging_config'), 'sampling_config'), 'sampling_rate');
      if (!rate || numberOf(rate) !== 0) continue;
      const span = protoSpan(rate);
      yield finding(span, 'None of the requests is logged.', [
        suggestedFix('Log a tenth of the requests', { span, newText: '0.1' }),
      ]);
    }
  },
});

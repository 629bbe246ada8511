import { fieldOf, messageAt, numberOf, scalarOf } from '../../artifacts/protoText.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['drift/monitoring'],
  what: 'TensorFlow Serving: `logging_config` with a collector and a sampling rate above 0',
  reads: 'tfServingConfig',
  *find({ models }) {
    for (const { node } of models) {
      const logging = messageAt(node, 'logging_config');
      const rate = scalarOf(messageAt(logging, 'sampling_config'), 'sampling_rate');
      const share = numberOf(rate);
      if (!rate || share === undefined || share <= 0 || !fieldOf(logging, 'log_collector_config')) continue;
      yield evidence(
        'drift/monitoring',
        protoSpan(rate),
        `${Math.round(Math.min(share, 1) * 1000) / 10} % of the requests are logged`,
      );
    }
  },
});

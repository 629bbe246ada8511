import { stringOf } from '../../artifacts/protoText.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['versioning/version-control'],
  what: 'TensorFlow Serving: `specific` versions of a model',
  reads: 'tfServingConfig',
  *find({ models }) {
    for (const { name, policy, versions } of models) {
      const [first] = versions;
      if (policy !== 'specific' || !first) continue;
      const note = `version ${versions.map((v) => v.value).join(', ')} of ${stringOf(name) ?? 'the model'} is served`;
      yield evidence('versioning/version-control', protoSpan(first.node), note);
    }
  },
});

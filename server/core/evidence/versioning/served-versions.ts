import { integerOf, messageAt, valuesOf } from '../../artifacts/protoText.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['versioning/version-control'],
  what: 'Triton: `version_policy` that names the versions which are served',
  reads: 'tritonConfig',
  *find({ root }) {
    const versions = valuesOf(messageAt(root, 'version_policy', 'specific'), 'versions');
    const numbers = versions.flatMap((v) => integerOf(v) ?? []);
    const [first] = versions;
    if (first && numbers.length > 0)
      yield evidence('versioning/version-control', protoSpan(first), `version ${numbers.join(', ')} is served`);
  },
});

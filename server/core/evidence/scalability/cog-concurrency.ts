import { get, num } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['scalability/capacity'],
  what: 'number of requests that a Cog model takes at once',
  reads: 'cog',
  *find({ root, templated }) {
    const max = get(root, 'concurrency', 'max');
    const value = num(max);
    if (max && value !== undefined && value > 0 && !templated)
      yield evidence('scalability/capacity', nodeSpan(max), `${value} requests at once`);
  },
});

import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['integration/service-interface'],
  what: 'runner of a Cog model, whose typed inputs and outputs become its OpenAPI description',
  reads: 'cog',
  *find({ runner, templated }) {
    if (runner && !templated && /\.py:/.test(runner.written.value))
      yield evidence(
        'integration/service-interface',
        runner.written.span,
        `typed interface of ${runner.written.value.slice(0, 80)}`,
      );
  },
});

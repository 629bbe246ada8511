import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'versioning/unseeded-generator',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'warning',
  problem: 'A seed is set, and the generator that is used does not see it.',
  remedy: 'Give the seed to the generator: `np.random.default_rng(42)`.',
  why: '`np.random.seed` seeds the functions of `np.random` alone; a new generator starts from the system’s entropy in every run.',
  sources: [
    { title: 'NumPy: default_rng', url: 'https://numpy.org/doc/stable/reference/random/generator.html#numpy.random.default_rng' },
    { title: 'NumPy: legacy random generation', url: 'https://numpy.org/doc/stable/reference/random/legacy.html' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5'],
  fix: 'suggested',
  examples: {
    bad: notebookExample('import numpy as np\n\nnp.random.seed(42)\nrng = np.random.default_rng()\nx = rng.normal(size=100)\n'),
    good: notebookExample('import numpy as np\n\nrng = np.random.default_rng(42)\nx = rng.normal(size=100)\n'),
  },
  *check(python, { artifact }) {
    const seed = python.calls.find((call) => call.callee === 'numpy.random.seed' && call.args[0]?.value.kind === 'number');
    const value = seed?.args[0]?.value;
    if (!seed || value?.kind !== 'number') return;
    const open = python.calls.filter(
      (call) =>
        /^numpy\.random\.(?:default_rng|PCG64|SeedSequence|RandomState)$/.test(call.callee) &&
        call.args.length === 0 &&
        !call.hasStarArgs,
    );
    const [first] = open;
    if (!first) return;
    const edits = open.map(({ part, argsStart, argsEnd }) => ({
      span: { part, start: argsStart, end: argsEnd },
      newText: String(value.value),
    }));
    const place = { uri: artifact.uri, span: calleeSpan(seed, partText(artifact, seed.part)), message: 'The seed is set here.' };
    yield finding(
      calleeSpan(first, partText(artifact, first.part)),
      `\`${first.method}()\` takes no notice of \`np.random.seed\`.`,
      [suggestedFix(`Give it the seed ${value.value}`, ...edits)],
      [place],
    );
  },
});

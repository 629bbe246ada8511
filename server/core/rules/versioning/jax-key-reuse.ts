import type { PyCall } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { isBefore, written } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, calleeSpan, partText } from '../shared/pythonCalls.js';

/** Draws from a key, or uses it up. `fold_in` is made to be called again with other data. */
const DRAWS =
  /^jax\.random\.(?:split|normal|uniform|randint|bernoulli|categorical|choice|permutation|shuffle|truncated_normal|beta|gamma|poisson|exponential|laplace|multivariate_normal|gumbel|dirichlet|bits|rademacher|cauchy|logistic|t)$/;
const MAKES = /^jax\.random\.(?:PRNGKey|key)\(\)$|^jax\.random\.split\(\)(?:\[\d*\])?$/;

export default defineRule({
  id: 'versioning/jax-key-reuse',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'warning',
  problem: 'The same random key is used twice.',
  remedy: 'Split it first and use each part once: `key, subkey = jax.random.split(key)`.',
  why: 'JAX draws the same numbers from the same key, so what looks like two independent samples is one.',
  sources: [{ title: 'JAX: pseudorandom numbers', url: 'https://docs.jax.dev/en/latest/random-numbers.html' }],
  standards: ['NIST AI RMF MEASURE 2.5'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'import jax\n\nkey = jax.random.PRNGKey(0)\nweights = jax.random.normal(key, (784, 10))\nnoise = jax.random.normal(key, (32, 784))\n',
    ),
    good: notebookExample(
      'import jax\n\nkey, noise_key = jax.random.split(jax.random.PRNGKey(0))\nweights = jax.random.normal(key, (784, 10))\nnoise = jax.random.normal(noise_key, (32, 784))\n',
    ),
  },
  *check(python, { artifact }) {
    if (!python.usesModule('jax.random')) return;
    const used = new Map<string, PyCall>();
    const straight = python.calls.filter((call) => DRAWS.test(call.callee) && isStraight(call));
    for (const call of straight) {
      const key = call.arg('key', 0);
      const text = partText(artifact, call.part);
      const name = key ? written(key, text) : '';
      if (!key || !/^[A-Za-z_]\w*$/.test(name) || key.value.kind === 'other') continue;
      const path = key.value.kind === 'name' ? key.value.name : key.value.kind === 'call' ? `${key.value.call.callee}()` : '';
      if (!MAKES.test(path)) continue;
      const before = used.get(name);
      const fresh = (since: PyCall) =>
        python.assignments.some(
          ({ target, part, start, valueEnd }) =>
            target === name && isBefore(since, { part, start: valueEnd ?? start }) && isBefore({ part, start }, call),
        );
      if (before && !fresh(before)) {
        const place = {
          uri: artifact.uri,
          span: calleeSpan(before, partText(artifact, before.part)),
          message: 'It is used here first.',
        };
        yield finding(argSpan(call, key), `\`${name}\` was used by \`${before.method}\` already.`, [], [place]);
        return;
      }
      // `key, subkey = split(key)` gives the name a new key at once.
      const renewed = python.assignments.some(
        ({ target, part, start, end }) => target === name && part === call.part && start <= call.start && call.end <= end,
      );
      if (renewed) used.delete(name);
      else used.set(name, call);
    }

    /** On a line of its own at the margin: what runs once, whatever happens. */
    function isStraight(call: PyCall): boolean {
      const statement = python.statements(call.part).find(({ start, end }) => start <= call.start && call.end <= end);
      return statement?.type === 'assign' || statement?.type === 'eval';
    }
  },
});

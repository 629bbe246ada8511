import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { partText } from '../shared/pythonCalls.js';

const TEST = /^(?:[A-Za-z]\w*_)?(?:test|testing|val|valid|validation|holdout)(?:_\w+)?$/i;

export default defineRule({
  id: 'data-quality/test-own-statistics',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'The test data are scaled by their own mean and spread.',
  remedy: 'Compute both once on the training data and use them for the test data: `(X_test - mean) / std`.',
  why: 'Training and test data are scaled differently, and a single row in production has no mean of its own.',
  sources: [
    {
      title: 'scikit-learn: common pitfalls, inconsistent preprocessing',
      url: 'https://scikit-learn.org/stable/common_pitfalls.html#inconsistent-preprocessing',
    },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'import numpy as np\n\nX_train = (X_train - X_train.mean()) / X_train.std()\nX_test = (X_test - X_test.mean()) / X_test.std()\n',
    ),
    good: notebookExample(
      'import numpy as np\n\nmean, std = X_train.mean(), X_train.std()\nX_train = (X_train - mean) / std\nX_test = (X_test - mean) / std\n',
    ),
  },
  *check(python, { artifact }) {
    const scaled = python.assignments.flatMap(({ target, part, valueStart, valueEnd }) => {
      if (valueStart === undefined || valueEnd === undefined || valueEnd - valueStart > 400) return [];
      const name = ownStatistics(partText(artifact, part).slice(valueStart, valueEnd));
      return name === null ? [] : [{ target, name, span: { part, start: valueStart, end: valueEnd } }];
    });
    for (const { name, span } of scaled) {
      if (!TEST.test(name)) continue;
      const counterpart = name.replace(/(^|_)(test|testing|val|valid|validation|holdout)(?=_|$)/i, '$1train');
      if (!scaled.some((other) => other.name === counterpart)) continue;
      yield finding(span, `\`${name}\` is scaled by its own statistics, \`${counterpart}\` by others.`);
    }
  },
});

/** The data in `(x - x.mean()) / x.std()`, or between its least and its largest value; null of anything else. */
function ownStatistics(value: string): string | null {
  const name = /^\(\s*([A-Za-z_]\w*)\s*-\s*(?:np\.)?/.exec(value)?.[1];
  if (name === undefined) return null;
  const has = (statistic: string) => new RegExp(`\\b${name}\\.${statistic}\\(|\\.${statistic}\\(\\s*${name}\\b`).test(value);
  return (has('mean') && has('std')) || (has('min') && has('max')) ? name : null;
}

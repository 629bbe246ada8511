import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { splitLater } from '../shared/splits.js';
import { className, receiverPath } from '../shared/transformers.js';

const OVERSAMPLERS = /^imblearn\.(?:over_sampling|combine)(?:\.\w+)*\.\w+\(\)$/;

export default defineRule({
  id: 'data-quality/resample-before-split',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'Rows are oversampled before the test set is split off.',
  remedy: 'Split first and resample the training rows only, or put the sampler into an imbalanced-learn `Pipeline`.',
  why: 'Copies and blends of training rows end up in the test set, so the score measures memory.',
  sources: [
    { title: 'imbalanced-learn: common pitfalls, data leakage', url: 'https://imbalanced-learn.org/stable/common_pitfalls.html' },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'none',
  examples: {
    bad: notebookExample(`from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split

X_res, y_res = SMOTE(random_state=42).fit_resample(X, y)
X_train, X_test, y_train, y_test = train_test_split(X_res, y_res, random_state=42)
`),
    good: notebookExample(`from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)
X_train, y_train = SMOTE(random_state=42).fit_resample(X_train, y_train)
`),
  },
  *check(python, { artifact }) {
    for (const { made, split } of splitLater(python, ['fit_resample', 'fit_sample'], (path) => OVERSAMPLERS.test(path))) {
      const text = partText(artifact, made.part);
      const data = made.args[0];
      if (data && /train/i.test(text.slice(data.valueStart, data.end))) continue;
      const place = {
        uri: artifact.uri,
        span: calleeSpan(split, partText(artifact, split.part)),
        message: 'The test set is split off here.',
      };
      const message = `\`${className(receiverPath(made.callee))}\` makes new rows; the test set is split off afterwards.`;
      yield finding(calleeSpan(made, text), message, [], [place]);
    }
  },
});

import type { PythonCode } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { splitLater } from '../shared/splits.js';
import { className, learnsFromData, receiverPath } from '../shared/transformers.js';

export default defineRule({
  id: 'data-quality/fit-before-split',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'A preprocessing step is fitted on all rows, before the test set is split off.',
  remedy: 'Split first, fit on the training rows, transform both; a `Pipeline` does it in the right order.',
  why: 'The test rows shape what the model is trained with, so its score is better than production will be.',
  sources: [
    {
      title: 'scikit-learn: common pitfalls, data leakage',
      url: 'https://scikit-learn.org/stable/common_pitfalls.html#data-leakage',
    },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'none',
  examples: {
    bad: notebookExample(`from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X_scaled = StandardScaler().fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X_scaled, y, random_state=42)
`),
    good: notebookExample(`from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)
`),
  },
  *check(python, { artifact }) {
    for (const { made, split } of splitLater(python, ['fit_transform'], learnsFromData)) {
      if (made.callee.includes('.ColumnTransformer()') && !holdsLearner(python)) continue;
      const text = partText(artifact, made.part);
      const data = made.args[0];
      if (data && /train/i.test(text.slice(data.valueStart, data.end))) continue;
      const place = {
        uri: artifact.uri,
        span: calleeSpan(split, partText(artifact, split.part)),
        message: 'The test set is split off here.',
      };
      const message = `\`${className(receiverPath(made.callee))}\` is fitted on all rows; the test set is split off afterwards.`;
      yield finding(calleeSpan(made, text), message, [], [place]);
    }
  },
});

/** A `ColumnTransformer` of encoders learns which labels there are, and gives nothing away. */
function holdsLearner(python: PythonCode): boolean {
  return python.calls.some(({ callee }) => !callee.endsWith('.ColumnTransformer') && learnsFromData(`${callee}()`));
}

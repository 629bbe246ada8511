import type { PyCall, PythonCode, PyValue } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { isBefore, isTrainRows } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText, pathOfValue } from '../shared/pythonCalls.js';
import { className, learnsFromData, receiverPath } from '../shared/transformers.js';

const CROSS_VALIDATION =
  /^sklearn\.model_selection\.(?:cross_val_score|cross_validate|cross_val_predict|learning_curve|validation_curve)$/;
const SEARCH =
  /^sklearn\.model_selection\.(?:GridSearchCV|RandomizedSearchCV|HalvingGridSearchCV|HalvingRandomSearchCV)\(\)\.fit$/;
const MAKER = /^(.*)\.(?:fit_transform|fit_resample|fit_sample)\(\)/;
const OVERSAMPLER = /^imblearn\.(?:over_sampling|combine)(?:\.\w+)*\.\w+\(\)$/;

export default defineRule({
  id: 'data-quality/fit-before-cross-validation',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'A step is fitted on all rows, before they are divided into folds.',
  remedy: 'Put the step and the model into a `Pipeline` and cross-validate that.',
  why: 'Every fold is scored with what was learnt from it, so the score is better than production will be.',
  sources: [
    {
      title: 'scikit-learn: common pitfalls, data leakage',
      url: 'https://scikit-learn.org/stable/common_pitfalls.html#data-leakage',
    },
    { title: 'imbalanced-learn: common pitfalls, data leakage', url: 'https://imbalanced-learn.org/stable/common_pitfalls.html' },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'from sklearn.feature_selection import SelectKBest\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import cross_val_score\n\nX_best = SelectKBest(k=20).fit_transform(X, y)\nscores = cross_val_score(LogisticRegression(), X_best, y)\n',
    ),
    good: notebookExample(
      'from sklearn.feature_selection import SelectKBest\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import cross_val_score\nfrom sklearn.pipeline import make_pipeline\n\nscores = cross_val_score(make_pipeline(SelectKBest(k=20), LogisticRegression()), X, y)\n',
    ),
  },
  *check(python, { artifact }) {
    const told = new Set<PyCall>();
    for (const call of python.calls) {
      const isSearch = SEARCH.test(call.callee);
      if (!isSearch && !CROSS_VALIDATION.test(call.callee)) continue;
      const rows = call.arg('X', isSearch ? 0 : 1);
      const made = rows && makerOf(python, rows.value, call);
      if (!made || told.has(made)) continue;
      told.add(made);
      const text = partText(artifact, made.part);
      const place = {
        uri: artifact.uri,
        span: calleeSpan(call, partText(artifact, call.part)),
        message: 'The rows are divided into folds here.',
      };
      const whole = isTrainRows(made.args[0], text) ? 'the rows of all folds' : 'all rows';
      yield finding(
        calleeSpan(made, text),
        `\`${className(receiverPath(made.callee))}\` is fitted on ${whole}; the folds are made afterwards.`,
        [],
        [place],
      );
    }
  },
});

/** The call that made these rows by learning from all of them. */
function makerOf(python: PythonCode, value: PyValue, before: PyCall): PyCall | null {
  const path = pathOfValue(value).replace(/(?:\.toarray\(\)|\.todense\(\)|\[0\])+$/, '');
  const step = MAKER.exec(path)?.[1];
  if (step === undefined || !path.endsWith('()') || !(learnsFromData(step) || OVERSAMPLER.test(step))) return null;
  // Words are counted alike in every fold; only rare ones differ.
  if (/CountVectorizer\(\)$|ColumnTransformer\(\)$/.test(step)) return null;
  const callee = path.slice(0, -2);
  const earlier = python.calls.filter((call) => call.callee === callee && isBefore(call, before));
  return earlier[earlier.length - 1] ?? null;
}

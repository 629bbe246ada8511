import type { Artifact } from '../../artifacts/artifact.js';
import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { dataName, isEstimator, isTrainRows } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { receiverPath } from '../shared/transformers.js';

/** Whatever holds rows back, or has a second look at the model. */
const HELD_BACK =
  /(?:test|valid|hold_?out|\bval_|_val\b|cross_val|KFold|TimeSeriesSplit|ShuffleSplit|SearchCV|\bcv\b|LeaveOneOut|oob_score|\beval_|bootstrap|predict_next|learning_curve|Pipeline|make_pipeline)/i;

export default defineRule({
  id: 'drift/scored-on-training-data',
  consideration: 'drift/evaluation-threshold',
  reads: 'python',
  severity: 'info',
  problem: 'The only score of the model is that on the rows it was trained on.',
  remedy: 'Hold rows back with `train_test_split`, or use `cross_val_score`, and report that score.',
  why: 'A model that has learnt its rows by heart scores perfectly here and fails on the first new one.',
  sources: [{ title: 'scikit-learn: cross-validation', url: 'https://scikit-learn.org/stable/modules/cross_validation.html' }],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.3'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'from sklearn.ensemble import RandomForestClassifier\n\nmodel = RandomForestClassifier(random_state=42)\nmodel.fit(X, y)\nprint(model.score(X, y))\n',
    ),
    good: notebookExample(
      'from sklearn.ensemble import RandomForestClassifier\nfrom sklearn.model_selection import cross_val_score\n\nmodel = RandomForestClassifier(random_state=42)\nprint(cross_val_score(model, X, y).mean())\n',
    ),
  },
  *check(python, { artifact }) {
    if (python.cells.some(({ part }) => HELD_BACK.test(partText(artifact, part)))) return;
    const score = python.calls.find(
      (call) => call.method === 'score' && isEstimator(receiverPath(call.callee)) && onOwnRows(python, call, artifact),
    );
    if (!score) return;
    yield finding(
      calleeSpan(score, partText(artifact, score.part)),
      `The model is scored on the rows it was fitted to, and nothing in this ${python.form} holds others back.`,
    );
  },
});

function onOwnRows(python: PythonCode, score: PyCall, artifact: Artifact): boolean {
  const rows = score.arg('X', 0);
  const name = dataName(rows, partText(artifact, score.part));
  if (name === '') return false;
  if (isTrainRows(rows, partText(artifact, score.part))) return true;
  const fits = python.calls.filter(
    (call) => call.method === 'fit' && call.receiver !== undefined && call.receiver === score.receiver,
  );
  // A name that gets another value later can stand for other rows.
  const bound = python.assignments.filter(({ target }) => target === name).length;
  return bound <= 1 && fits.length > 0 && fits.every((fit) => dataName(fit.arg('X', 0), partText(artifact, fit.part)) === name);
}

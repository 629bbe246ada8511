import type { PyCall } from '../../artifacts/python.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { isPredicted, isTruth, written } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { partText } from '../shared/pythonCalls.js';

/** Metrics that mean something else with the arguments the other way round. */
const ORDERED =
  /^sklearn\.metrics\.(?:precision_score|recall_score|fbeta_score|precision_recall_fscore_support|classification_report|confusion_matrix|balanced_accuracy_score|r2_score|explained_variance_score|mean_absolute_percentage_error|ConfusionMatrixDisplay\.from_predictions)$/;

export default defineRule({
  id: 'drift/metric-arguments-swapped',
  consideration: 'drift/evaluation-threshold',
  reads: 'python',
  severity: 'warning',
  problem: 'The predictions are given to the metric as the truth, and the truth as the predictions.',
  remedy: 'Give what is true first: `precision_score(y_test, y_pred)`.',
  why: 'Precision becomes recall, the confusion matrix is transposed, and R² is another number, so the report states what was not measured.',
  sources: [
    {
      title: 'scikit-learn: precision_score',
      url: 'https://scikit-learn.org/stable/modules/generated/sklearn.metrics.precision_score.html',
    },
    { title: 'scikit-learn: metrics and scoring', url: 'https://scikit-learn.org/stable/modules/model_evaluation.html' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.3'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'from sklearn.metrics import precision_score\n\ny_pred = model.predict(X_test)\nprint(precision_score(y_pred, y_test))\n',
    ),
    good: notebookExample(
      'from sklearn.metrics import precision_score\n\ny_pred = model.predict(X_test)\nprint(precision_score(y_test, y_pred))\n',
    ),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      if (!ORDERED.test(call.callee) || call.hasStarArgs) continue;
      const text = partText(artifact, call.part);
      const [first, second] = swapped(call);
      if (!first || !second || !isPredicted(first, text) || !isTruth(second, text)) continue;
      const name = call.method === 'from_predictions' ? 'ConfusionMatrixDisplay' : call.method;
      const span = { part: call.part, start: first.start, end: second.end };
      yield finding(span, `\`${name}\` is given \`${short(written(first, text))}\` as what is true.`, [
        suggestedFix(
          'Give what is true first',
          { span: { part: call.part, start: first.valueStart, end: first.end }, newText: written(second, text) },
          { span: { part: call.part, start: second.valueStart, end: second.end }, newText: written(first, text) },
        ),
      ]);
    }
  },
});

/** What stands where the truth and the predictions belong, in this order. */
function swapped(call: PyCall) {
  const [truth, predicted] = [call.arg('y_true', 0), call.arg('y_pred', 1)];
  return truth && predicted && truth.start < predicted.start ? [truth, predicted] : [];
}

function short(text: string): string {
  return text.length <= 40 && !text.includes('\n') ? text : 'predictions';
}

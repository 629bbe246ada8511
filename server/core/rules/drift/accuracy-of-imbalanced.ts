import { defineRule, finding } from '../../rule.js';
import { isEstimator } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { imbalanceSign } from '../shared/imbalance.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { receiverPath } from '../shared/transformers.js';

/** Whatever else looks at the classes one by one, or at the ranking. */
const OTHERS =
  /precision|recall|f1|fbeta|f_beta|auc|roc_|confusion|classification_report|balanced_accuracy|matthews|kappa|jaccard|log_loss|brier|average_precision|crosstab|geometric_mean|sensitivity|specificity|MetricFrame|scoring/i;

export default defineRule({
  id: 'drift/accuracy-of-imbalanced',
  consideration: 'drift/evaluation-threshold',
  reads: 'python',
  severity: 'info',
  problem: 'The classes are known to be unequal in number, and accuracy is the only measure.',
  remedy: 'Add a measure of the rare class: `classification_report`, `average_precision_score`, or `balanced_accuracy_score`.',
  why: 'With one row in a hundred positive, a model that never says yes has an accuracy of 99 %.',
  sources: [
    {
      title: 'scikit-learn: balanced accuracy score',
      url: 'https://scikit-learn.org/stable/modules/model_evaluation.html#balanced-accuracy-score',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.3'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'from sklearn.linear_model import LogisticRegression\nfrom sklearn.metrics import accuracy_score\n\nmodel = LogisticRegression(class_weight="balanced").fit(X_train, y_train)\nprint(accuracy_score(y_test, model.predict(X_test)))\n',
    ),
    good: notebookExample(
      'from sklearn.linear_model import LogisticRegression\nfrom sklearn.metrics import balanced_accuracy_score\n\nmodel = LogisticRegression(class_weight="balanced").fit(X_train, y_train)\nprint(balanced_accuracy_score(y_test, model.predict(X_test)))\n',
    ),
  },
  *check(python, { artifact }) {
    const sign = imbalanceSign(python);
    if (!sign) return;
    const textOf = (part: number) => partText(artifact, part);
    const score = python.calls.find(
      ({ callee, method }) =>
        callee === 'sklearn.metrics.accuracy_score' ||
        (method === 'score' && isEstimator(receiverPath(callee)) && /(?:Classifier|Logistic|SVC|NB)\w*\(\)/.test(callee)),
    );
    if (!score || python.cells.some(({ part }) => OTHERS.test(textOf(part)))) return;
    const place = {
      uri: artifact.uri,
      span: calleeSpan(sign, textOf(sign.part)),
      message: 'The rare class is made up for here.',
    };
    yield finding(
      calleeSpan(score, textOf(score.part)),
      `Accuracy is all that this ${python.form} measures, and one class is rare.`,
      [],
      [place],
    );
  },
});

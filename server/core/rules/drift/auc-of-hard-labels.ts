import type { PyArg, PyCall } from '../../artifacts/python.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { isEstimator } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, partText, pathOfValue } from '../shared/pythonCalls.js';

const RANKING =
  /^sklearn\.metrics\.(?:roc_auc_score|roc_curve|average_precision_score|precision_recall_curve|log_loss|brier_score_loss)$/;
/** Classifiers that say how sure they are; a support vector machine does so by `decision_function`. */
const HAS_PROBABILITIES =
  /^(?:sklearn\.(?:linear_model\.LogisticRegression(?:CV)?|(?:tree|ensemble|neighbors|neural_network)\.\w*Classifier|naive_bayes\.\w+NB)|(?:xgboost\.XGB|lightgbm\.LGBM|catboost\.CatBoost)\w*Classifier)\(\)/;
const CLASSIFIER = /^(?:sklearn\.(?:svm\.(?:Linear)?SVC|linear_model\.(?:RidgeClassifier|SGDClassifier|Perceptron))\(\))/;

export default defineRule({
  id: 'drift/auc-of-hard-labels',
  consideration: 'drift/evaluation-threshold',
  reads: 'python',
  severity: 'warning',
  problem: 'A measure of ranking is computed from predicted labels.',
  remedy: 'Give it `predict_proba(X)[:, 1]`, or `decision_function(X)`.',
  why: 'Labels have one threshold built in, so the curve has a single corner and the area says little of how the model ranks.',
  sources: [
    {
      title: 'scikit-learn: roc_auc_score, y_score',
      url: 'https://scikit-learn.org/stable/modules/generated/sklearn.metrics.roc_auc_score.html',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.3'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'from sklearn.linear_model import LogisticRegression\nfrom sklearn.metrics import roc_auc_score\n\nclf = LogisticRegression().fit(X_train, y_train)\nprint(roc_auc_score(y_test, clf.predict(X_test)))\n',
    ),
    good: notebookExample(
      'from sklearn.linear_model import LogisticRegression\nfrom sklearn.metrics import roc_auc_score\n\nclf = LogisticRegression().fit(X_train, y_train)\nprint(roc_auc_score(y_test, clf.predict_proba(X_test)[:, 1]))\n',
    ),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      if (!RANKING.test(call.callee)) continue;
      const score = call.arg('y_score', 1) ?? call.arg('y_proba') ?? call.arg('y_prob') ?? call.arg('y_pred');
      const model = score && modelOf(score);
      if (!score || model === undefined) continue;
      const text = partText(artifact, call.part);
      const inline = score.value.kind === 'call' ? score.value.call : undefined;
      const binary = !call.arg('multi_class') && HAS_PROBABILITIES.test(model);
      const fixes =
        inline && binary && inline.end === score.end ? [suggestedFix('Use the probabilities', ...proba(inline, text))] : [];
      yield finding(argSpan(call, score), `\`${call.method}\` is given the labels of \`predict\`, not scores.`, fixes);
    }
  },
});

/** The path of the classifier whose labels these are. */
function modelOf({ value }: PyArg): string | undefined {
  const path = pathOfValue(value);
  const model = /^(.*)\.predict\(\)$/.exec(path)?.[1];
  if (model === undefined || !(isEstimator(model) || CLASSIFIER.test(model))) return undefined;
  return HAS_PROBABILITIES.test(model) || CLASSIFIER.test(model) ? model : undefined;
}

function proba(call: PyCall, text: string) {
  const start = call.calleeEnd - 'predict'.length;
  if (text.slice(start, call.calleeEnd) !== 'predict') return [];
  return [
    { span: { part: call.part, start, end: call.calleeEnd }, newText: 'predict_proba' },
    { span: { part: call.part, start: call.end, end: call.end }, newText: '[:, 1]' },
  ];
}

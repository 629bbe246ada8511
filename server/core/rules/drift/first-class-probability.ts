import { defineRule, finding, suggestedFix } from '../../rule.js';
import { written } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, partText } from '../shared/pythonCalls.js';

const RANKING = /^sklearn\.metrics\.(?:roc_auc_score|average_precision_score|brier_score_loss)$/;
const FIRST_COLUMN = /\.predict_proba\([^()]*\)\s*\[\s*:\s*,\s*(0)\s*\]\s*$/;

export default defineRule({
  id: 'drift/first-class-probability',
  consideration: 'drift/evaluation-threshold',
  reads: 'python',
  severity: 'warning',
  problem: 'The metric is given the probability of the negative class.',
  remedy: 'Take the second column, that of the positive class: `predict_proba(X)[:, 1]`.',
  why: 'The columns stand in the order of `classes_`, so a good model looks worse than chance, and a bad one good.',
  sources: [
    {
      title: 'scikit-learn: roc_auc_score, binary case',
      url: 'https://scikit-learn.org/stable/modules/generated/sklearn.metrics.roc_auc_score.html',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.3'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'from sklearn.metrics import roc_auc_score\n\nprint(roc_auc_score(y_test, clf.predict_proba(X_test)[:, 0]))\n',
    ),
    good: notebookExample(
      'from sklearn.metrics import roc_auc_score\n\nprint(roc_auc_score(y_test, clf.predict_proba(X_test)[:, 1]))\n',
    ),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      if (!RANKING.test(call.callee) || call.arg('pos_label')) continue;
      const truth = call.arg('y_true', 0);
      const score = call.arg('y_score', 1) ?? call.arg('y_proba') ?? call.arg('y_prob');
      if (!score || !truth) continue;
      const text = partText(artifact, call.part);
      const own = written(score, text);
      const found = FIRST_COLUMN.exec(own.slice(0, 300));
      // `1 - y`, `y == 0`: what counts as positive is turned round too.
      if (!found || !/^[A-Za-z_][\w.]*$/.test(written(truth, text))) continue;
      const at = score.valueStart + found.index + found[0].lastIndexOf('0');
      yield finding(argSpan(call, score), `\`${call.method}\` is given the first column of \`predict_proba\`.`, [
        suggestedFix('Take the second column', { span: { part: call.part, start: at, end: at + 1 }, newText: '1' }),
      ]);
    }
  },
});

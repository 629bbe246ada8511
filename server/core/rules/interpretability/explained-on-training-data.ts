import { defineRule, finding, suggestedFix } from '../../rule.js';
import { dataName, isTestRows, isTrainRows, written } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, argValueEdit, partText, pathOfValue } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'interpretability/explained-on-training-data',
  consideration: 'interpretability/explanations',
  reads: 'python',
  severity: 'info',
  problem: 'Permutation importance is computed on the training data alone.',
  remedy: 'Compute it on the test data: `permutation_importance(model, X_test, y_test)`.',
  why: 'It shows what the model has learnt by heart; a feature that helps with no new row ranks high all the same.',
  sources: [
    {
      title: 'scikit-learn: permutation feature importance',
      url: 'https://scikit-learn.org/stable/modules/permutation_importance.html',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.9'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'from sklearn.ensemble import RandomForestClassifier\nfrom sklearn.inspection import permutation_importance\nfrom sklearn.model_selection import train_test_split\n\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)\nmodel = RandomForestClassifier(random_state=42).fit(X_train, y_train)\nresult = permutation_importance(model, X_train, y_train, random_state=42)\n',
    ),
    good: notebookExample(
      'from sklearn.ensemble import RandomForestClassifier\nfrom sklearn.inspection import permutation_importance\nfrom sklearn.model_selection import train_test_split\n\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)\nmodel = RandomForestClassifier(random_state=42).fit(X_train, y_train)\nresult = permutation_importance(model, X_test, y_test, random_state=42)\n',
    ),
  },
  *check(python, { artifact }) {
    const calls = python.calls.filter(({ callee }) => callee === 'sklearn.inspection.permutation_importance');
    const textOf = (part: number) => partText(artifact, part);
    const tested = calls.some(
      (call) => isTestRows(call.arg('X', 1), textOf(call.part)) || !isTrainRows(call.arg('X', 1), textOf(call.part)),
    );
    const [call] = calls;
    if (!call || tested) return;
    const text = textOf(call.part);
    const [rows, answers] = [call.arg('X', 1)!, call.arg('y', 2)];
    // Only where the split names the other part.
    const results = [0, 1, 2, 3].map((index) => {
      const own = python.assignments.filter(
        ({ value }) => pathOfValue(value) === `sklearn.model_selection.train_test_split()[${index}]`,
      );
      return own.length === 1 ? own[0]!.target : null;
    });
    const known =
      answers && results[0] === written(rows, text) && results[2] === written(answers, text) && results[1] && results[3];
    const fixes = known
      ? [suggestedFix('Use the test data', argValueEdit(call, rows, results[1]!), argValueEdit(call, answers, results[3]!))]
      : [];
    yield finding(
      argSpan(call, rows),
      `The importances are those for \`${dataName(rows, text)}\`, which the model has seen.`,
      fixes,
    );
  },
});

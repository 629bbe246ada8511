import type { PyCall } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { dataName, isBefore, isTestRows, splitArrays, splitCalls, written } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';

const LEARNER =
  /^(?:sklearn\.(?:linear_model|svm|tree|ensemble|neighbors|neural_network|naive_bayes|discriminant_analysis|gaussian_process|pipeline|model_selection)\.\w+|(?:xgboost|lightgbm|catboost)\.\w+|imblearn\.pipeline\.\w+)\(\)\.fit$/;

export default defineRule({
  id: 'data-quality/trained-on-test-rows',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'The model is fitted to all rows and then scored on some of them.',
  remedy: 'Fit it to the training part of the split; fit to all rows only after the last score.',
  why: 'The test rows were seen in training, so the score measures memory.',
  sources: [
    {
      title: 'scikit-learn: common pitfalls, data leakage',
      url: 'https://scikit-learn.org/stable/common_pitfalls.html#data-leakage',
    },
    { title: 'scikit-learn: cross-validation', url: 'https://scikit-learn.org/stable/modules/cross_validation.html' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.3'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'from sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import GridSearchCV, train_test_split\n\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)\nsearch = GridSearchCV(LogisticRegression(), {"C": [0.1, 1, 10]})\nsearch.fit(X, y)\nprint(search.score(X_test, y_test))\n',
    ),
    good: notebookExample(
      'from sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import GridSearchCV, train_test_split\n\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)\nsearch = GridSearchCV(LogisticRegression(), {"C": [0.1, 1, 10]})\nsearch.fit(X_train, y_train)\nprint(search.score(X_test, y_test))\n',
    ),
  },
  *check(python, { artifact }) {
    const textOf = (call: PyCall) => partText(artifact, call.part);
    const splits = splitCalls(python);
    if (splits.length !== 1) return;
    const [split] = splits as [PyCall];
    const arrays = splitArrays(split, textOf(split));
    const results = python.assignments.filter(
      ({ part, start, end }) => part === split.part && start <= split.start && split.end <= end,
    );
    if (arrays.length !== 2 || arrays[0] === arrays[1] || results.length !== 4) return;
    for (const fit of python.calls) {
      if (!LEARNER.test(fit.callee) || fit.receiver === undefined) continue;
      const data = fit.args.filter(({ name }) => name === undefined).map((arg) => written(arg, textOf(fit)).trim());
      if (data.length < 2 || data[0] !== arrays[0] || data[1] !== arrays[1] || !/^[A-Za-z_]\w*$/.test(data[0]!)) continue;
      // One name for many things, or a name that comes to mean other rows.
      if (python.assignments.filter(({ target }) => target === data[0]).length > 1) continue;
      const next = python.calls.find((call) => call.method === 'fit' && call.receiver === fit.receiver && isBefore(fit, call));
      const score = python.calls.find(
        (call) =>
          /^(?:score|predict|predict_proba)$/.test(call.method) &&
          call.receiver === fit.receiver &&
          isBefore(fit, call) &&
          (!next || isBefore(call, next)) &&
          isTestRows(call.arg('X', 0), textOf(call)) &&
          results[1]!.target === dataName(call.arg('X', 0), textOf(call)),
      );
      if (!score || !isBefore(split, score) || reassigned(python.assignments, fit, score)) continue;
      const [first, second] = fit.args;
      const canFix = isBefore(split, fit) && results.every(({ target }) => /^[A-Za-z_]\w*$/.test(target));
      const edit = (start: number, end: number, newText: string) => ({ span: { part: fit.part, start, end }, newText });
      const fixes = canFix
        ? [
            {
              title: 'Fit to the training rows',
              kind: 'suggested' as const,
              edits: [edit(first!.start, first!.end, results[0]!.target), edit(second!.start, second!.end, results[2]!.target)],
            },
          ]
        : [];
      const place = {
        uri: artifact.uri,
        span: calleeSpan(score, textOf(score)),
        message: 'It is tested on some of these rows here.',
      };
      yield finding(
        calleeSpan(fit, textOf(fit)),
        `\`${fit.receiver}\` is fitted to \`${data[0]}\`, of which \`${results[1]!.target}\` is a part.`,
        fixes,
        [place],
      );
    }
  },
});

/** The name of the model stands for another one by the time it is scored. */
function reassigned(
  assignments: readonly { target: string; part: number; start: number; end: number }[],
  fit: PyCall,
  score: PyCall,
): boolean {
  return assignments.some((each) => each.target === fit.receiver && isBefore(fit, each) && isBefore(each, score));
}

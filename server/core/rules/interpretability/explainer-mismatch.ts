import { defineRule, finding } from '../../rule.js';
import { written } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, partText, pathOfValue } from '../shared/pythonCalls.js';

/** What each explainer cannot read, and what it is made for. */
const MISMATCHES: readonly { explainer: RegExp; model: RegExp; wants: string }[] = [
  {
    explainer: /^shap\.(?:explainers\.)?TreeExplainer$/,
    model:
      /^(?:sklearn\.(?:linear_model|svm|neighbors|neural_network|naive_bayes|discriminant_analysis|pipeline)\.\w+|sklearn\.ensemble\.(?:Voting|Stacking|Bagging)\w+|(?:tensorflow\.)?keras\.(?:models\.)?(?:Sequential|Model)|torch\.nn\.Sequential)\(\)(?:\.fit\(\))?$/,
    wants: 'tree models',
  },
  {
    explainer: /^shap\.(?:explainers\.)?LinearExplainer$/,
    model:
      /^(?:sklearn\.(?:tree|ensemble|neighbors|neural_network|naive_bayes|pipeline)\.\w+|(?:xgboost|lightgbm|catboost)\.\w*(?:Classifier|Regressor))\(\)(?:\.fit\(\))?$/,
    wants: 'linear models',
  },
  {
    explainer: /^shap\.(?:explainers\.)?(?:DeepExplainer|GradientExplainer)$/,
    model:
      /^(?:sklearn\.(?:tree|ensemble|neighbors|neural_network|naive_bayes|linear_model|svm|pipeline)\.\w+|(?:xgboost|lightgbm|catboost)\.\w*(?:Classifier|Regressor))\(\)(?:\.fit\(\))?$/,
    wants: 'TensorFlow and PyTorch networks',
  },
];

export default defineRule({
  id: 'interpretability/explainer-mismatch',
  consideration: 'interpretability/explanations',
  reads: 'python',
  severity: 'warning',
  problem: 'The explainer cannot read this kind of model.',
  remedy: 'Use `shap.Explainer(model.predict, X_train)`, which takes any function, or the explainer made for the model.',
  why: 'The call ends in an error, so the explanation that the project counts on does not exist.',
  sources: [
    { title: 'SHAP: TreeExplainer', url: 'https://shap.readthedocs.io/en/latest/generated/shap.TreeExplainer.html' },
    { title: 'SHAP: LinearExplainer', url: 'https://shap.readthedocs.io/en/latest/generated/shap.LinearExplainer.html' },
    { title: 'SHAP: DeepExplainer', url: 'https://shap.readthedocs.io/en/latest/generated/shap.DeepExplainer.html' },
  ],
  standards: ['NIST AI RMF MEASURE 2.9'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'import shap\nfrom sklearn.linear_model import LogisticRegression\n\nmodel = LogisticRegression().fit(X_train, y_train)\nexplainer = shap.TreeExplainer(model)\n',
    ),
    good: notebookExample(
      'import shap\nfrom sklearn.linear_model import LogisticRegression\n\nmodel = LogisticRegression().fit(X_train, y_train)\nexplainer = shap.LinearExplainer(model, X_train)\n',
    ),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      const mismatch = MISMATCHES.find(({ explainer }) => explainer.test(call.callee));
      const model = mismatch && call.arg('model', 0);
      if (!model || !mismatch.model.test(pathOfValue(model.value))) continue;
      const made = /(\w+)\(\)(?:\.fit\(\))?$/.exec(pathOfValue(model.value))![1];
      const name = written(model, partText(artifact, call.part));
      const what = /^[\w.]{1,30}$/.test(name) ? `\`${name}\` is a \`${made}\`` : `It is given a \`${made}\``;
      yield finding(argSpan(call, model), `\`${call.method}\` explains ${mismatch.wants}; ${what.replace(/^It/, 'it')}.`);
    }
  },
});

import { defineRule, finding } from '../../rule.js';
import { bareCode } from '../shared/bareCode.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { pathOfValue } from '../shared/pythonCalls.js';

const FOREST =
  /^sklearn\.(?:ensemble\.(?:RandomForest|ExtraTrees|GradientBoosting)|tree\.(?:DecisionTree|ExtraTree))\w*\(\)(?:\.fit\(\))?$/;
const BETTER = [
  'permutation_importance',
  'shap',
  'lime',
  'dalex',
  'eli5',
  'alibi',
  'drop_column',
  'SelectFromModel',
  'RFE',
  'PartialDependence',
];

export default defineRule({
  id: 'interpretability/impurity-importance-in-code',
  consideration: 'interpretability/explanations',
  reads: 'python',
  severity: 'info',
  problem: 'The model is explained by impurity-based importances alone.',
  remedy: 'Add `sklearn.inspection.permutation_importance(model, X_test, y_test)`.',
  why: 'They come from the training data and rank features with many values too high, even random ones.',
  sources: [
    {
      title: 'scikit-learn: permutation importance vs random forest feature importance (MDI)',
      url: 'https://scikit-learn.org/stable/auto_examples/inspection/plot_permutation_importance.html',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.9'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'import pandas as pd\nfrom sklearn.ensemble import RandomForestClassifier\n\nmodel = RandomForestClassifier(random_state=42).fit(X_train, y_train)\npd.Series(model.feature_importances_, index=X_train.columns).plot.barh()\n',
    ),
    good: notebookExample(
      'import pandas as pd\nfrom sklearn.ensemble import RandomForestClassifier\nfrom sklearn.inspection import permutation_importance\n\nmodel = RandomForestClassifier(random_state=42).fit(X_train, y_train)\npd.Series(permutation_importance(model, X_test, y_test).importances_mean).plot.barh()\n',
    ),
  },
  *check(python) {
    if (!python.mentions('feature_importances_') || python.mentions(...BETTER)) return;
    const models = new Map<string, Set<string>>();
    for (const { target, value } of python.assignments) {
      const known = models.get(target) ?? new Set();
      models.set(target, known.add(pathOfValue(value)));
    }
    for (const { part, text } of bareCode(python)) {
      for (const { index, 0: found, 1: name } of text.matchAll(/(?<![\w.])([A-Za-z_]\w*)\.feature_importances_\b/g)) {
        const made = [...(models.get(name!) ?? [])];
        if (made.length === 0 || !made.every((path) => FOREST.test(path))) continue;
        yield finding(
          { part, start: index, end: index + found.length },
          `\`${found}\` is all that explains the model in this ${python.form}.`,
        );
        return;
      }
    }
  },
});

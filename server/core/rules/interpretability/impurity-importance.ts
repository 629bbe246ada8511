import { defineRule, finding } from '../../rule.js';
import { cardExample } from '../shared/exampleCard.js';

const IMPURITY =
  /\bfeature_importances_\b|\b(?:impurity|gini|MDI)[- ](?:based )?(?:feature )?importances?\b|\bmean decrease (?:in|of) (?:gini )?impurity\b/i;
/** A method that does not have the fault is at hand too, or the fault is named. */
const BETTER =
  /\bpermut|\bSHAP\b|\bshapley\b|\bLIME\b|\bdrop[- ]column|\bbias(?:ed)? (?:towards?|in favou?r)|\bcardinality\b|\bsklearn\.inspection\b|\bALE\b|\bpartial dependence\b/i;
/** The attribute means something else in boosted trees. */
const BOOSTED = /\bXGB|\bLightGBM\b|\bLGBM|\bCatBoost\b/i;

export default defineRule({
  id: 'interpretability/impurity-importance',
  consideration: 'interpretability/explanations',
  reads: 'card',
  severity: 'info',
  problem: 'The model is explained by impurity-based feature importances alone.',
  remedy: 'Add permutation importance on held-out data (`sklearn.inspection.permutation_importance`) or SHAP values.',
  why: 'Impurity-based importances come from the training data and rank features with many values too high, even random ones.',
  sources: [
    {
      title: 'scikit-learn: permutation importance vs random forest feature importance (MDI)',
      url: 'https://scikit-learn.org/stable/auto_examples/inspection/plot_permutation_importance.html',
    },
    {
      title: 'scikit-learn: permutation feature importance',
      url: 'https://scikit-learn.org/stable/modules/permutation_importance.html',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.9'],
  fix: 'none',
  examples: {
    bad: cardExample(
      '## Explainability\n\nThe five largest `feature_importances_` are income, term, rate, age of account and region.',
    ),
    good: cardExample('## Explainability\n\nPermutation importance on the hold-out: income 0.11, term 0.07, rate 0.05.'),
  },
  *check(card) {
    const { content } = card.body;
    const found = card.templated ? null : IMPURITY.exec(content);
    if (found && !BETTER.test(content) && !BOOSTED.test(content))
      yield finding({ part: 0, start: found.index, end: found.index + found[0].length });
  },
});

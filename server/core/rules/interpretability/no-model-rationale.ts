import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'interpretability/no-model-rationale',
  consideration: 'interpretability/model-choice',
  weight: 'low',
  problem: 'Nothing in this project says why this kind of model was chosen.',
  remedy: 'Write in a few sentences which alternatives were tried, how they did, and why this one won.',
  why: 'A reviewer has to know that a model people can read was considered, and the next team repeats your experiments if it is not written down.',
  sources: [
    { title: 'EU AI Act, Annex IV: technical documentation', url: 'https://artificialintelligenceact.eu/annex/4/' },
    {
      title: 'Rudin: Stop explaining black box machine learning models for high stakes decisions',
      url: 'https://doi.org/10.1038/s42256-019-0048-x',
    },
  ],
  standards: ['EU AI Act Annex IV(2)(b)', 'NIST AI RMF MAP 2.3', 'ISO/IEC 42001 A.6.1.3'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Model Choice\n\nA logistic regression reached an AUC of 0.81 and a boosted tree 0.86; the difference is worth the loss of readability.',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'interpretability/model-choice'),
});

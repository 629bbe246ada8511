import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'interpretability/no-explanations',
  consideration: 'interpretability/explanations',
  weight: 'normal',
  problem: 'Nothing in this project explains what the model bases its outputs on.',
  remedy: 'Use a method that works with any model, such as SHAP or permutation importance, and say in the card what it shows.',
  why: 'Without one nobody sees that the model has learnt a shortcut, and a person who is refused gets no reason.',
  sources: [
    {
      title: 'EU AI Act, Article 13: transparency and provision of information',
      url: 'https://artificialintelligenceact.eu/article/13/',
    },
    {
      title: 'EU AI Act, Article 86: right to explanation of individual decision-making',
      url: 'https://artificialintelligenceact.eu/article/86/',
    },
  ],
  standards: ['EU AI Act Art. 13', 'EU AI Act Art. 86', 'NIST AI RMF MEASURE 2.9', 'ISO/IEC 42001 A.6.2.4'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Explainability\n\nSHAP values come with each score; income and the number of late payments weigh most, as the credit policy expects.',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'interpretability/explanations'),
});

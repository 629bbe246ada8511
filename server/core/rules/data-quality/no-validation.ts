import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'data-quality/no-validation',
  consideration: 'data-quality/validation',
  weight: 'normal',
  problem: 'Nothing in this project checks the data that goes into the model.',
  remedy:
    'Check schema, ranges and missing values before training and at the request, with a schema library, and say so in the card.',
  why: 'A renamed column or a new unit raises no error: the model answers all the same, and wrongly.',
  sources: [
    { title: 'EU AI Act, Article 10: data and data governance', url: 'https://artificialintelligenceact.eu/article/10/' },
    { title: 'Breck et al.: Data Validation for Machine Learning', url: 'https://mlsys.org/Conferences/2019/doc/2019/167.pdf' },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.3', 'ISO/IEC 42001 A.7.4'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Data Validation\n\nA Pandera schema rejects applications with missing income or an age outside 18 to 100, in training and at the request.',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'data-quality/validation'),
});

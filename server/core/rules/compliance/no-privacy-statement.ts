import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'compliance/no-privacy-statement',
  consideration: 'compliance/data-protection',
  weight: 'low',
  problem: 'Nothing in this project says whether personal data is involved.',
  remedy:
    'State which personal data went into training and which is sent at prediction time, on which ground, and for how long it is kept.',
  why: 'Whoever runs the model answers for its data, and cannot if nobody wrote down what is in it.',
  sources: [
    { title: 'GDPR, Article 30: records of processing activities', url: 'https://gdpr-info.eu/art-30-gdpr/' },
    { title: 'EU AI Act, Article 10: data and data governance', url: 'https://artificialintelligenceact.eu/article/10/' },
  ],
  standards: ['GDPR Art. 30', 'EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.10', 'ISO/IEC 42001 A.7.3'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Privacy\n\nTrained on loans without names and addresses; requests are kept for 30 days for drift checks, then deleted.',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'compliance/data-protection'),
});

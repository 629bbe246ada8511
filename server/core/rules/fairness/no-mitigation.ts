import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'fairness/no-mitigation',
  consideration: 'fairness/mitigation',
  weight: 'low',
  problem: 'Nothing in this project acts on the bias of the model.',
  remedy: 'Say what was done against known biases in the data, the training or the thresholds, and what it changed.',
  why: 'A bias that is known and left alone is the first thing a complaint, a regulator or a newspaper asks about.',
  sources: [
    { title: 'EU AI Act, Article 10: data and data governance', url: 'https://artificialintelligenceact.eu/article/10/' },
    { title: 'Fairlearn: mitigation', url: 'https://fairlearn.org/main/user_guide/mitigation/index.html' },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.11', 'ISO/IEC 42001 A.5.4'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Bias Mitigation\n\nRows of applicants under 25 are reweighed, and the threshold is set per region; the difference in approval fell from 9 to 3 points.',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'fairness/mitigation'),
});

import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'interpretability/no-output-guide',
  consideration: 'interpretability/communication',
  weight: 'low',
  problem: 'Nothing in this project tells its readers how to read the output.',
  remedy: 'Say in words what the output means, which threshold turns it into a decision, and what each kind of error costs.',
  why: 'A score of 0.8 is taken for a probability of 80 percent, or for 80 percent certainty, and decisions rest on the wrong one.',
  sources: [
    {
      title: 'EU AI Act, Article 13: transparency and provision of information',
      url: 'https://artificialintelligenceact.eu/article/13/',
    },
  ],
  standards: ['EU AI Act Art. 13', 'NIST AI RMF MAP 2.2', 'ISO/IEC 42001 A.8.2'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Interpreting the Output\n\nThe score is the estimated share of such loans that are not paid back within a year; above 0.3 an officer looks at the case.',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'interpretability/communication'),
});

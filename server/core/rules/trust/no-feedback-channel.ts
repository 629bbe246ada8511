import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'trust/no-feedback-channel',
  consideration: 'trust/user-involvement',
  weight: 'low',
  problem: 'Nothing in this project gives users a say.',
  remedy: 'Name the place where users and those affected report a wrong output, who answers, and which outputs a person reviews.',
  why: 'Those who see the errors first have no way to tell you, so the model keeps making them.',
  sources: [
    { title: 'EU AI Act, Article 14: human oversight', url: 'https://artificialintelligenceact.eu/article/14/' },
    { title: 'NIST AI Risk Management Framework 1.0', url: 'https://doi.org/10.6028/NIST.AI.100-1' },
  ],
  standards: ['EU AI Act Art. 14', 'NIST AI RMF MEASURE 3.3', 'ISO/IEC 42001 A.8.3'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Feedback\n\nLoan officers flag wrong scores in the case system; the credit-risk team answers within two days.',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'trust/user-involvement'),
});

import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'trust/missing-limitations',
  consideration: 'trust/transparency',
  weight: 'high',
  problem: 'Nothing in this project says what the model cannot do.',
  remedy: 'Write down when it fails and how a user notices, and for which uses it was never meant.',
  why: 'Users take a confident answer for a right one, and put the model where it was never tested.',
  sources: [
    { title: 'Mitchell et al.: Model Cards for Model Reporting', url: 'https://arxiv.org/abs/1810.03993' },
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
      '## Limitations\n\nLess reliable for applicants with less than a year of history; never tested outside the retail arm.',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'trust/transparency'),
});

import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'fairness/no-audit-date',
  consideration: 'fairness/audit',
  weight: 'low',
  problem: 'Nothing in this project says when fairness is looked at again.',
  remedy: 'Have it audited, and note who did it, on which day, with which result, and when the next time is.',
  why: 'Those who apply change from year to year, and a model that was fair at release becomes unfair without any change to it.',
  sources: [
    { title: 'EU AI Act, Article 9: risk management system', url: 'https://artificialintelligenceact.eu/article/9/' },
    {
      title: 'New York City: automated employment decision tools',
      url: 'https://www.nyc.gov/site/dca/about/automated-employment-decision-tools.page',
    },
  ],
  standards: ['EU AI Act Art. 9', 'NIST AI RMF MEASURE 1.3', 'ISO/IEC 42001 A.5.2'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Fairness Audit\n\nInternal audit, 2026-04-14: no group differs by more than 4 points. Next audit: 2027-04.',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'fairness/audit'),
});

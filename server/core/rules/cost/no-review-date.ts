import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'cost/no-review-date',
  consideration: 'cost/reassessment',
  weight: 'low',
  problem: 'Nothing in this project says when its cost is looked at again.',
  remedy: 'Note when the costs were last reviewed, with which outcome, and when the next time is; or attest it with a date.',
  why: 'Prices, traffic and better models change each quarter, and a choice that was cheap at launch stays unquestioned.',
  sources: [
    { title: 'FinOps Foundation: framework', url: 'https://www.finops.org/framework/' },
    { title: 'NIST AI Risk Management Framework 1.0', url: 'https://doi.org/10.6028/NIST.AI.100-1' },
  ],
  standards: ['NIST AI RMF MAP 3.2', 'ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample('## Cost Review\n\nReviewed on 2026-06-30: one replica less. Next review: 2026-12-31.'),
  },
  fixes: (place) => cardSectionFix(place, 'cost/reassessment'),
});

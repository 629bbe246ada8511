import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'fairness/no-ethics-statement',
  consideration: 'fairness/ethical-review',
  weight: 'low',
  problem: 'Nothing in this project says whom the model affects and who thought about it.',
  remedy: 'Name those affected, what goes wrong for them when the model errs, and who reviewed it with which outcome.',
  why: 'People who never use the model bear its errors, and without a review nobody has asked them.',
  sources: [
    {
      title: 'EU AI Act, Article 27: fundamental rights impact assessment',
      url: 'https://artificialintelligenceact.eu/article/27/',
    },
    { title: 'Mitchell et al.: Model Cards for Model Reporting', url: 'https://arxiv.org/abs/1810.03993' },
  ],
  standards: ['EU AI Act Art. 27', 'NIST AI RMF MAP 5.1', 'ISO/IEC 42001 A.5.5'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Ethical Considerations\n\nApplicants bear the errors. The ethics board reviewed the model on 2026-03-02 and asked for a person behind each refusal.',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'fairness/ethical-review'),
});

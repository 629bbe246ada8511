import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'fairness/no-bias-assessment',
  consideration: 'fairness/assessment',
  weight: 'normal',
  problem: 'Nothing in this project measures the quality of the model per group of people or things.',
  remedy: 'Name the groups that matter, and give the metric for each with the number of examples.',
  why: 'One overall figure hides a group for which the model is wrong twice as often.',
  sources: [
    {
      title: 'Fairlearn: performing a fairness assessment',
      url: 'https://fairlearn.org/main/user_guide/assessment/perform_fairness_assessment.html',
    },
    { title: 'Mitchell et al.: Model Cards for Model Reporting', url: 'https://arxiv.org/abs/1810.03993' },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.11', 'ISO/IEC 42001 A.5.4'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Performance by Group\n\n| Age | AUC | Applications |\n|---|---|---|\n| under 30 | 0.84 | 9,100 |\n| 30 and over | 0.86 | 31,400 |',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'fairness/assessment'),
});

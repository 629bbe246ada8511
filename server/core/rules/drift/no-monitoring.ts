import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';

export default defineAbsence({
  id: 'drift/no-monitoring',
  consideration: 'drift/monitoring',
  weight: 'normal',
  problem: 'Nothing in this project shows that drift is watched.',
  remedy:
    'Log requests and compare them with the training data on a schedule, or write down in the card who watches for drift and how.',
  why: 'The world moves on after training, and without a watch the first to notice is a user.',
  sources: [{ title: 'EU AI Act, Article 72: post-market monitoring', url: 'https://artificialintelligenceact.eu/article/72/' }],
  standards: ['EU AI Act Art. 72', 'NIST AI RMF MEASURE 2.4', 'ISO/IEC 42001 A.6.2.6'],
  fix: 'suggested',
  examples: {
    bad: { 'MODEL_CARD.md': '# Model Card: scorer\n\nA gradient boosted tree that scores loan applications.\n' },
    good: {
      'MODEL_CARD.md':
        '# Model Card: scorer\n\nA gradient boosted tree that scores loan applications.\n\n## Monitoring\n\nEvidently compares each week of requests with the training data; an alert goes to the credit-risk team.\n',
    },
  },
  fixes: (place) => cardSectionFix(place, 'drift/monitoring'),
});

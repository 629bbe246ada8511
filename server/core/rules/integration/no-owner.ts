import { defineAbsence } from '../../rule.js';
import { cardExample } from '../shared/exampleCard.js';
import { labelFix } from '../shared/labelFix.js';
import { workloadFixes } from '../shared/workloadFix.js';

export default defineAbsence({
  id: 'integration/no-owner',
  consideration: 'integration/ownership',
  weight: 'normal',
  problem: 'Nothing in this project says who answers for the model.',
  remedy: 'Name a team or a person and how to reach them, in the card, in CODEOWNERS or as a label of the workload.',
  why: 'When the model misbehaves at night, operations has nobody to call, and whoever is found first did not train it.',
  sources: [
    {
      title: 'EU AI Act, Article 13: transparency and provision of information',
      url: 'https://artificialintelligenceact.eu/article/13/',
    },
    { title: 'Mitchell et al.: Model Cards for Model Reporting', url: 'https://arxiv.org/abs/1810.03993' },
  ],
  standards: ['EU AI Act Art. 13', 'NIST AI RMF MANAGE 4.1', 'ISO/IEC 42001 A.3.2'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample('## Contact\n\nCredit Risk Models, credit-risk@northwind.example, on call around the clock.'),
  },
  fixes: (place, project) => workloadFixes(place, project, 'integration/ownership', labelFix('integration/ownership', 'owner')),
});

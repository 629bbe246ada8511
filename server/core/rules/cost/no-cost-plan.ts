import { defineAbsence } from '../../rule.js';
import { cardExample } from '../shared/exampleCard.js';
import { labelFix } from '../shared/labelFix.js';
import { workloadFixes } from '../shared/workloadFix.js';

export default defineAbsence({
  id: 'cost/no-cost-plan',
  consideration: 'cost/strategy',
  weight: 'low',
  problem: 'Nothing in this project says what the model costs.',
  remedy:
    'Write down what training and a thousand predictions cost, and who owns the budget; label the workload with a cost centre.',
  why: 'The bill arrives as one line of a shared cluster, and nobody can say whether the model is worth it.',
  sources: [
    { title: 'FinOps Foundation: allocation', url: 'https://www.finops.org/framework/capabilities/allocation/' },
    { title: 'NIST AI Risk Management Framework 1.0', url: 'https://doi.org/10.6028/NIST.AI.100-1' },
  ],
  standards: ['NIST AI RMF MAP 3.2', 'ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample('## Cost\n\nTraining: 4 EUR. Serving: 0.02 EUR per thousand predictions, paid by Retail Credit.'),
  },
  fixes: (place, project) => workloadFixes(place, project, 'cost/strategy', labelFix('cost/strategy', 'cost centre')),
});

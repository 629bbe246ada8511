import { defineAbsence } from '../../rule.js';
import { cardExample } from '../shared/exampleCard.js';
import { resourcesFix } from '../shared/resourcesFix.js';
import { workloadFixes } from '../shared/workloadFix.js';

export default defineAbsence({
  id: 'resources/no-hardware-statement',
  consideration: 'resources/fit',
  weight: 'normal',
  problem: 'Nothing in this project says what the model needs to run.',
  remedy: 'State the size of the weights and the memory, processor or GPU it needs, or give the server resource requests.',
  why: 'The model is scheduled where it does not fit, and ends in out-of-memory kills instead of predictions.',
  sources: [
    { title: 'EU AI Act, Annex IV: technical documentation', url: 'https://artificialintelligenceact.eu/annex/4/' },
    {
      title: 'EU AI Act, Article 13: transparency and provision of information',
      url: 'https://artificialintelligenceact.eu/article/13/',
    },
  ],
  standards: ['EU AI Act Annex IV(1)(e)', 'EU AI Act Art. 13', 'ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample('## Hardware Requirements\n\nTwo CPU cores and 1 GB of memory; the weights are 3 MB.'),
  },
  fixes: (place, project) => workloadFixes(place, project, 'resources/fit', resourcesFix),
});

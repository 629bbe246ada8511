import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'compliance/no-license',
  consideration: 'compliance/regulations',
  weight: 'high',
  problem: 'Nothing in this project says under which license or which rules the model is used.',
  remedy: 'Name the license of weights and code, and which laws and standards apply where it is used.',
  why: 'Without a license nobody else may use the model at all, and the terms of its base model and data bind you unseen.',
  sources: [
    { title: 'Hugging Face Hub: licenses', url: 'https://huggingface.co/docs/hub/repositories-licenses' },
    {
      title: 'EU AI Act, Annex XI: documentation of general-purpose models',
      url: 'https://artificialintelligenceact.eu/annex/11/',
    },
  ],
  standards: ['EU AI Act Annex XI(1)(1)(f)', 'NIST AI RMF GOVERN 1.1', 'ISO/IEC 42001 A.10.3'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample('## License\n\nApache 2.0 for code and weights.'),
  },
  fixes: (place, project) => cardSectionFix(place, 'compliance/regulations', project),
});

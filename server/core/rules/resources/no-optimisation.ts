import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'resources/no-optimisation',
  consideration: 'resources/optimisation',
  weight: 'low',
  problem: 'Nothing in this project says whether the model was made smaller or faster.',
  remedy: 'Say whether it was quantised, distilled, pruned or compiled, what that cost in quality, or why it was not.',
  why: 'Full-precision weights often need twice the memory and money for the same answers.',
  sources: [
    { title: 'Hugging Face Transformers: quantization', url: 'https://huggingface.co/docs/transformers/quantization/overview' },
    { title: 'NIST AI Risk Management Framework 1.0', url: 'https://doi.org/10.6028/NIST.AI.100-1' },
  ],
  standards: ['NIST AI RMF MEASURE 2.12', 'ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample('## Optimisation\n\nExported to ONNX and quantised to int8; AUC on the test set fell by 0.001.'),
  },
  fixes: (place) => cardSectionFix(place, 'resources/optimisation'),
});

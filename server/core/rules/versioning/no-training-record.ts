import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'versioning/no-training-record',
  consideration: 'versioning/process-record',
  weight: 'normal',
  problem: 'Nothing in this project shows how to repeat the training.',
  remedy: 'Write down the steps, hyperparameters and seeds, and the command and environment that repeat it.',
  why: 'The model cannot be rebuilt when a bug turns up in it, and a better one cannot be compared with it.',
  sources: [
    { title: 'EU AI Act, Annex IV: technical documentation', url: 'https://artificialintelligenceact.eu/annex/4/' },
    { title: 'Hugging Face Hub: annotated model card', url: 'https://huggingface.co/docs/hub/model-card-annotated' },
  ],
  standards: ['EU AI Act Annex IV(2)(a)', 'NIST AI RMF MAP 2.3', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Training Procedure\n\n400 trees of depth 4, learning rate 0.05, seed 7; `make train` on Python 3.12 with the pinned requirements repeats it.',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'versioning/process-record'),
});

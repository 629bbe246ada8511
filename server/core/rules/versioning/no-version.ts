import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'versioning/no-version',
  consideration: 'versioning/version-control',
  weight: 'normal',
  problem: 'Nothing in this project ties the model to a version of its code and data.',
  remedy: 'Give the model a version, and name with it the revisions of data and code and the image that serves it.',
  why: 'When a result is questioned, nobody can say which model gave it, and going back means guessing.',
  sources: [
    { title: 'EU AI Act, Annex IV: technical documentation', url: 'https://artificialintelligenceact.eu/annex/4/' },
    { title: 'Hugging Face Hub: model cards, specifying a version', url: 'https://huggingface.co/docs/hub/model-cards' },
  ],
  standards: ['EU AI Act Annex IV(1)(a)', 'NIST AI RMF MEASURE 2.1', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample('## Version\n\n2.4.0 of 2026-02-11, from data revision 2025-02 and commit 3f2c1ab.'),
  },
  fixes: (place) => cardSectionFix(place, 'versioning/version-control'),
});

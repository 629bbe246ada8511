import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'data-quality/undated-training-data',
  consideration: 'data-quality/refresh',
  weight: 'normal',
  problem: 'Nothing in this project dates the training data or names its version.',
  remedy: 'Name the data set with its version or revision and the period it covers, and say how often it is renewed.',
  why: 'Nobody can tell what the model cannot know yet, or get the same data again when a result has to be repeated.',
  sources: [
    { title: 'EU AI Act, Article 10: data and data governance', url: 'https://artificialintelligenceact.eu/article/10/' },
    { title: 'Hugging Face Datasets: revision', url: 'https://huggingface.co/docs/datasets/loading' },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.4', 'ISO/IEC 42001 A.7.5'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Training Data\n\nLoans granted between 2019-01-01 and 2024-12-31, table `retail_loans`, snapshot 2025-02.',
    ),
  },
  fixes: (place, project) => cardSectionFix(place, 'data-quality/refresh', project),
});

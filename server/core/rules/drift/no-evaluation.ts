import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'drift/no-evaluation',
  consideration: 'drift/evaluation-threshold',
  weight: 'high',
  problem: 'Nothing in this project gives a number for the quality of the model.',
  remedy: 'State a metric with its value and the data it was measured on, and the value below which the model is not released.',
  why: 'Without a number to compare with, nobody can tell whether the next version is better or the running one has become worse.',
  sources: [
    {
      title: 'EU AI Act, Article 15: accuracy, robustness and cybersecurity',
      url: 'https://artificialintelligenceact.eu/article/15/',
    },
    { title: 'Hugging Face Hub: annotated model card', url: 'https://huggingface.co/docs/hub/model-card-annotated' },
  ],
  standards: ['EU AI Act Art. 15', 'EU AI Act Art. 9', 'NIST AI RMF MEASURE 1.1', 'ISO/IEC 42001 A.6.2.4'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample('## Evaluation\n\n| Metric | Loans of 2024 |\n|---|---|\n| ROC AUC | 0.861 |'),
  },
  fixes: (place, project) => cardSectionFix(place, 'drift/evaluation-threshold', project),
});

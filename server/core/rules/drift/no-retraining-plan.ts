import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'drift/no-retraining-plan',
  consideration: 'drift/retraining',
  weight: 'normal',
  problem: 'Nothing in this project says when and how the model is trained again.',
  remedy: 'Write down what prompts a new training, which pipeline does it, who approves the result, and how one goes back.',
  why: 'Once the model is stale somebody has to rebuild it under pressure, often without the person who trained it.',
  sources: [
    { title: 'EU AI Act, Annex IV: technical documentation', url: 'https://artificialintelligenceact.eu/annex/4/' },
    {
      title: 'Google Cloud: MLOps, continuous delivery and automation pipelines',
      url: 'https://cloud.google.com/architecture/mlops-continuous-delivery-and-automation-pipelines-in-machine-learning',
    },
  ],
  standards: ['EU AI Act Annex IV(6)', 'NIST AI RMF MANAGE 4.2', 'ISO/IEC 42001 A.6.2.6'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Retraining\n\nThe pipeline `train-scorer` runs each quarter and when drift is reported; the model board approves, the last three versions stay deployable.',
    ),
  },
  fixes: (place) => cardSectionFix(place, 'drift/retraining'),
});

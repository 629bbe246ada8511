import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** Calls that measure how a model treats groups. */
const COUNTS =
  /^(?:fairlearn\.metrics\.\w+|aif360\.(?:sklearn\.)?metrics\.\w+|aif360\.metrics\.\w+\(\)\.\w+|holisticai\.(?:bias\.)?metrics\.[\w.]+|aequitas\.[\w.]+|tensorflow_model_analysis\.(?:run_model_analysis|addons\.fairness[\w.]*)|raiwidgets\.FairnessDashboard|responsibleai\.RAIInsights|jurity\.fairness\.[\w.]+|equalityml\.\w+|oxonfair\.[\w.]+|fairness_indicators\.[\w.]+|veritastool\.[\w.]+|sagemaker\.clarify\.(?:BiasConfig|SageMakerClarifyProcessor\(\)\.run_(?:pre_training_|post_training_)?bias)|giskard\.scan)$/;

export default defineDetector({
  considerations: ['fairness/assessment'],
  what: 'fairness metric per group (Fairlearn, AIF360, Aequitas, Fairness Indicators) computed in a notebook or script',
  reads: 'python',
  find: (python) => libraryUse(python, 'fairness/assessment', COUNTS),
});

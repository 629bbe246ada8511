import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** Calls that change data, training or decisions so that groups are treated alike. */
const COUNTS =
  /^(?:fairlearn\.(?:reductions\.(?:ExponentiatedGradient|GridSearch)|postprocessing\.ThresholdOptimizer|preprocessing\.\w+|adversarial\.\w+)(?:\(\)\.\w+)?|aif360\.(?:algorithms|sklearn)\.(?:preprocessing|inprocessing|postprocessing)\.[\w.]+(?:\(\)\.\w+)?|holisticai\.(?:bias\.)?mitigation\.[\w.]+|jurity\.mitigation\.[\w.]+|oxonfair\.FairPredictor)$/;

export default defineDetector({
  considerations: ['fairness/mitigation'],
  what: 'bias mitigation (Fairlearn reductions or post-processing, AIF360 algorithms) applied in a notebook or script',
  reads: 'python',
  find: (python) => libraryUse(python, 'fairness/mitigation', COUNTS),
});

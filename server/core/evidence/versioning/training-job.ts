import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** A training job whose algorithm, data and parameters are written in code. */
const COUNTS =
  /^sagemaker\.(?:estimator\.Estimator|[\w.]+\.(?:PyTorch|TensorFlow|SKLearn|XGBoost|HuggingFace))\(\)\.set_hyperparameters$/;

/** Source: https://sagemaker.readthedocs.io/en/stable/api/training/estimators.html */
export default defineDetector({
  considerations: ['versioning/process-record'],
  what: 'hyperparameters of a SageMaker training job set in a notebook or script',
  reads: 'python',
  find: (python) => libraryUse(python, 'versioning/process-record', COUNTS),
});

import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { callPlace, libraryUse } from '../shared/libraryUse.js';

/** A training job whose algorithm, data and parameters are written in code. */
const COUNTS =
  /^sagemaker\.(?:estimator\.Estimator|[\w.]+\.(?:PyTorch|TensorFlow|SKLearn|XGBoost|HuggingFace))\(\)\.set_hyperparameters$/;

/** The same given when the job is described. */
const ESTIMATOR = /^sagemaker\.(?:estimator\.Estimator|[\w.]+\.(?:PyTorch|TensorFlow|SKLearn|XGBoost|HuggingFace))$/;

/** Source: https://sagemaker.readthedocs.io/en/stable/api/training/estimators.html */
export default defineDetector({
  considerations: ['versioning/process-record'],
  what: 'hyperparameters of a SageMaker training job set in a notebook or script',
  reads: 'python',
  *find(python): Generator<Evidence> {
    yield* libraryUse(python, 'versioning/process-record', COUNTS);
    const given = python.calls.find((call) => ESTIMATOR.test(call.callee) && call.arg('hyperparameters'));
    if (given) yield evidence('versioning/process-record', callPlace(given), `hyperparameters of \`${given.method}\``);
  },
});

import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** Steps that train within a workflow which can be started again, each step told what to do. */
const STEPS =
  /^(?:stepfunctions\.steps(?:\.sagemaker)?\.(?:TrainingStep|TuningStep)|sagemaker\.workflow\.steps\.(?:TrainingStep|TuningStep))$/;

/** Source: https://aws-step-functions-data-science-sdk.readthedocs.io/en/stable/sagemaker.html */
export default defineDetector({
  considerations: ['drift/retraining'],
  what: 'training step of an AWS Step Functions or SageMaker Pipelines workflow, in a notebook or script',
  reads: 'python',
  find: (python) => libraryUse(python, 'drift/retraining', STEPS),
});

import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** Calls that write down what a training was started with. */
const COUNTS =
  /^(?:mlflow\.(?:log_params?|(?:(?:sklearn|tensorflow|keras|pytorch|xgboost|lightgbm|spark|pyspark\.ml|statsmodels|fastai|paddle)\.)?autolog)|wandb\.config\.update|ray\.(?:air\.integrations|tune\.logger)\.(?:mlflow\.MLflow|wandb\.Wandb|comet\.Comet)LoggerCallback)$/;

export default defineDetector({
  considerations: ['versioning/process-record'],
  what: 'parameters of a training logged with MLflow, Weights & Biases or Comet in a notebook or script',
  reads: 'python',
  find: (python) => libraryUse(python, 'versioning/process-record', COUNTS),
});

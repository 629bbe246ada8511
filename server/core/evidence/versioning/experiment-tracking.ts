import { defineDetector } from '../../rule.js';
import { libraryUse } from '../shared/libraryUse.js';

/** Calls that record a run, its parameters or its model. */
const COUNTS =
  /^(?:mlflow\.(?:start_run|log_param|log_params|log_metric|log_metrics|log_artifacts?|register_model|\w+\.log_model|(?:(?:sklearn|tensorflow|keras|pytorch|xgboost|lightgbm|spark|pyspark\.ml|statsmodels|fastai|transformers|paddle)\.)?autolog)|wandb\.(?:init|log|Artifact|log_artifact)|dvclive\.(?:Live|lightning\.\w+|keras\.\w+|huggingface\.\w+)|dvc\.api\.\w+|neptune\.(?:init_run|init_model\w*)|comet_ml\.(?:Experiment|start|OfflineExperiment)|clearml\.Task\.init|aim\.Run|trackio\.init|swanlab\.init|sagemaker\.experiments\.[\w.]+|mlflow\.evaluate|mlflow\.models\.evaluate|neptune\.(?:new\.)?init|sacred\.Experiment|verta\.Client|(?:torch\.utils\.tensorboard(?:\.writer)?|tensorboardX)\.SummaryWriter|(?:tensorflow\.)?keras\.callbacks\.TensorBoard|(?:lightning(?:\.pytorch)?|pytorch_lightning)\.loggers\.\w+Logger|accelerate\.Accelerator\(\)\.(?:init_trackers|log)|ray\.(?:air\.integrations|tune\.logger)\.(?:mlflow\.MLflow|wandb\.Wandb|comet\.Comet)LoggerCallback)$/;

export default defineDetector({
  considerations: ['versioning/version-control'],
  what: 'experiment run logged with MLflow, Weights & Biases, DVCLive, Neptune, Comet or ClearML in a notebook or script',
  reads: 'python',
  find: (python) => libraryUse(python, 'versioning/version-control', COUNTS),
});

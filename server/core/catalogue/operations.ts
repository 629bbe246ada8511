/** How objects beside a model server show that somebody looks after the model: words of images, commands and metrics. */

/** Tools and commands that compare live data with a reference; clocks and configurations drift too, and are not meant. */
export const DRIFT_WORDS =
  /(?<![a-z])(?<!(?:clock|time|timex|ntp|config|configuration|terraform|infra|gitops|schema)[-_ ]?)(?:drift|evidently|nannyml|whylogs|whylabs|alibi[-_]detect|trustyai|deepchecks)(?![a-z])/i;

/** Commands and names of jobs that make the model anew; `train` alone is a job of its own, a schedule makes it a retraining. */
export const TRAINING_WORDS = /(?<![a-z])(?:re[-_]?train(?:ing)?|train(?:ing)?|trainer|fine[-_]?tun(?:e|ing))(?![a-z])/i;

/** Tools that check data against expectations. */
export const VALIDATION_WORDS =
  /(?<![a-z])(?:great[-_ ]?expectations|gx (?:checkpoint|run)|soda scan|pandera|tfdv|tensorflow[-_]data[-_]validation|deequ|data[-_]validation|validate[-_]data)(?![a-z])/i;

/** Metrics that model servers and their accelerators give out. */
export const SERVING_METRICS =
  /(?<![\w:])(?:vllm:|nv_inference_|nv_gpu_|tgi_|ts_(?:inference|queue|handler)_|ray_serve_|bentoml_(?:service|api_server)_|DCGM_FI_|request_predict_seconds|request_preprocess_seconds|sglang[:_]|triton_|seldon_(?:api|model)_|revision_app_)/;

/** Metrics that drift and data-quality tools give out, and names that say as much. */
export const DRIFT_METRICS =
  /(?<![a-z])(?<!(?:clock|time|timex|ntp|config|configuration|terraform|infra|gitops|schema)[-_ ]?)(?:(?:evidently|nannyml|whylabs|trustyai|alibi_detect)_|drift(?![a-z]))/i;

/** Metrics of how good the answers are. */
export const QUALITY_METRICS =
  /(?<![a-z])(?:accuracy|precision|recall|f1(?:_score)?|roc_?auc|auc|rmse|mae|mape|wer|bleu|rouge|hallucination\w*|faithfulness|model_quality\w*|prediction_error\w*|calibration_error)(?![a-z])/i;

import { table } from '../table.js';

/**
 * Libraries that a model card names, most specific first: the import root, the distribution (PEP 503) and the value of
 * `library_name`. Source of the values: catalogue/hubLibraries.ts; xgboost, lightgbm and catboost are not on that list and are
 * allowed all the same.
 */
export const modelLibraries: readonly { readonly root: string; readonly distribution: string; readonly id: string }[] = [
  { root: 'setfit', distribution: 'setfit', id: 'setfit' },
  { root: 'sentence_transformers', distribution: 'sentence-transformers', id: 'sentence-transformers' },
  { root: 'peft', distribution: 'peft', id: 'peft' },
  { root: 'diffusers', distribution: 'diffusers', id: 'diffusers' },
  { root: 'ultralytics', distribution: 'ultralytics', id: 'ultralytics' },
  { root: 'timm', distribution: 'timm', id: 'timm' },
  { root: 'open_clip', distribution: 'open-clip-torch', id: 'open_clip' },
  { root: 'speechbrain', distribution: 'speechbrain', id: 'speechbrain' },
  { root: 'flair', distribution: 'flair', id: 'flair' },
  { root: 'spacy', distribution: 'spacy', id: 'spacy' },
  { root: 'stable_baselines3', distribution: 'stable-baselines3', id: 'stable-baselines3' },
  { root: 'fastai', distribution: 'fastai', id: 'fastai' },
  { root: 'transformers', distribution: 'transformers', id: 'transformers' },
  { root: 'keras', distribution: 'keras', id: 'keras' },
  { root: 'catboost', distribution: 'catboost', id: 'catboost' },
  { root: 'lightgbm', distribution: 'lightgbm', id: 'lightgbm' },
  { root: 'xgboost', distribution: 'xgboost', id: 'xgboost' },
  { root: 'sklearn', distribution: 'scikit-learn', id: 'sklearn' },
];

/** Tasks that a class of transformers stands for, as `pipeline_tag`. Source: transformers, auto classes. */
export const autoClassTasks: Readonly<Record<string, string>> = table({
  AutoModelForCausalLM: 'text-generation',
  AutoModelForSequenceClassification: 'text-classification',
  AutoModelForTokenClassification: 'token-classification',
  AutoModelForQuestionAnswering: 'question-answering',
  AutoModelForMaskedLM: 'fill-mask',
  AutoModelForMultipleChoice: 'multiple-choice',
  AutoModelForTableQuestionAnswering: 'table-question-answering',
  AutoModelForImageClassification: 'image-classification',
  AutoModelForObjectDetection: 'object-detection',
  AutoModelForSemanticSegmentation: 'image-segmentation',
  AutoModelForDepthEstimation: 'depth-estimation',
  AutoModelForImageTextToText: 'image-text-to-text',
  AutoModelForVideoClassification: 'video-classification',
  AutoModelForAudioClassification: 'audio-classification',
  AutoModelForSpeechSeq2Seq: 'automatic-speech-recognition',
  AutoModelForCTC: 'automatic-speech-recognition',
});

/** Functions of `sklearn.metrics` by the metric they compute, as in catalogue/metrics.ts. */
export const metricFunctions: Readonly<Record<string, string>> = table({
  accuracy_score: 'accuracy',
  balanced_accuracy_score: 'balanced_accuracy',
  f1_score: 'f1',
  precision_score: 'precision',
  recall_score: 'recall',
  roc_auc_score: 'roc_auc',
  average_precision_score: 'average_precision',
  matthews_corrcoef: 'matthews_correlation',
  brier_score_loss: 'brier_score',
  log_loss: 'log_loss',
  mean_squared_error: 'mse',
  root_mean_squared_error: 'rmse',
  mean_absolute_error: 'mae',
  mean_absolute_percentage_error: 'mape',
  r2_score: 'r_squared',
});

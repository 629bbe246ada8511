import { table } from '../table.js';

/**
 * Ids of metrics that `metrics:` and `model-index` of a card name, with what each measures.
 * Source: the metrics of https://github.com/huggingface/evaluate (folder `metrics`); other ids are allowed too.
 */
export const metricIds: Readonly<Record<string, string>> = table({
  accuracy: 'Share of predictions that are right',
  f1: 'F1: harmonic mean of precision and recall',
  precision: 'Share of positive predictions that are right',
  recall: 'Share of positives that are found',
  roc_auc: 'Area under the ROC curve',
  matthews_correlation: 'Matthews correlation coefficient',
  brier_score: 'Brier score: squared error of predicted probabilities',
  confusion_matrix: 'Counts of each class predicted as each',
  mse: 'Mean squared error',
  mae: 'Mean absolute error',
  mape: 'Mean absolute percentage error',
  smape: 'Symmetric mean absolute percentage error',
  mase: 'Mean absolute scaled error',
  r_squared: 'R²: share of the variance that is explained',
  pearsonr: 'Pearson correlation',
  spearmanr: 'Spearman rank correlation',
  perplexity: 'Perplexity of a language model',
  exact_match: 'Share of answers that match exactly',
  bleu: 'BLEU: overlap of n-grams with a reference translation',
  sacrebleu: 'SacreBLEU: BLEU with a fixed tokenisation',
  chrf: 'chrF: overlap of character n-grams',
  ter: 'Translation edit rate',
  comet: 'COMET: learned quality of a translation',
  rouge: 'ROUGE: overlap with a reference summary',
  meteor: 'METEOR: alignment with a reference translation',
  bertscore: 'BERTScore: similarity of embeddings with a reference',
  mauve: 'MAUVE: gap between generated and human text',
  wer: 'Word error rate of a transcription',
  cer: 'Character error rate of a transcription',
  seqeval: 'F1 of labelled sequences (entities, chunks)',
  squad: 'SQuAD: exact match and F1 of extracted answers',
  squad_v2: 'SQuAD 2.0: the same with questions that have no answer',
  glue: 'GLUE benchmark',
  super_glue: 'SuperGLUE benchmark',
  mean_iou: 'Mean intersection over union of segmentations',
  code_eval: 'pass@k of generated code',
});

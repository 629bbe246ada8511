import { table } from '../table.js';

/** How a metric of a results file is written in a card, and its id there (see metrics.ts). */
export interface ResultName {
  readonly id: string;
  readonly title: string;
}

const metric = (id: string, title: string): ResultName => ({ id, title });

const accuracy = metric('accuracy', 'Accuracy');
const f1 = metric('f1', 'F1');
const auc = metric('roc_auc', 'ROC AUC');
const mcc = metric('matthews_correlation', 'Matthews correlation');
const r2 = metric('r_squared', 'R²');

/**
 * Names under which training code writes its metrics (the keys of scikit-learn, transformers and `evaluate`), lower case, by
 * what they are. Losses are left out: they compare nothing but runs of one program.
 */
const names: Readonly<Record<string, ResultName>> = table({
  accuracy,
  acc: accuracy,
  accuracy_score: accuracy,
  balanced_accuracy: metric('balanced_accuracy', 'Balanced accuracy'),
  f1,
  f1_score: f1,
  f1_macro: metric('f1_macro', 'F1 (macro)'),
  macro_f1: metric('f1_macro', 'F1 (macro)'),
  f1_micro: metric('f1_micro', 'F1 (micro)'),
  micro_f1: metric('f1_micro', 'F1 (micro)'),
  f1_weighted: metric('f1_weighted', 'F1 (weighted)'),
  weighted_f1: metric('f1_weighted', 'F1 (weighted)'),
  precision: metric('precision', 'Precision'),
  precision_score: metric('precision', 'Precision'),
  recall: metric('recall', 'Recall'),
  recall_score: metric('recall', 'Recall'),
  sensitivity: metric('sensitivity', 'Sensitivity'),
  specificity: metric('specificity', 'Specificity'),
  roc_auc: auc,
  roc_auc_score: auc,
  auc,
  auroc: auc,
  mcc,
  matthews_correlation: mcc,
  matthews_corrcoef: mcc,
  brier_score: metric('brier_score', 'Brier score'),
  ece: metric('ece', 'ECE'),
  mse: metric('mse', 'MSE'),
  mean_squared_error: metric('mse', 'MSE'),
  rmse: metric('rmse', 'RMSE'),
  root_mean_squared_error: metric('rmse', 'RMSE'),
  mae: metric('mae', 'MAE'),
  mean_absolute_error: metric('mae', 'MAE'),
  mape: metric('mape', 'MAPE'),
  r2,
  r2_score: r2,
  r_squared: r2,
  pearson: metric('pearsonr', 'Pearson correlation'),
  pearsonr: metric('pearsonr', 'Pearson correlation'),
  spearmanr: metric('spearmanr', 'Spearman correlation'),
  perplexity: metric('perplexity', 'Perplexity'),
  exact_match: metric('exact_match', 'Exact match'),
  bleu: metric('bleu', 'BLEU'),
  sacrebleu: metric('sacrebleu', 'SacreBLEU'),
  rouge1: metric('rouge1', 'ROUGE-1'),
  rouge2: metric('rouge2', 'ROUGE-2'),
  rougel: metric('rougel', 'ROUGE-L'),
  wer: metric('wer', 'WER'),
  cer: metric('cer', 'CER'),
  mean_iou: metric('mean_iou', 'Mean IoU'),
  miou: metric('mean_iou', 'Mean IoU'),
});

const splits: Readonly<Record<string, string>> = table({
  eval: '',
  test: 'test',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
});

/**
 * The metric that a key of a results file stands for, and the split it was measured on where the key says so (`test_f1`);
 * undefined for anything else, figures of the training data among it.
 */
export function resultName(key: string): (ResultName & { readonly split: string }) | undefined {
  const plain = key
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const [, prefix = '', rest = plain] = /^(eval|test|val|valid|validation)[_/](.+)$/.exec(plain) ?? [];
  return Object.hasOwn(names, rest) ? { ...names[rest]!, split: splits[prefix] ?? '' } : undefined;
}

/** Names of quality metrics as people write them. Data only. */
const names = [
  'accuracy', 'f1', 'precision', 'recall', 'auc', 'auroc', 'auprc', 'roc', 'bleu', 'sacrebleu', 'chrf', 'rouge', 'rouge-?[12l]', 'wer', 'cer', 'perplexity',
  'map', 'map@[\\d.:]+', 'ap50', 'miou', 'iou', 'dice', 'rmse', 'mae', 'mse', 'mape', 'smape', 'r2', 'r\u00b2', 'mcc', 'matthews', 'pearson', 'spearman', 'exact match',
  'top-?[15]', 'ndcg(?:@\\d+)?', 'mrr(?:@\\d+)?', 'hits@\\d+', 'recall@\\d+', 'precision@\\d+', 'sensitivity', 'specificity', 'eer', 'fid', 'fad', 'kld', 'psnr', 'ssim',
  'lpips', 'meteor', 'bertscore', 'pass@\\d+', 'win rate', 'log[- ]?loss', 'brier', 'ece', 'hausdorff', 'ks', 'gini', 'c-index', 'elo', 'success rate', 'mean reward',
  'mmlu', 'gsm8k', 'hellaswag', 'truthfulqa', 'humaneval', 'arc', 'winogrande', 'squad', 'glue', 'ranking loss', 'error rate', 'false positive rate', 'true positive rate', 'score',
];
const anyName = `(?:${names.join('|')})`;

/** A metric is named. */
export const metricName = new RegExp(`(?<![\\w-])${anyName}s?(?![\\w])`, 'i');

/** A number that a metric can have: a decimal or a percentage; no version such as 4.31.0. */
export const figure = /(?<![\w.])(?:\d{1,4}\.\d+(?![\w]*\.\d)|\d{1,3}(?:\.\d+)?\s?%)/;

/** A metric with its number behind it on the same line, or a number with its metric: "accuracy of 0.93", "92 % recall". */
export const measured = new RegExp(
  `(?<![\\w-])${anyName}s?(?![\\w])[^\\n]{0,60}?(?<![\\w.])(?:[01]?\\.\\d+(?![\\w]*\\.\\d)|\\d{1,3}(?:\\.\\d+)?\\s?%|\\d{1,3}\\.\\d+(?![\\w]*\\.\\d))` +
    `|(?<![\\w.])(?:0?\\.\\d+|\\d{1,3}(?:\\.\\d+)?\\s?%)\\s{1,3}(?:\\w{1,20}\\s){0,2}${anyName}(?![\\w])`,
  'i',
);

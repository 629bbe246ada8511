import { get } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { evaluatedIn } from '../shared/cardFigures.js';
import { cardExample } from '../shared/exampleCard.js';
import { frontMatterMap } from '../shared/hubCard.js';

/** A data set, split or benchmark is spoken of; the words of other languages too. */
const DATA =
  /\b(?:data|data ?sets?|sets?|split|hold-?out|held[ -]?out|validation|cross[ -]?val\w*|folds?|k-fold|CV|OOF|out[- ]of[- ](?:fold|time|sample|bag)|benchmarks?|corp(?:us|ora)|subset|samples?|examples|images|records|rows|cases|patients|utterances|sentences|documents|queries|users|sessions|test(?:ed|ing)?|dev|eval|backtest\w*|suite|leaderboard|zero-shot|few-shot|unseen|jeu de|donn\u00e9es|daten\w*|datos|conjunto|prueba)\b|\d[\d,]{2,} (?:\w+ )?(?:applications|transactions|reviews|tickets|items|pairs|clips|hours|posts|customers)|\bn ?= ?\d|\b\d{2,}[\d,]*k? (?:\w+ )?\w{3,}s\b/i;
/** "on ImageNet", "MMLU", a link, a path, another script. */
const NAMED =
  /\b(?:on|over|against|from|for|in) (?:the |our )?[A-Z0-9][\w-]+|(?<![\w-])(?!(?:AUC|AUROC|AUPRC|ROC|RMSE|MAE|MSE|MAPE|MCC|WER|CER|IOU|ECE|PR|FPR|TPR|FNR|TNR|NDCG|MRR|KS|MAP)\b)[A-Z]{3,}[\w-]*|\]\(|https?:|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}]/u;

export default defineRule({
  id: 'drift/metric-without-dataset',
  consideration: 'drift/evaluation-threshold',
  reads: 'card',
  severity: 'info',
  problem: 'The results name no data set or split.',
  remedy: 'Say what the figures were measured on: data set, version, split, number of rows.',
  why: 'A score cannot be repeated, compared or watched for decline when nobody knows which data it belongs to.',
  sources: [
    { title: 'Hugging Face Hub: annotated model card, evaluation', url: 'https://huggingface.co/docs/hub/model-card-annotated' },
    { title: 'Mitchell et al., Model Cards for Model Reporting, section 4.5', url: 'https://doi.org/10.1145/3287560.3287596' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.1'],
  fix: 'none',
  examples: {
    bad: cardExample('## Evaluation\n\nThe model reaches an accuracy of 0.93 and a recall of 0.88.'),
    good: cardExample(
      '## Evaluation\n\nOn the 2025 hold-out applications the model reaches an accuracy of 0.93 and a recall of 0.88.',
    ),
  },
  *check(card) {
    if (card.templated || card.concept('eval-data') || card.started('eval-data')) return;
    const meta = frontMatterMap(card) ?? undefined;
    if (get(meta, 'model-index') || get(meta, 'datasets')) return;
    const { text } = card.parts[0]!;
    for (const { start, end, first } of evaluatedIn(card)) {
      const section = text
        .slice(start, end)
        .replace(/^#+ .*$/gm, (line) =>
          line.replace(/\b(?:evaluation|test|validation|benchmarks?) ?(?:results|performance|metrics)?\b/gi, ' '),
        );
      if (DATA.test(section) || NAMED.test(section)) continue;
      // What was held out is told where the training is described.
      if (/\b(?:test|validation|hold-?out|held[- ]out) (?:set|split|data)|\bsplit\b|\bcross[- ]validat/i.test(text)) continue;
      yield finding(first);
      return;
    }
  },
});

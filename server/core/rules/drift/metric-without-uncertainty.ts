import { defineRule, finding } from '../../rule.js';
import { evaluatedIn } from '../shared/cardFigures.js';
import { cardExample } from '../shared/exampleCard.js';

const SPREAD =
  /\u00b1|\+\/-|\\pm\b|\bconfidence (?:intervals?|limits?|bounds?)|\b9[059]\s?% ?(?:CI|interval)|\bCIs?\b|\bstd\b|\bs\.?d\.|\bstandard (?:dev\w*|errors?)|\bvarian\w+|\bbootstrap|\bseeds\b|\b(?:\d+|several|three|five|ten) (?:runs|seeds|folds|repeats)|\bcredible interval|\berror bars?|\binterquartile|\bIQR\b|\bp ?[<=] ?0?\.\d/i;

export default defineRule({
  id: 'drift/metric-without-uncertainty',
  consideration: 'drift/evaluation-threshold',
  reads: 'card',
  severity: 'info',
  preview: true,
  problem: 'The results come without a spread: no interval, no deviation, no number of runs.',
  remedy: 'Give a confidence interval, or the mean and deviation over several seeds, with the number of rows.',
  why: 'Without a spread nobody can tell a decline in production from noise.',
  sources: [
    { title: 'Mitchell et al., Model Cards for Model Reporting, section 4.4', url: 'https://doi.org/10.1145/3287560.3287596' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5'],
  fix: 'none',
  examples: {
    bad: cardExample('## Evaluation\n\nOn the 2025 hold-out applications the accuracy is 0.93.'),
    good: cardExample('## Evaluation\n\nOn the 2025 hold-out applications the accuracy is 0.93 (95% CI 0.92 to 0.94, n = 8200).'),
  },
  *check(card) {
    const [figures] = card.templated ? [] : evaluatedIn(card);
    if (figures && !card.concept('uncertainty') && !SPREAD.test(card.body.content)) yield finding(figures.first);
  },
});

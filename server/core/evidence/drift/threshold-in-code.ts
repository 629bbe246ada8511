import type { PythonCode } from '../../artifacts/python.js';
import { defineDetector, evidence } from '../../rule.js';

/** `assert accuracy >= 0.9`, with the name of a metric and a number on one line. */
const ASSERT =
  /^[ \t]*assert\s(?!len\(|isinstance)(?![^\n]*\.(?:shape|size|ndim)\b)[^\n#]{0,200}?(?:accuracy|acc\b|f1|F1|auc|AUC|auroc|precision|recall|rmse|mse\b|mae\b|r2|mape|bleu|rouge|wer\b|perplexity|score|loss|metric)[^\n#<>]{0,80}[<>]=?\s*(?:\d+\.?\d*|\.\d+|[A-Z][A-Z_]{3,})\b/gm;

export default defineDetector({
  considerations: ['drift/evaluation-threshold'],
  what: 'assertion in a notebook or script that a metric reaches a stated number',
  reads: 'python',
  *find(python) {
    for (const { part, code } of python.cells) {
      const match = [...code.matchAll(ASSERT)].find(({ index, 0: { length } }) => !isQuoted(python, part, index + length));
      if (!match) continue;
      const start = match.index + /^[ \t]*/.exec(match[0])![0].length;
      yield evidence(
        'drift/evaluation-threshold',
        { part, start, end: match.index + match[0].length },
        `\`${match[0].trim().slice(0, 60)}\``,
      );
    }
  },
});

function isQuoted({ strings }: PythonCode, part: number, at: number): boolean {
  return strings.some((literal) => literal.part === part && literal.start < at && at < literal.end);
}

import type { Notebook } from '../../artifacts/notebook.js';
import { outputTexts } from '../../artifacts/notebookOutputs.js';
import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';

/** Metrics by the words for them; `share`: between 0 and 1, so that a percentage means the same. */
const METRICS: readonly { name: string; words: string }[] = [
  { name: 'accuracy', words: 'accuracy' },
  { name: 'F1', words: 'f1(?:[ -]?score)?' },
  { name: 'AUC', words: '(?:roc[ -]?)?auc(?:[ -]?score)?' },
  { name: 'precision', words: 'precision' },
  { name: 'recall', words: 'recall' },
];
const SEARCHED = 200_000;
/** The sentence speaks of something else than this notebook's own result. */
const NOT_OURS =
  /\b(?:paper|authors?|baseline|et al|state[- ]of[- ]the[- ]art|sota|leaderboard|kaggle|human|random|dummy|naive|guess\w*|chance|target|goal|should|could|would|expect\w*|if|need|at least|above|below|more than|less than|over|under|up to|threshold|improve\w*|from|previous\w*|originally|reported|example|say|suppose|imagine|majority|always|train(?:ing)?|another|other|documentation|exercise|try|can)\b/i;

export default defineRule({
  id: 'trust/claim-contradicts-output',
  consideration: 'trust/transparency',
  reads: 'notebook',
  severity: 'warning',
  problem: 'The text states a result that no output of the notebook shows.',
  remedy: 'Write the number that the cell printed, or print it from the variable.',
  why: 'Readers take the number from the text, and it is not what the code found when it was last run.',
  sources: [
    { title: 'Pimentel et al.: reproducibility of Jupyter notebooks (MSR 2019)', url: 'https://doi.org/10.1109/MSR.2019.00077' },
  ],
  standards: ['EU AI Act Art. 13', 'NIST AI RMF MEASURE 2.3'],
  fix: 'none',
  examples: { bad: claimed('97.4'), good: claimed('91.2') },
  *check(notebook) {
    const texts = notebook.cells
      .filter(({ type }) => type === 'markdown')
      .map(({ part }) => ({ part, claims: claimsIn(notebook.parts[part]!.text) }));
    if (texts.every(({ claims }) => claims.length === 0)) return;
    const outputs = notebook.cells.flatMap((cell, index) =>
      cell.outputs > 0
        ? outputTexts(notebook, index).map(({ text }) => ({ part: cell.part, text: text.slice(0, SEARCHED) }))
        : [],
    );
    if (outputs.length === 0) return;
    let all: readonly number[] | null = null;
    for (const { part, claims } of texts) {
      for (const claim of claims) {
        const shown = outputs.find(({ text }) => printed(claim.words).test(text));
        if (!shown) continue;
        all ??= outputs.flatMap(({ text }) => numbersIn(text));
        if (shows(all, claim.value, claim.digits)) continue;
        const found = printed(claim.words).exec(shown.text)!;
        const end = notebook.parts[shown.part]!.text.search(/\r?\n|$/);
        const place = {
          uri: notebook.uri,
          span: { part: shown.part, start: 0, end },
          message: `This cell shows ${claim.name} ${found[1]}.`,
        };
        const span = { part, start: claim.start, end: claim.end };
        yield finding(
          span,
          `No output shows ${claim.name} ${claim.text}; cell ${cellNumber(notebook, shown.part)} shows ${found[1]}.`,
          [],
          [place],
        );
      }
    }
  },
});

interface Claim {
  readonly name: string;
  readonly words: string;
  readonly text: string;
  /** As a share of one. */
  readonly value: number;
  /** Decimals of the share that are stated. */
  readonly digits: number;
  readonly start: number;
  readonly end: number;
}

/** "an accuracy of 97.4 %", "F1: 0.83" in a sentence that states it. */
function claimsIn(markdown: string): Claim[] {
  if (markdown.length > 20_000) return [];
  const text = markdown.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`|\$[^$\n]*\$/g, (code) => code.replace(/[^\n]/g, ' '));
  return METRICS.flatMap(({ name, words }) => {
    const pattern = new RegExp(
      `\\b${words}\\b[*_]{0,2}(?:\\s+(?:score\\s+)?(?:on the test (?:set|data)\\s+)?(?:of|is|was|reaches|reached|=)\\s+|\\s*[:=]\\s*)[*_]{0,2}(?:about\\s+|~\\s*)?(\\d{1,2}(?:\\.\\d{1,6})?)(\\s?%)?(?![\\w.]*\\d)`,
      'gi',
    );
    return [...text.matchAll(pattern)].flatMap(({ index, 0: found, 1: digits, 2: percent }): Claim[] => {
      const number = Number(digits);
      const decimals = digits!.split('.')[1]?.length ?? 0;
      if (percent === undefined ? number >= 1 || decimals < 2 : number > 100) return [];
      const sentence = sentenceAround(text, index, index + found.length);
      if (NOT_OURS.test(sentence)) return [];
      const share = percent === undefined ? number : number / 100;
      const value = { name, words, text: `${digits}${percent ? ' %' : ''}`, value: share };
      return [{ ...value, digits: percent === undefined ? decimals : decimals + 2, start: index, end: index + found.length }];
    });
  });
}

function sentenceAround(text: string, start: number, end: number): string {
  const from = Math.max(text.lastIndexOf('\n', start), text.lastIndexOf('. ', start)) + 1;
  const rest = /\n|\.\s/.exec(text.slice(end));
  return text.slice(from, rest ? end + rest.index : text.length);
}

/** A line of output that gives the metric its number. */
function printed(words: string): RegExp {
  return new RegExp(
    `(?:^|[\\s'"(,|])(?:test[ _-])?${words}['"]?\\s*(?:score)?\\s*[:=]\\s*(\\d{1,3}(?:\\.\\d+)?(?:[ \\t]?%)?)`,
    'im',
  );
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+(?:\.\d+)?(?:e-?\d+)?/gi) ?? []).map(Number);
}

/** Some output rounds, or is cut off, to what is stated: as a share or as a percentage. */
function shows(numbers: readonly number[], value: number, digits: number): boolean {
  const slack = 1.01 * 10 ** -digits;
  return numbers.some((number) => Math.abs(number - value) < slack || Math.abs(number / 100 - value) < slack);
}

function cellNumber(notebook: Notebook, part: number): number {
  return notebook.parts[part]?.cell ?? part + 1;
}

function claimed(percent: string): Record<string, string> {
  const { 'train.ipynb': text } = notebookExample({
    source: 'import sklearn\n\nprint("Accuracy:", model.score(X_test, y_test))\n',
    output: 'Accuracy: 0.9123\n',
    count: 1,
  });
  const notebook = JSON.parse(text!) as { cells: unknown[] };
  notebook.cells.push({ cell_type: 'markdown', metadata: {}, source: [`The model has an accuracy of ${percent} %.`] });
  return { 'train.ipynb': JSON.stringify(notebook, null, 1) + '\n' };
}

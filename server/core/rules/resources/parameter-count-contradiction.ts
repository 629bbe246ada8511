import type { ModelCard } from '../../artifacts/modelCard.js';
import type { Span } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { sentencesOf } from '../shared/cardSentences.js';

/** Names round: 7B stands for 6.7 and 8.5 billion. */
const MOST = 1.5;
const LABEL = /^(?:(?:model |total )?(?:number of )?(?:model )?param(?:eter)?s?(?: count)?|model size|size)$/i;
/** "The model has 13 billion parameters". */
const STATED =
  /^(?:[-*+] )?(?:the|this|our|it)\b(?: \w+){0,3} (?:has|have|contains?|comprises?|consists? of|uses?) (?:about |around |approximately |roughly |~ ?|a total of |over )?(\d[\d,.]*)[ -]?(billion|million|B|M)(?: (?:trainable|total|model))? param(?:eter)?s?\b/i;
const COUNT =
  /^(?:~|about |around |approximately |roughly )?\s?(\d[\d,.]*)[ -]?(billion|million|B|M)\b(?: param(?:eter)?s?)?[.)]?$/i;
/** A mixture of experts has two counts, an adapter a small one, and a family several. */
const TWO_COUNTS =
  /\bMoE\b|mixture[- ]of[- ]experts|\bactiv(?:e|ated)\b|\bexperts?\b|\badapters?\b|\bLoRA\b|\bper[- ]token\b|\bembedding|\btrainable\b/i;

export default defineRule({
  id: 'resources/parameter-count-contradiction',
  consideration: 'resources/fit',
  reads: 'card',
  severity: 'info',
  problem: 'The name of the model and its card give different numbers of parameters.',
  remedy: 'Write the number that the weights have, in the name and in the text.',
  why: 'Memory is planned by this number, and a model twice as large as stated does not load on the GPU bought for it.',
  sources: [
    {
      title: 'EU AI Act, Annex XI: architecture and number of parameters',
      url: 'https://artificialintelligenceact.eu/annex/11/',
    },
    { title: 'Hugging Face Hub: annotated model card', url: 'https://huggingface.co/docs/hub/model-card-annotated' },
  ],
  standards: ['EU AI Act Annex XI(1)(1)(d)'],
  fix: 'none',
  examples: {
    bad: { 'MODEL_CARD.md': '# Model Card: Scorer-7B\n\nThe model has 13 billion parameters and writes answers to tickets.\n' },
    good: { 'MODEL_CARD.md': '# Model Card: Scorer-7B\n\nThe model has 6.7 billion parameters and writes answers to tickets.\n' },
  },
  *check(card) {
    const { text } = card.parts[0]!;
    if (card.templated || !card.title) return;
    const title = text.slice(card.title.start, card.title.end);
    const sizes = [...title.matchAll(/(?<![\w.])(\d+(?:\.\d+)?)([BM])(?![\w])|(?<=[-_ ])(\d+(?:\.\d+)?)([BMbm])(?=[-_\s]|$)/g)];
    const [size] = sizes;
    if (sizes.length !== 1 || !size || /\d+x\d|\bA\d+(?:\.\d+)?B\b|\bE\d/i.test(title) || TWO_COUNTS.test(card.body.content))
      return;
    const named = countOf((size[1] ?? size[3])!, (size[2] ?? size[4])!);
    const stated = statedIn(card);
    if (stated.some(({ count }) => agrees(count, named))) return;
    const [other] = stated;
    if (!other) return;
    const start = card.title.start + size.index;
    const span = { part: 0, start, end: start + size[0].length };
    const related = [{ uri: card.uri, span, message: `The name says ${size[0]}.` }];
    yield finding(other.span, `The name of the model says \`${size[0]}\` parameters, this line ${other.words}.`, [], related);
  },
});

interface Stated {
  readonly count: number;
  readonly words: string;
  readonly span: Span;
}

function statedIn(card: ModelCard): Stated[] {
  const labels = card.labels.flatMap(({ title, content }): Stated[] => {
    const value = card.body.prose.slice(content.start, content.end).replace(/[*_|]/g, '').trim();
    const found = LABEL.test(title) ? COUNT.exec(value) : null;
    // A size may be one on disk.
    if (!found || (/size/i.test(title) && !/param/i.test(value))) return [];
    return [{ count: countOf(found[1]!, found[2]!), words: wordsOf(found[1]!, found[2]!), span: content }];
  });
  const sentences = sentencesOf(card).flatMap(({ start, text }): Stated[] => {
    const found = STATED.exec(text.replace(/[*_]/g, ' '));
    if (!found) return [];
    const span = { part: 0, start, end: start + found[0].length };
    return [{ count: countOf(found[1]!, found[2]!), words: wordsOf(found[1]!, found[2]!), span }];
  });
  return [...labels, ...sentences].sort((a, b) => a.span.start - b.span.start);
}

function countOf(number: string, unit: string): number {
  return Number(number.replace(/,(?=\d{3})/g, '').replace(',', '.')) * (/^b/i.test(unit) ? 1e9 : 1e6);
}

function agrees(a: number, b: number): boolean {
  return !(a > 0 && b > 0) || Math.max(a, b) / Math.min(a, b) <= MOST;
}

function wordsOf(number: string, unit: string): string {
  return unit.length === 1 ? number + unit : `${number} ${unit}`;
}

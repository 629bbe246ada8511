import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { blocksOf, matchIn, quote } from '../shared/cardText.js';

/** A number of parameters, or a size of weights or memory. */
const SIZE = new RegExp(
  [
    String.raw`(?<![\w.,])\d[\d.,]{0,15}\s?(?:billion|million|thousand|[BMK])?[ -](?:(?:trainable|total|active|model)\s)?param(?:eter)?s?\b`,
    String.raw`\bparam(?:eter)?s?(?: count)?\W{1,12}(?:~|about\s)?\d[\d.,]{0,15}\s?(?:billion|million|thousand|[BMK])?(?![\w.])`,
    String.raw`(?<![\w.])\d+(?:\.\d+)?\s?[GM]i?B\s(?:of\s)?(?:[\w-]{1,12}\s)?(?:v?ram|memory|weights|on disk)\b`,
    String.raw`\b(?:v?ram|memory|weights|model size|file size)\b[^\n\d]{0,30}\d+(?:\.\d+)?\s?[GM]i?B\b`,
  ].join('|'),
  'i',
);

export default defineDetector({
  considerations: ['resources/fit'],
  what: 'number of parameters, or the memory that the model needs',
  reads: 'card',
  *find(card): Generator<Evidence> {
    for (const block of blocksOf(card)) {
      const span = matchIn(card, block, SIZE);
      if (!span) continue;
      yield evidence('resources/fit', span, `size: ${quote(card, span)}`);
      return;
    }
  },
});

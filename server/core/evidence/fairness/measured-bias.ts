import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { claimsOf, matchIn, quote, sectionsOn } from '../shared/cardText.js';

const GROUPS =
  /\b(?:sub)?groups?\b|\bgender|\bsex(?:es)?\b|\b(?:fe)?male\b|\b(?:wo)?men\b|\brac(?:e|ial)\b|\bethnic|\bages?\b|\baged\b|\baccents?\b|\bdialects?\b|\bskin\b|\bdemographic|\bdisparit|\bdisparate\b|\bparity\b|\bequali[sz]ed odds\b|\bnationalit|\breligio|\blanguages?\b/i;
const MEASURED = /(?<![\w.])(?:\d{1,3}(?:\.\d+)?\s?(?:%|percent\b|percentage points|pp\b)|[01]?\.\d{2,}(?![\w]*\.\d))[^\n]{0,40}/;

export default defineDetector({
  considerations: ['fairness/assessment'],
  what: 'section on bias or fairness with a measured number per group',
  reads: 'card',
  *find(card): Generator<Evidence> {
    for (const block of sectionsOn(card, 'bias')) {
      if (!GROUPS.test(claimsOf(card).slice(block.start, block.end))) continue;
      const span = matchIn(card, block, MEASURED);
      if (!span) continue;
      yield evidence('fairness/assessment', span, `measured: ${quote(card, span)}`);
      return;
    }
  },
});

import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { claimsOf, quote } from '../shared/cardText.js';

/** Words that draw a line: what the model is not for, or only for. */
const BOUNDARY = /\b(?:not|never|cannot|can't|only|avoid|without|unsuitable|beyond|nicht|nur|pas|seulement|solo)\b/i;

export default defineDetector({
  considerations: ['trust/transparency'],
  what: 'intended use that says where it ends, or how sure the model is of an output',
  reads: 'card',
  *find(card): Generator<Evidence> {
    const use = card.concept('intended-use');
    if (use && BOUNDARY.test(claimsOf(card).slice(use.content.start, use.content.end))) {
      yield evidence('trust/transparency', use.span, `model card: ${quote(card, use.span)}`);
    }
    const sure = card.concept('uncertainty');
    if (sure) yield evidence('trust/transparency', sure.span, `model card: ${quote(card, sure.span)}`);
  },
});

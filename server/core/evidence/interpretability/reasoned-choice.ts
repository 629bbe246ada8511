import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { matchIn, quote, sectionsOn } from '../shared/cardText.js';

const REASON =
  /\b(?:because|chosen|chose|preferred|instead of|rather than|trade-?offs?|outperform\w*|in favou?r of|(?:due|owing|thanks) to (?:its|their)|over (?:a|an|the) (?:simpler|larger|smaller|deeper|more)|so that (?:it|the|each|every))\b[^\n]{0,60}/i;

export default defineDetector({
  considerations: ['interpretability/model-choice'],
  what: 'section on the kind of model that gives a reason for it',
  reads: 'card',
  *find(card): Generator<Evidence> {
    for (const block of sectionsOn(card, 'model-type', 'base-model')) {
      const span = matchIn(card, block, REASON);
      if (!span) continue;
      yield evidence('interpretability/model-choice', span, `reason: ${quote(card, span)}`);
      return;
    }
  },
});

import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { statedSpeed } from '../../rules/shared/statedSpeed.js';
import { quote } from '../shared/cardText.js';

export default defineDetector({
  considerations: ['scalability/capacity'],
  what: 'latency or throughput that the model card states as a measured figure, wherever it stands',
  reads: 'card',
  *find(card): Generator<Evidence> {
    // A section or row of its own says so already.
    const stated = card.templated || card.concept('latency') ? undefined : statedSpeed(card);
    if (!stated) return;
    const span = { part: 0, start: stated.start, end: stated.end };
    yield evidence('scalability/capacity', span, `model card: ${quote(card, span)}`);
  },
});

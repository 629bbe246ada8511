import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['drift/evaluation-threshold'],
  what: 'a performance metric with its value in a model card in JSON or YAML',
  reads: 'structuredCard',
  *find(card): Generator<Evidence> {
    const shown = card.templated ? undefined : card.concept('evaluation');
    if (shown) yield evidence('drift/evaluation-threshold', shown.span, 'model card field: performance metrics with values');
  },
});

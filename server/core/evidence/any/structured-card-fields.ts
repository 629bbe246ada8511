import { cardConceptsOf } from '../../catalogue/cardEvidence.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

const considerationIds = Object.keys(cardConceptsOf) as [ConsiderationId, ...ConsiderationId[]];

export default defineDetector({
  considerations: considerationIds,
  what: 'field of a model card in JSON or YAML (Model Card Toolkit, CycloneDX, MOF) about it, with content',
  reads: 'structuredCard',
  *find(card): Generator<Evidence> {
    if (card.templated) return;
    for (const id of considerationIds) {
      for (const concept of cardConceptsOf[id] ?? []) {
        const shown = card.concept(concept);
        if (!shown) continue;
        const key = card.parts[0]!.text.slice(shown.span.start, shown.span.end).replace(/["']/g, '');
        yield evidence(id, shown.span, `model card field: ${key.slice(0, 60)}`);
      }
    }
  },
});

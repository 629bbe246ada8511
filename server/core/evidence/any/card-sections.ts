import { cardConceptsOf } from '../../catalogue/cardEvidence.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

const considerationIds = Object.keys(cardConceptsOf) as [ConsiderationId, ...ConsiderationId[]];

export default defineDetector({
  considerations: considerationIds,
  what: 'model card section or labelled line about it, with content',
  reads: 'card',
  *find(card): Generator<Evidence> {
    for (const id of considerationIds) {
      for (const concept of cardConceptsOf[id] ?? []) {
        const shown = card.concept(concept);
        if (shown)
          yield evidence(
            id,
            shown.span,
            `model card: ${card.parts[0]!.text.slice(shown.span.start, shown.span.end)
              .replace(/[#*_:|\s]+/g, ' ')
              .trim()
              .slice(0, 60)}`,
          );
      }
    }
  },
});

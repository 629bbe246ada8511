import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['scalability/elastic-serving', 'cost/usage-optimisation'],
  what: 'copies of a model that move between bounds, or down to none when nobody asks',
  reads: 'capacity',
  *find({ subject, min, max, fixed, canBeZero, insideServer, unit = 'copies' }): Generator<Evidence> {
    // Workers of one server stay as many as they were at its start until somebody asks it for others.
    if (fixed || insideServer) return;
    const least = min?.value ?? 1;
    if (max && max.value > least)
      yield evidence(
        'scalability/elastic-serving',
        max.span,
        `${subject}: ${canBeZero && !min ? 0 : least} to ${max.value} ${unit}`,
      );
    const place = min ?? max;
    if (canBeZero && place) yield evidence('cost/usage-optimisation', place.span, `${subject}: none when nobody asks`);
  },
});

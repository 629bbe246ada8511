import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['versioning/version-control', 'security/upkeep'],
  what: 'image of the model server by its release or its digest',
  reads: 'image',
  *find({ reference, sidecar, written }): Generator<Evidence> {
    if (sidecar || reference.unknown) return;
    const { digest, tag = '' } = reference;
    const moves = /latest|nightly|main|master|dev|edge|stable/i.test(tag);
    if (!digest && (moves || !/\d+\.\d+|\d{4}-?\d{2}-?\d{2}|^(?:sha-)?[0-9a-f]{7,40}$/.test(tag))) return;
    const note = `image ${digest ? digest.slice(0, 19) : tag}`;
    yield evidence('versioning/version-control', written.span, note);
    if (digest) yield evidence('security/upkeep', written.span, note);
  },
});

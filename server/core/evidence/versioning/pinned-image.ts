import { spanOf } from '../../artifacts/kubernetes.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['versioning/version-control', 'security/upkeep'],
  what: 'image of the model server by its release or its digest',
  reads: 'workload',
  *find(workload): Generator<Evidence> {
    for (const { image, servesModel } of workload.containers) {
      if (!servesModel || !image || image.reference.unknown) continue;
      const { digest, tag } = image.reference;
      if (
        !digest &&
        (/latest|nightly|main|master|dev|edge|stable/i.test(tag ?? '') ||
          !/\d+\.\d+|\d{4}-?\d{2}-?\d{2}|^(?:sha-)?[0-9a-f]{7,40}$/.test(tag ?? ''))
      )
        continue;
      const note = `image ${digest ? digest.slice(0, 19) : tag}`;
      yield evidence('versioning/version-control', spanOf(image.node), note);
      if (digest) yield evidence('security/upkeep', spanOf(image.node), note);
    }
  },
});

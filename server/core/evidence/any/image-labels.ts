import { finalStage, layersOf, pairsOf, placeOf } from '../../artifacts/dockerfile.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { table } from '../../table.js';

/** Source: github.com/opencontainers/image-spec, annotations.md. */
const SHOWS: Readonly<Record<string, ConsiderationId>> = table({
  'org.opencontainers.image.authors': 'integration/ownership',
  'org.opencontainers.image.licenses': 'compliance/regulations',
  'org.opencontainers.image.revision': 'versioning/version-control',
});

export default defineDetector({
  considerations: ['integration/ownership', 'compliance/regulations', 'versioning/version-control'],
  what: 'labels of the image: its authors, its license, the commit it was built from',
  reads: 'dockerfile',
  *find(dockerfile): Generator<Evidence> {
    for (const instruction of layersOf(finalStage(dockerfile))) {
      if (instruction.keyword !== 'LABEL') continue;
      for (const { name, nameStart, value, end } of pairsOf(dockerfile, instruction)) {
        const consideration = SHOWS[name];
        if (consideration === undefined || !value || /^(?:todo|tbd|unknown|none)$/i.test(value)) continue;
        yield evidence(consideration, placeOf({ start: nameStart, end }), `label \`${name}\``);
      }
    }
  },
});

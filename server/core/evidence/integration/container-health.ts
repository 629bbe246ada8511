import { finalStage, lastOf, layersOf, placeOf, wordsOf } from '../../artifacts/dockerfile.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['integration/service-interface'],
  what: 'health check in the image of the model server',
  reads: 'dockerfile',
  *find(dockerfile): Generator<Evidence> {
    const check = lastOf(layersOf(finalStage(dockerfile)), 'HEALTHCHECK');
    const [kind, ...command] = check ? wordsOf(dockerfile, check) : [];
    if (!check || kind?.text.toUpperCase() !== 'CMD' || command.length === 0) return;
    yield evidence('integration/service-interface', placeOf(check), 'health check in the image');
  },
});

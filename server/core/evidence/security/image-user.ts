import { finalStage, lastOf, layersOf, placeOf, wordsOf } from '../../artifacts/dockerfile.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['security/protection'],
  what: 'image that ends with a user other than root, or is built with mounted secrets',
  reads: 'dockerfile',
  *find(dockerfile): Generator<Evidence> {
    const layers = layersOf(finalStage(dockerfile));
    const user = lastOf(layers, 'USER');
    const [name] = user ? wordsOf(dockerfile, user) : [];
    if (name && !name.text.includes('$') && !/^(?:root|0+)(?::|$)/i.test(name.text))
      yield evidence('security/protection', placeOf(name), `runs as \`${name.text}\``);
    for (const { flags } of dockerfile.instructions) {
      const mount = flags.find((f) => f.name === 'mount' && /(?:^|,)type=secret(?:,|$)/.test(f.value));
      if (mount) yield evidence('security/protection', placeOf(mount), 'secret mounted for one command');
    }
  },
});

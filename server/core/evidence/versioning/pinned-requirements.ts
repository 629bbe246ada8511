import { isPinned } from '../../artifacts/requirements.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['versioning/version-control', 'security/upkeep'],
  what: 'requirements that all name one version; with hashes they count as looked after too',
  reads: 'requirements',
  *find(requirements, { artifact }): Generator<Evidence> {
    // What installs the packages counts for nothing, nor does Python itself: conda names it to a minor version on purpose.
    const entries = requirements.entries.filter(({ name }) => !['pip', 'python', 'setuptools', 'wheel'].includes(name));
    const first = entries[0];
    if (!first || artifact.templated || !entries.every(isPinned)) return;
    yield evidence('versioning/version-control', first.span, `${entries.length} requirements, each with its version`);
    if (entries.every((e) => e.hashed))
      yield evidence('security/upkeep', first.span, `${entries.length} requirements, each with its hash`);
  },
});

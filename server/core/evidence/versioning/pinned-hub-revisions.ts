import { defineDetector, evidence } from '../../rule.js';
import { hubLoadOf, isCommit } from '../../rules/shared/hubLoads.js';
import { stringOf } from '../../rules/shared/pythonCalls.js';
import { callPlace } from '../shared/libraryUse.js';

export default defineDetector({
  considerations: ['versioning/version-control', 'data-quality/refresh'],
  what: 'model or data set of the Hub loaded at a fixed commit in a notebook or script',
  reads: 'python',
  *find(python) {
    for (const call of python.calls) {
      const load = hubLoadOf(call);
      const revision = load && stringOf(call.arg('revision'));
      if (!load || !isCommit(revision ?? undefined)) continue;
      const note = `\`${load.id}\` at commit ${revision!.slice(0, 7)}`;
      yield evidence('versioning/version-control', callPlace(call), note);
      if (load.what === 'dataset') yield evidence('data-quality/refresh', callPlace(call), note);
    }
  },
});

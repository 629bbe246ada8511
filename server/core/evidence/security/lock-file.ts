import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['versioning/version-control', 'versioning/process-record', 'security/upkeep'],
  what: 'lock file of a package manager, or of DVC',
  reads: 'lock',
  *find({ tool, versions, anchor }) {
    if (tool === 'dvc') {
      const note = `${versions.size} ${versions.size === 1 ? 'stage' : 'stages'} with the hashes of data and code`;
      yield evidence('versioning/version-control', anchor, note);
      yield evidence('versioning/process-record', anchor, note);
      return;
    }
    const note = `${versions.size} packages locked by ${tool}`;
    yield evidence('versioning/version-control', anchor, note);
    yield evidence('security/upkeep', anchor, note);
  },
});

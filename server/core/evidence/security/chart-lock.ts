import { spanOf } from '../../artifacts/kubernetes.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['security/upkeep'],
  what: 'lock file of the charts that a Helm chart depends on',
  reads: 'helmChart',
  *find({ dependencies, locked }): Generator<Evidence> {
    const first = dependencies[0];
    if (first && locked) yield evidence('security/upkeep', spanOf(first.node), 'Chart.lock beside the dependencies');
  },
});

import { defineRule, finding } from '../../rule.js';
import { table } from '../../table.js';
import { isRunRecord } from '../shared/runStore.js';

/** The day after which a version of Python gets nothing any more; https://devguide.python.org/versions/. */
const ENDS: Readonly<Record<string, string>> = table({
  '2.7': '2020-01-01',
  '3.5': '2020-09-30',
  '3.6': '2021-12-23',
  '3.7': '2023-06-27',
  '3.8': '2024-10-07',
  '3.9': '2025-10-31',
  '3.10': '2026-10-31',
  '3.11': '2027-10-31',
});

export default defineRule({
  id: 'security/end-of-life-python',
  consideration: 'security/upkeep',
  reads: 'requirements',
  severity: 'warning',
  problem: 'The environment runs a version of Python that gets no security fixes any more.',
  remedy: 'Move to a version that is maintained, and train or at least test the model with it.',
  why: 'Flaws found in the interpreter since then stay open in your service, and the libraries for models have stopped building for it.',
  sources: [{ title: "Python Developer's Guide: status of Python versions", url: 'https://devguide.python.org/versions/' }],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MANAGE 3.2'],
  fix: 'none',
  examples: {
    bad: { 'environment.yml': 'channels: [conda-forge]\ndependencies:\n  - python=3.8\n  - scikit-learn=1.3.2\n' },
    good: { 'environment.yml': 'channels: [conda-forge]\ndependencies:\n  - python=3.12\n  - scikit-learn=1.7.2\n' },
  },
  *check({ entries }, { artifact, today }) {
    if (artifact.templated || isRunRecord(artifact)) return;
    for (const { name, conda, specifiers, span } of entries) {
      const [only] = specifiers;
      if (name !== 'python' || !conda || specifiers.length !== 1 || !only || !only.operator.startsWith('=')) continue;
      const version = /^(\d+\.\d+)(?:[.*]|$)/.exec(only.version)?.[1];
      const end = version === undefined ? undefined : ENDS[version];
      if (end !== undefined && end < today)
        yield finding(span, `Python ${version} gets no security fixes since ${end.slice(0, 7)}.`);
    }
  },
});

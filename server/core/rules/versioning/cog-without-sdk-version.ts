import { get, pair } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { defineRule, finding } from '../../rule.js';

export default defineRule({
  id: 'versioning/cog-without-sdk-version',
  consideration: 'versioning/version-control',
  reads: 'cog',
  severity: 'info',
  preview: true,
  problem: 'The image is built with whatever Cog SDK is the newest that day.',
  remedy: 'Name it in `build.sdk_version`.',
  why: 'The next build of the same model brings another server around it, with changes that nobody here made.',
  sources: [{ title: 'Cog: cog.yaml, sdk_version', url: 'https://github.com/replicate/cog/blob/main/docs/yaml.md' }],
  standards: ['NIST AI RMF MEASURE 2.5'],
  fix: 'none',
  examples: {
    bad: { 'cog.yaml': 'build:\n  python_version: "3.12"\nrun: run.py:Runner\n' },
    good: { 'cog.yaml': 'build:\n  python_version: "3.12"\n  sdk_version: "0.18.0"\nrun: run.py:Runner\n' },
  },
  *check(cog) {
    if (cog.templated || cog.problems.length > 0 || !cog.build || get(cog.build, 'sdk_version') || pair(cog.build, '<<')) return;
    const key = pair(cog.root, 'build')?.key;
    if (key) yield finding(nodeSpan(key));
  },
});

import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { quoted } from '../../artifacts/yamlWrite.js';
import { defineRule, finding } from '../../rule.js';
import { chartExample } from '../shared/exampleCharts.js';
import { offered } from '../shared/offered.js';

export default defineRule({
  id: 'versioning/chart-dependency-open',
  consideration: 'versioning/version-control',
  reads: 'helmChart',
  severity: 'warning',
  problem: 'The chart takes whatever release of another chart is the newest.',
  remedy: 'Name a version or a range with an upper end, and check in the `Chart.lock` that `helm dependency update` writes.',
  why: 'Two installations of one chart then differ in what they deploy beside the model, and no rollback brings the old one back.',
  sources: [
    { title: 'Helm: Chart dependencies', url: 'https://helm.sh/docs/topics/charts/#chart-dependencies' },
    { title: 'Helm: best practices, Dependencies', url: 'https://helm.sh/docs/chart_best_practices/dependencies/' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: chartExample('dependencies:\n  - {name: redis, version: ">=18.0.0", repository: https://charts.example.com}'),
    good: chartExample('dependencies:\n  - {name: redis, version: ~18.19.4, repository: https://charts.example.com}'),
  },
  *check({ dependencies, locked }, { artifact }) {
    // With a lock file the range is only what an update may choose from; without the files beside it nothing is known.
    if (locked !== false) return;
    for (const { name, version, repository } of dependencies) {
      // A chart of the same repository has no other version.
      if (!version || /^(?:file:|$)/.test(repository) || isPlaceholder(version.value) || !isOpen(version.value)) continue;
      const below = nextMajor(version.value);
      const edits = below && version.anchor === undefined ? setScalar(artifact.parts[0]!.text, version, quoted(below)) : [];
      const fixes = offered(`Write \`${below}\``, edits);
      yield finding(spanOf(version), `\`${version.value}\` lets every later release of \`${name}\` in.`, fixes);
    }
  },
});

/** The range with the next major release as its end. */
function nextMajor(range: string): string | undefined {
  const major = /^>=?\s*v?(\d{1,6})(?:\.\d+){0,2}$/.exec(range.trim())?.[1];
  return major === undefined ? undefined : `${range.trim()} <${Number(major) + 1}.0.0`;
}

/** A range without an upper end. Source: Masterminds/semver, which Helm reads ranges with. */
function isOpen(range: string): boolean {
  return range.split('||').some((one) => {
    const text = one.trim();
    return /^(?:\*|x|X|)$/.test(text) || (/^>=?\s*v?\d/.test(text) && !/<|\s-\s/.test(text));
  });
}

import { isPinned } from '../../artifacts/requirements.js';
import { defineRule, finding } from '../../rule.js';

/** Indexes of vendors beside PyPI: what they hold under a name is what PyPI holds, or nobody else may claim it there. */
const PUBLIC =
  /^https?:\/\/(?:[^@/]*@)?(?:download\.pytorch\.org|pypi\.nvidia\.com|pypi\.ngc\.nvidia\.com|developer\.download\.nvidia\.com|(?:test\.)?pypi\.org|pypi\.python\.org|data\.pyg\.org|wheels\.vllm\.ai|flashinfer\.ai|pytorch-extension\.intel\.com|pip\.repos\.neuron\.amazonaws\.com|abetlen\.github\.io|huggingface\.github\.io|storage\.googleapis\.com\/(?:jax|libtpu)-releases|localhost|127\.|[^/]*mirrors?\.|mirror)/i;

export default defineRule({
  id: 'security/extra-index-url',
  consideration: 'security/upkeep',
  reads: 'requirements',
  severity: 'warning',
  problem: 'Packages are taken from whichever of two indexes has the higher version.',
  remedy: 'Give pip one index with `--index-url` that serves both, or pin every package with its hash.',
  why: 'Whoever registers the name of your private package on PyPI with a higher version number runs code in your build.',
  sources: [
    {
      title: 'pip install: examples, warning on --extra-index-url',
      url: 'https://pip.pypa.io/en/stable/cli/pip_install/#examples',
    },
    { title: 'GHSA-7p5p-7qq5-cc86 (CVE-2018-20225)', url: 'https://github.com/advisories/GHSA-7p5p-7qq5-cc86' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM03:2025'],
  fix: 'none',
  examples: {
    bad: {
      'requirements.txt': '--extra-index-url https://pypi.northwind.example/simple\nnorthwind-features\nscikit-learn==1.7.2\n',
    },
    good: { 'requirements.txt': '--index-url https://pypi.northwind.example/simple\nnorthwind-features\nscikit-learn==1.7.2\n' },
  },
  *check({ entries, options, format }, { artifact }) {
    // uv takes a package from the first index that has it, and Poetry is told the index of each.
    if (format === 'pyproject' || artifact.templated) return;
    const open = entries.filter((entry) => !entry.conda && !entry.hashed && !isPinned(entry) && entry.url === undefined);
    if (open.length === 0 || options.some(({ name }) => name === '--require-hashes')) return;
    for (const { name, value, span } of options) {
      if (name !== '--extra-index-url' || !/^https?:\/\//i.test(value) || PUBLIC.test(value)) continue;
      const host = /^https?:\/\/(?:[^@/]*@)?([\w.-]{1,100})/i.exec(value)?.[1];
      if (host) yield finding(span, `A package of \`${host}\` that PyPI has with a higher version is taken from PyPI.`);
    }
  },
});

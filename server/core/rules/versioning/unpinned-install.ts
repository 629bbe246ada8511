import { outputTexts } from '../../artifacts/notebookOutputs.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { installedVersions, loosePackages } from '../shared/installs.js';

const SEARCHED = 200_000;

export default defineRule({
  id: 'versioning/unpinned-install',
  consideration: 'versioning/version-control',
  reads: 'notebook',
  severity: 'info',
  problem: 'The notebook installs a package in whatever version is the newest that day.',
  remedy: 'Name the version you ran with: `%pip install transformers==4.57.1`.',
  why: 'The next release changes results or breaks the notebook, and nobody can tell which version made the model.',
  sources: [
    { title: 'pip: repeatable installs', url: 'https://pip.pypa.io/en/stable/topics/repeatable-installs/' },
    { title: 'IPython: %pip', url: 'https://ipython.readthedocs.io/en/stable/interactive/magics.html#magic-pip' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3', 'OWASP LLM03:2025'],
  fix: 'suggested',
  examples: {
    bad: notebookExample({ source: '%pip install -q evaluate\nimport evaluate\nimport transformers\n', output: 'Successfully installed evaluate-0.4.6 xxhash-3.6.0\n' }),
    good: notebookExample('%pip install -q evaluate==0.4.6\nimport evaluate\nimport transformers\n'),
  },
  *check(notebook) {
    for (const magic of notebook.python.magics) {
      const loose = loosePackages(magic);
      const [first] = loose;
      if (!first) continue;
      const names = loose.map(({ name }) => `\`${name}\``);
      const many = names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(names.length === 2 ? ' and ' : ', ');
      const span = { part: magic.part, start: first.start, end: loose[loose.length - 1]!.end };
      const message = `${many} ${names.length === 1 ? 'is' : 'are'} installed without a version.`;
      const cell = notebook.cells.findIndex(({ part }) => part === magic.part);
      const shown = installedVersions(
        outputTexts(notebook, cell)
          .map(({ text }) => text.slice(0, SEARCHED))
          .join('\n'),
      );
      const text = notebook.parts[magic.part]!.text;
      const edits = loose.flatMap(({ name, start, end }) => {
        const version = /^git\+|@/.test(text.slice(start, end)) || magic.kind === 'conda' ? undefined : shown.get(name);
        return version === undefined ? [] : [{ span: { part: magic.part, start: end, end }, newText: `==${version}` }];
      });
      const fixes = edits.length === loose.length ? [suggestedFix('Pin to what this cell installed last', ...edits)] : [];
      yield finding(span, message, fixes);
    }
  },
});

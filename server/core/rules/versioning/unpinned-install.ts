import type { Notebook } from '../../artifacts/notebook.js';
import { outputTexts } from '../../artifacts/notebookOutputs.js';
import type { PythonScript } from '../../artifacts/pythonScript.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { enumerated } from '../shared/enumerated.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { installedVersions, type LoosePackage, loosePackages } from '../shared/installs.js';

const SEARCHED = 200_000;

export default defineRule({
  id: 'versioning/unpinned-install',
  consideration: 'versioning/version-control',
  reads: 'code',
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
    bad: notebookExample({
      source: '%pip install -q evaluate\nimport evaluate\nimport transformers\n',
      output: 'Successfully installed evaluate-0.4.6 xxhash-3.6.0\n',
    }),
    good: notebookExample('%pip install -q evaluate==0.4.6\nimport evaluate\nimport transformers\n'),
  },
  *check(code) {
    const cells = new Map<number, Loose[]>();
    for (const magic of code.python.magics) {
      const loose = loosePackages(magic).map((each) => ({ ...each, fromPip: magic.kind === 'pip' }));
      if (loose.length > 0) cells.set(magic.part, [...(cells.get(magic.part) ?? []), ...loose]);
    }
    for (const [part, loose] of cells) {
      const names = [...new Set(loose.map(({ name }) => name))];
      const { start, end } = loose[0]!;
      const fix = pinFix(code, part, loose);
      yield finding(
        { part, start, end },
        `${enumerated(names)} ${names.length === 1 ? 'is' : 'are'} installed without a version.`,
        fix ? [fix] : [],
      );
    }
  },
});

interface Loose extends LoosePackage {
  readonly fromPip: boolean;
}

/** Pins all packages of a cell to what its output says was installed, where that is known of each. */
function pinFix(notebook: Notebook | PythonScript, part: number, loose: readonly Loose[]): Fix | null {
  // A notebook on paper has no outputs.
  if (notebook.kind !== 'notebook') return null;
  const cell = notebook.cells.findIndex((each) => each.part === part);
  const output = outputTexts(notebook, cell)
    .map(({ text }) => text.slice(0, SEARCHED))
    .join('\n');
  const shown = installedVersions(output);
  const text = notebook.parts[part]!.text;
  const edits = loose.flatMap(({ name, start, end, fromPip }) => {
    const version = shown.get(name);
    const plain = fromPip && !text.slice(start, end).includes('+');
    return plain && version !== undefined ? [{ span: { part, start: end, end }, newText: `==${version}` }] : [];
  });
  return edits.length === loose.length ? suggestedFix('Pin to what this cell installed last', ...edits) : null;
}

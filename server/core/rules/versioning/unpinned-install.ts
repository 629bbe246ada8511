import type { Artifact } from '../../artifacts/artifact.js';
import type { Notebook } from '../../artifacts/notebook.js';
import { outputTexts } from '../../artifacts/notebookOutputs.js';
import type { PythonScript } from '../../artifacts/pythonScript.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { enumerated } from '../shared/enumerated.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { installedVersions, type LoosePackage, loosePackages } from '../shared/installs.js';
import { knownVersion } from '../shared/knownVersions.js';
import { calledFrom } from '../shared/mainFiles.js';

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
  fixesFrom({ span }, artifact, project) {
    const loose = isCode(artifact) ? looseCells(artifact).get(span.part) : undefined;
    const known = (loose ?? []).map((each) =>
      isPlain(artifact, span.part, each) ? knownVersion(project, each.name) : undefined,
    );
    const [first] = known;
    if (!loose || !first || known.some((each) => !each)) return [];
    const edits = loose.map(({ end }, i) => ({ span: { part: span.part, start: end, end }, newText: `==${known[i]![0]}` }));
    const title =
      loose.length === 1
        ? `Pin ${first[0]}, as in \`${calledFrom(project, artifact, first[1])}\``
        : `Pin ${loose.length === 2 ? 'both' : `all ${loose.length}`} as elsewhere in the project`;
    return [suggestedFix(title, ...edits)];
  },
  *check(code) {
    for (const [part, loose] of looseCells(code)) {
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

function isCode(artifact: Artifact): artifact is Notebook | PythonScript {
  return artifact.kind === 'notebook' || artifact.kind === 'python-script';
}

/** The packages without a version by the part whose commands install them. */
function looseCells(code: Notebook | PythonScript): Map<number, Loose[]> {
  const cells = new Map<number, Loose[]>();
  for (const magic of code.python.magics) {
    const loose = loosePackages(magic).map((each) => ({ ...each, fromPip: magic.kind === 'pip' }));
    if (loose.length > 0) cells.set(magic.part, [...(cells.get(magic.part) ?? []), ...loose]);
  }
  return cells;
}

/** A name that pip takes, not the address of a repository: `==` can stand behind it. */
function isPlain({ parts }: Artifact, part: number, { fromPip, start, end }: Loose): boolean {
  return fromPip && !parts[part]!.text.slice(start, end).includes('+');
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
  const edits = loose.flatMap((each) => {
    const version = isPlain(notebook, part, each) ? shown.get(each.name) : undefined;
    return version === undefined ? [] : [{ span: { part, start: each.end, end: each.end }, newText: `==${version}` }];
  });
  return edits.length === loose.length ? suggestedFix('Pin to what this cell installed last', ...edits) : null;
}

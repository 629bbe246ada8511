import type { Notebook } from '../../artifacts/notebook.js';
import { type Requirement, readRequirementLine } from '../../artifacts/requirements.js';
import type { Project } from '../../project.js';
import { defineRule } from '../../rule.js';
import { folderOf } from '../shared/beside.js';
import { environmentsByFolder } from '../shared/environmentFiles.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { isMainFile, onlyOne } from '../shared/mainFiles.js';
import { versionsApart } from '../shared/namedVersions.js';

/** Stands at the notebook: others install from the requirements, and nobody looks into a cell for versions. */
export default defineRule({
  id: 'versioning/notebook-contradicts-requirements',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'The notebook installs another version of a package than the requirements name.',
  remedy: 'Install from the requirements in the notebook, or name one version in both.',
  why: 'The model is made with one version and loaded with another: it fails, or predicts something else without a word.',
  sources: [
    { title: 'scikit-learn: model persistence', url: 'https://scikit-learn.org/stable/model_persistence.html' },
    { title: 'pip: repeatable installs', url: 'https://pip.pypa.io/en/stable/topics/repeatable-installs/' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: { ...notebook('1.6.1'), 'requirements.txt': 'scikit-learn==1.7.2\n' },
    good: { ...notebook('1.7.2'), 'requirements.txt': 'scikit-learn==1.7.2\n' },
  },
  *check(project) {
    const folders = environmentsByFolder(project);
    const everywhere = [...folders.values()].flat().filter((file) => isMainFile(project, file));
    for (const file of everywhere.length > 0 ? project.notebooks : []) {
      if (!isMainFile(project, file)) continue;
      const beside = folders.get(folderOf(file));
      const other = onlyOne(beside ?? (isNotebookFolder(project, file) ? everywhere : []));
      if (other) yield* versionsApart(project, file, installed(file), other);
    }
  },
});

/** Notebooks have a folder of their own at the root, and the requirements stand around it. */
function isNotebookFolder({ root }: Project, file: Notebook): boolean {
  return /^\/(?:notebooks?|nbs|train(?:ing)?|src)$/i.test(folderOf(file).slice(root.length));
}

/** What `pip install` in the cells names, with its place. */
function installed({ python }: Notebook): Requirement[] {
  return python.magics.flatMap(({ kind, args, argsStart, part }) => {
    const found = kind === 'pip' && /^\s*(?:-\S+\s+)*install\b/.test(args);
    const words = found ? args.matchAll(/"([^"]*)"|'([^']*)'|[^\s"'|&;<>]+/g) : [];
    return [...words].flatMap((word) => {
      const text = word[1] ?? word[2] ?? word[0];
      if (!/^[A-Za-z][\w.-]*(?:\[[\w,-]*\])?===?\d/.test(text)) return [];
      const { entry } = readRequirementLine(text, argsStart + word.index + (text === word[0] ? 0 : 1));
      return entry ? [{ ...entry, span: { ...entry.span, part }, nameSpan: { ...entry.nameSpan, part } }] : [];
    });
  });
}

function notebook(version: string) {
  return notebookExample(
    `%pip install scikit-learn==${version}`,
    'import joblib\nfrom sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression(random_state=7).fit(X, y)',
  );
}

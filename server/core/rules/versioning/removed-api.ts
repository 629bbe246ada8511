import type { Artifact } from '../../artifacts/artifact.js';
import type { Span } from '../../model.js';
import type { Project } from '../../project.js';
import { defineRule, finding, safeFix, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { ofTensorflow, type RemovedUse, removedUses } from '../shared/removedUses.js';
import { projectStaysBelow } from '../shared/versionPins.js';

export default defineRule({
  id: 'versioning/removed-api',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'warning',
  problem: 'The code uses what newer releases of the library no longer have.',
  remedy: 'Use what took its place, or pin the library to the release you ran with.',
  why: 'Nothing here keeps the library at an older release, so the next installation takes one with which the code stops at this line.',
  sources: [
    { title: 'NumPy: migration guide 2.0', url: 'https://numpy.org/doc/stable/numpy_2_0_migration_guide.html' },
    { title: 'pandas: release notes', url: 'https://pandas.pydata.org/docs/whatsnew/index.html' },
    { title: 'scikit-learn: release history', url: 'https://scikit-learn.org/stable/whats_new.html' },
    {
      title: 'Transformers: migration guide v5',
      url: 'https://github.com/huggingface/transformers/blob/main/MIGRATION_GUIDE_V5.md',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'safe',
  examples: {
    bad: notebookExample('import numpy as np\nimport pandas as pd\n\ndf = pd.read_csv("income.csv").fillna(np.NaN)\n'),
    good: notebookExample('import numpy as np\nimport pandas as pd\n\ndf = pd.read_csv("income.csv").fillna(np.nan)\n'),
  },
  settled,
  *check(python) {
    const grouped = new Set<string>();
    const uses = removedUses(python);
    for (const use of uses) {
      const { library, removed, use: instead } = use.removal;
      if (use.edits) {
        const title = `Write \`${use.edits[0]!.newText}\``;
        const fix = use.same ? safeFix(title, ...use.edits) : suggestedFix(title, ...use.edits);
        yield finding(use.spans[0]!, `${use.what} is gone since ${library} ${removed}${times(use)}.`, [fix]);
        continue;
      }
      const group = `${library} ${removed}`;
      if (grouped.has(group)) continue;
      grouped.add(group);
      const others = uses.filter(
        (each) => each !== use && !each.edits && `${each.removal.library} ${each.removal.removed}` === group,
      );
      const verb = others.length > 0 ? 'are' : 'is';
      const list = others.length > 0 ? `${use.what}, ${others.map(({ what }) => lower(what)).join(', ')}` : use.what;
      const hint =
        instead === undefined || others.length > 0
          ? ''
          : `; ${/`|^(?:the|a) /.test(instead) ? instead : `\`${instead}\``} took the place`;
      yield finding(use.spans[0]!, `${list} ${verb} gone since ${group}${hint}.`);
    }
  },
});

function times({ spans }: RemovedUse): string {
  return spans.length > 1 ? `, and used ${spans.length} times` : '';
}

function lower(what: string): string {
  return what.replace(/^The /, 'the ');
}

/** A list of packages of the project keeps the library below that release. */
function settled(span: Span, artifact: Artifact, project: Project): boolean {
  if (artifact.kind !== 'notebook' && artifact.kind !== 'python-script') return false;
  const use = removedUses(artifact.python).find(({ spans }) => spans[0]!.part === span.part && spans[0]!.start === span.start);
  if (!use) return false;
  const { package: name, removed } = use.removal;
  return (
    projectStaysBelow(project, name, removed) ||
    (name === 'keras' && projectStaysBelow(project, 'tensorflow', ofTensorflow(removed)))
  );
}

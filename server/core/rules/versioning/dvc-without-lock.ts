import { at, defineRule, finding } from '../../rule.js';
import { folderOf } from '../shared/beside.js';

export default defineRule({
  id: 'versioning/dvc-without-lock',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'info',
  problem: 'The pipeline has no `dvc.lock`.',
  remedy: 'Run `dvc repro` and commit the `dvc.lock` it writes.',
  why: 'Without it nobody can tell which data and which parameters made the model, and nothing can be checked out again.',
  sources: [{ title: 'DVC: dvc.lock file', url: 'https://doc.dvc.org/user-guide/project-structure/dvcyaml-files#dvclock-file' }],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.7.5'],
  fix: 'none',
  examples: {
    bad: { 'dvc.yaml': 'stages:\n  train:\n    cmd: python train.py\n    deps: [train.py]\n    outs: [model.pkl]\n' },
    good: {
      'dvc.yaml': 'stages:\n  train:\n    cmd: python train.py\n    deps: [train.py]\n    outs: [model.pkl]\n',
      'dvc.lock':
        "schema: '2.0'\nstages:\n  train:\n    cmd: python train.py\n    deps:\n    - path: train.py\n      md5: 90f29a92c178927514c7f4d61a984a8a\n",
    },
  },
  *check(project) {
    const locked = new Set(
      project.artifacts.filter((each) => each.kind === 'lock' && each.tool === 'dvc').map((each) => folderOf(each)),
    );
    for (const file of project.artifacts) {
      if (file.kind !== 'dvc' || file.form !== 'pipeline' || file.stages.length === 0 || file.templated) continue;
      if (file.problems.length === 0 && !locked.has(folderOf(file))) yield at(file, finding(file.stages[0]!.span));
    }
  },
});

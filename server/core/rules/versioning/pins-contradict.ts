import type { Requirement, Requirements } from '../../artifacts/requirements.js';
import { grouped } from '../../grouped.js';
import type { Fix } from '../../model.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { fileName, folderOf } from '../shared/beside.js';
import { inFile } from '../shared/edits.js';
import { contradict, environmentsByFolder, namedVersion } from '../shared/environmentFiles.js';
import { versionEdit } from '../shared/versionEdit.js';

/** Of one pair of files; more is one task, not twenty. */
const NAMED = 3;

export default defineRule({
  id: 'versioning/pins-contradict',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'Two files of one folder pin different versions of a package.',
  remedy: 'Decide which version the model was tested with, and keep it in one of the files.',
  why: 'What the model runs with depends on which file somebody installs from, and results differ between the two.',
  sources: [{ title: 'pip: repeatable installs', url: 'https://pip.pypa.io/en/stable/topics/repeatable-installs/' }],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: {
      'conda.yaml': 'channels: [conda-forge]\ndependencies:\n  - python=3.12\n  - scikit-learn=1.5.2\n',
      'requirements.txt': 'scikit-learn==1.7.2\n',
    },
    good: {
      'conda.yaml': 'channels: [conda-forge]\ndependencies:\n  - python=3.12\n  - scikit-learn=1.7.2\n',
      'requirements.txt': 'scikit-learn==1.7.2\n',
    },
  },
  *check(project) {
    for (const [folder, files] of environmentsByFolder(project)) {
      // A model that was saved there records which version is right.
      const isSaved = project.artifacts.some((a) => a.kind === 'mlflow-model' && folderOf(a) === folder);
      for (const [index, file] of files.entries()) {
        if (index === 0) continue;
        const before = grouped(
          files.slice(0, index).flatMap((other) => other.entries.map((entry) => [entry.name, { other, entry }] as const)),
        );
        let count = 0;
        for (const entry of file.entries) {
          const own = namedVersion(entry);
          // The minor version of Python is chosen by each tool's file; pip and its like are no part of the model.
          if (!own || ['pip', 'setuptools', 'wheel'].includes(entry.name) || count >= NAMED) continue;
          const found = before.get(entry.name)?.[0];
          const there = found && namedVersion(found.entry);
          if (!found || !there || !contradict(own, there)) continue;
          // One file may name a package for several platforms.
          if (file.entries.filter(({ name }) => name === entry.name).length > 1) continue;
          count++;
          const name = fileName(found.other);
          yield at(
            file,
            finding(
              entry.span,
              `\`${entry.name}\` is ${own.text} here and ${there.text} in \`${name}\`.`,
              isSaved ? [] : fixesOf({ file, entry }, { file: found.other, entry: found.entry }),
              [{ uri: found.other.uri, span: found.entry.span, message: `${there.text} in \`${name}\`` }],
            ),
          );
        }
      }
    }
  },
});

interface Pin {
  readonly file: Requirements;
  readonly entry: Requirement;
}

/** Which of the two is right only their owner knows: one fix for each. */
function fixesOf(own: Pin, other: Pin): Fix[] {
  const [here, there] = [namedVersion(own.entry)!, namedVersion(other.entry)!];
  // `=2.6` of conda means any `2.6.*`, of which pip would take one.
  const toOther = there.prefix ? [] : versionEdit(own.file, own.entry, there.text);
  const toOwn = inFile(other.file.uri, versionEdit(other.file, other.entry, here.text));
  return [
    ...(toOther.length > 0 ? [suggestedFix(`Install ${there.text} here, as \`${fileName(other.file)}\` says`, ...toOther)] : []),
    ...(toOwn.length > 0 ? [suggestedFix(`Install ${here.text} in \`${fileName(other.file)}\``, ...toOwn)] : []),
  ];
}

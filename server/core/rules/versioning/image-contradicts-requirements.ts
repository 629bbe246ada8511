import type { Artifact } from '../../artifacts/artifact.js';
import { meaningsOf } from '../../meaningsOf.js';
import { defineRule } from '../../rule.js';
import { fileName, folderOf } from '../shared/beside.js';
import { environmentsByFolder } from '../shared/environmentFiles.js';
import { isMainFile, onlyOne } from '../shared/mainFiles.js';
import { versionsApart } from '../shared/namedVersions.js';

/** Files that build the image that serves. `Dockerfile.gpu` and its like differ on purpose. */
const BUILDS = /^(?:Dockerfile|Containerfile|cog\.yaml|bentofile\.ya?ml)$/;

/** Stands at what builds the image: the requirements are the record of what the model was made with. */
export default defineRule({
  id: 'versioning/image-contradicts-requirements',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'The image is built with another version of a package than the requirements beside it name.',
  remedy: 'Install the version that the model was made with, and name it in one of the files only.',
  why: 'A model that was saved with one version fails to load with another, or loads and predicts something else without a word.',
  sources: [
    { title: 'scikit-learn: model persistence', url: 'https://scikit-learn.org/stable/model_persistence.html' },
    { title: 'pip: repeatable installs', url: 'https://pip.pypa.io/en/stable/topics/repeatable-installs/' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: { Dockerfile: image('1.6.1'), 'requirements.txt': 'scikit-learn==1.7.2\n' },
    good: { Dockerfile: image('1.7.2'), 'requirements.txt': 'scikit-learn==1.7.2\n' },
  },
  *check(project) {
    const folders = environmentsByFolder(project);
    for (const file of folders.size > 0 ? project.artifacts : []) {
      if (!builds(file) || !BUILDS.test(fileName(file)) || !isMainFile(project, file)) continue;
      const other = onlyOne(folders.get(folderOf(file)) ?? []);
      const entries = (meaningsOf(file).packages ?? []).flatMap((list) => list.entries);
      if (other) yield* versionsApart(project, file, entries, other);
    }
  },
});

function builds({ kind }: Artifact): boolean {
  return kind === 'dockerfile' || kind === 'cog' || kind === 'bento';
}

function image(version: string): string {
  return `FROM python:3.12.8-slim
RUN pip install scikit-learn==${version} fastapi==0.121.0
COPY model.joblib app.py ./
USER 1000
CMD ["python", "app.py"]
`;
}

import type { Dockerfile } from '../../artifacts/dockerfile.js';
import type { MlflowModel } from '../../artifacts/mlflowModel.js';
import { meaningsOf } from '../../meaningsOf.js';
import type { Project } from '../../project.js';
import { at, defineRule, finding, type ProjectFound, suggestedFix } from '../../rule.js';
import { folderOf } from '../shared/beside.js';
import { copiedPaths } from '../shared/copiedFolders.js';
import { contradict, namedVersion } from '../shared/environmentFiles.js';
import { calledFrom, isMainFile, onlyOne } from '../shared/mainFiles.js';
import { pythonOfImage } from '../shared/pythonOfImage.js';
import { versionEdit } from '../shared/versionEdit.js';

/** Stands at the Dockerfile: what `MLmodel` records has happened and cannot be edited. */
export default defineRule({
  id: 'versioning/image-contradicts-saved-model',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'The image has another version than the model that it copies was saved with.',
  remedy: 'Build the image with the version that `MLmodel` records, or train and log the model again with the new one.',
  why: 'A pickled model of another version fails to load, or loads and predicts something else without a word.',
  sources: [
    { title: 'MLflow: model dependencies', url: 'https://mlflow.org/docs/latest/ml/model/dependencies/' },
    { title: 'scikit-learn: model persistence', url: 'https://scikit-learn.org/stable/model_persistence.html' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: { Dockerfile: image('1.6.1'), 'model/MLmodel': saved() },
    good: { Dockerfile: image('1.7.2'), 'model/MLmodel': saved() },
  },
  *check(project) {
    const models = project.artifacts.filter((each): each is MlflowModel => each.kind === 'mlflow-model' && !each.templated);
    for (const file of models.length > 0 ? project.artifacts : []) {
      if (file.kind !== 'dockerfile' || !isMainFile(project, file)) continue;
      const model = copiedModel(file, models);
      if (model) yield* contradictions(project, file, model);
    }
  },
});

/** The one saved model in the folders that the image copies. */
function copiedModel(file: Dockerfile, models: readonly MlflowModel[]): MlflowModel | undefined {
  const paths = copiedPaths(file);
  const exact = new Set(paths);
  const named = onlyOne(models.filter((model) => exact.has(folderOf(model))));
  // A whole tree is copied: it has to hold one model, or nothing says which one is meant.
  return named ?? onlyOne(models.filter((model) => paths.some((path) => model.uri.startsWith(`${path}/`))));
}

function* contradictions(project: Project, file: Dockerfile, model: MlflowModel): Generator<ProjectFound> {
  const called = calledFrom(project, file, model);
  const python = pythonOfImage(file);
  const saved = /^3\.\d{1,2}/.exec(model.python?.value ?? '')?.[0];
  if (python && model.python && saved && saved !== python.minor) {
    const edits = python.replace(saved);
    const fixes = edits.length > 0 ? [suggestedFix(`Build upon Python ${saved}`, ...edits)] : [];
    const message = `The image has Python ${python.minor}; the model in \`${called}\` was saved with ${model.python.value}.`;
    const related = { uri: model.uri, span: model.python.span, message: `Saved with Python ${model.python.value}.` };
    yield at(file, finding(python.span, message, fixes, [related]));
  }
  const seen = new Set<string>();
  const entries = (meaningsOf(file).packages ?? []).flatMap((list) => list.entries);
  for (const entry of entries) {
    const recorded = model.libraries.get(entry.name);
    const named = namedVersion(entry);
    const again = seen.has(entry.name) || entries.filter(({ name }) => name === entry.name).length > 1;
    seen.add(entry.name);
    if (!recorded || !named || again || !/^\d+(?:\.\d+)*$/.test(recorded.value)) continue;
    if (!contradict(named, { text: recorded.value, prefix: false })) continue;
    const edits = versionEdit(file, entry, recorded.value);
    const fixes = edits.length > 0 ? [suggestedFix(`Install ${recorded.value}`, ...edits)] : [];
    const message = `\`${entry.name}\` is ${named.text} here; the model in \`${called}\` was saved with ${recorded.value}.`;
    const related = { uri: model.uri, span: recorded.span, message: `Saved with ${recorded.value}.` };
    yield at(file, finding(entry.span, message, fixes, [related]));
  }
}

function image(version: string): string {
  return `FROM python:3.12.8-slim
RUN pip install mlflow==3.15.0 scikit-learn==${version}
COPY model /opt/model
USER 1000
CMD ["mlflow", "models", "serve", "-m", "/opt/model", "--env-manager", "local"]
`;
}

function saved(): string {
  return `artifact_path: model
flavors:
  python_function: {env: requirements.txt, loader_module: mlflow.sklearn, model_path: model.skops, python_version: 3.12.4}
  sklearn: {pickled_model: model.skops, serialization_format: skops, sklearn_version: 1.7.2}
mlflow_version: 3.15.0
signature: {inputs: '[{"type": "double", "name": "age"}]', outputs: '[{"type": "long"}]'}
`;
}

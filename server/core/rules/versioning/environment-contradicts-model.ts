import type { MlflowModel } from '../../artifacts/mlflowModel.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { compareReleases, release } from '../../versions.js';
import { fileName, folderOf } from '../shared/beside.js';
import { inFile } from '../shared/edits.js';
import { contradict, environmentsByFolder, namedVersion } from '../shared/environmentFiles.js';
import { versionEdit } from '../shared/versionEdit.js';

export default defineRule({
  id: 'versioning/environment-contradicts-model',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'The environment beside a saved model is not the one it was saved with.',
  remedy: 'Put back the version that `MLmodel` records, or train and log the model again with the new one.',
  why: 'A pickled model of another version fails to load, or loads and predicts something else without a word.',
  sources: [
    { title: 'MLflow: model dependencies', url: 'https://mlflow.org/docs/latest/ml/model/dependencies/' },
    { title: 'scikit-learn: model persistence', url: 'https://scikit-learn.org/stable/model_persistence.html' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: { 'model/MLmodel': saved('1.5.2'), 'model/requirements.txt': 'mlflow==3.15.0\nscikit-learn==1.7.2\n' },
    good: { 'model/MLmodel': saved('1.7.2'), 'model/requirements.txt': 'mlflow==3.15.0\nscikit-learn==1.7.2\n' },
  },
  *check(project) {
    const folders = environmentsByFolder(project);
    for (const model of project.artifacts) {
      if (model.kind !== 'mlflow-model' || model.templated) continue;
      for (const file of folders.get(folderOf(model)) ?? []) {
        for (const entry of file.entries) {
          const named = namedVersion(entry);
          const recorded = named && recordedVersion(model, entry.name);
          if (!named || !recorded || !/^\d+(?:\.\d+)*$/.test(recorded.value)) continue;
          // Of Python the patch release is nobody's concern: pickles and wheels hang on the minor one.
          const differs =
            entry.name === 'python'
              ? compareReleases(release(recorded.value).slice(0, 2), release(named.text).slice(0, 2)) !== 0 &&
                release(named.text).length > 1
              : contradict(named, { text: recorded.value, prefix: false });
          if (!differs) continue;
          // The files of one folder describe one environment: to change one of them would set it against the others.
          const edits = (folders.get(folderOf(model)) ?? []).flatMap((other) => {
            const own = other.entries.filter((e) => e.name === entry.name && namedVersion(e) !== undefined);
            const edited = own.flatMap((e) =>
              namedVersion(e)!.text === recorded.value ? [] : versionEdit(other, e, recorded.value),
            );
            return other === file ? edited : inFile(other.uri, edited);
          });
          const fixes = edits.length > 0 ? [suggestedFix(`Install ${recorded.value}`, ...edits)] : [];
          const message = `\`${entry.name}\` is ${named.text} here; the model in \`${fileName(model)}\` was saved with ${recorded.value}.`;
          yield at(
            file,
            finding(entry.span, message, fixes, [
              { uri: model.uri, span: recorded.span, message: `Saved with ${recorded.value}` },
            ]),
          );
        }
      }
    }
  },
});

function recordedVersion(model: MlflowModel, name: string) {
  return name === 'python' ? model.python : model.libraries.get(name);
}

function saved(version: string): string {
  return `artifact_path: model
flavors:
  python_function: {env: requirements.txt, loader_module: mlflow.sklearn, model_path: model.pkl, python_version: 3.12.4}
  sklearn: {pickled_model: model.pkl, serialization_format: cloudpickle, sklearn_version: ${version}}
mlflow_version: 3.15.0
signature: {inputs: '[{"type": "double", "name": "age"}]', outputs: '[{"type": "long"}]'}
`;
}

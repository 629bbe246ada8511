import { spanOf } from '../../artifacts/kubernetes.js';
import type { MlflowModel } from '../../artifacts/mlflowModel.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { grouped } from '../../grouped.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { table } from '../../table.js';
import { folderOf } from '../shared/beside.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { scalarsAt } from '../shared/listItems.js';
import { calledFrom, isMainFile, onlyOne } from '../shared/mainFiles.js';

/** `library_name` by the flavor of MLflow; both lists know these. */
const LIBRARIES: Readonly<Record<string, string>> = table({
  sklearn: 'sklearn',
  xgboost: 'xgboost',
  lightgbm: 'lightgbm',
  catboost: 'catboost',
  transformers: 'transformers',
  sentence_transformers: 'sentence-transformers',
  keras: 'keras',
  spacy: 'spacy',
});
/** Other ways to say it: an estimator of another library in a pipeline of scikit-learn, a model on top of another. */
const WITHIN: Readonly<Record<string, readonly string[]>> = table({
  sklearn: ['xgboost', 'lightgbm', 'catboost', 'skops', 'joblib'],
  transformers: ['peft', 'sentence-transformers', 'setfit', 'adapter-transformers'],
  sentence_transformers: ['transformers', 'setfit', 'peft'],
  keras: ['tf-keras', 'tensorflow', 'keras-hub'],
});

/** Stands at the card: MLflow wrote down what it saved. */
export default defineRule({
  id: 'integration/library-contradicts-saved-model',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The card names another library than the model was saved with.',
  remedy: 'Name the library in `library_name` that `MLmodel` has a flavor for.',
  why: 'Loaders and the snippet on the page of the model go by `library_name` and fail on these files.',
  sources: [
    { title: 'MLflow: model flavors', url: 'https://mlflow.org/docs/latest/ml/model/' },
    { title: 'Hugging Face Hub: specifying a library', url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-library' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: {
      ...hubCardExample('license: mit\nlibrary_name: xgboost\npipeline_tag: tabular-classification'),
      'model/MLmodel': saved(),
    },
    good: {
      ...hubCardExample('license: mit\nlibrary_name: lightgbm\npipeline_tag: tabular-classification'),
      'model/MLmodel': saved(),
    },
  },
  *check(project) {
    const models = project.artifacts.filter(
      (each): each is MlflowModel => each.kind === 'mlflow-model' && isMainFile(project, each),
    );
    const cards = models.length > 0 ? project.cards.filter((each) => isMainFile(project, each)) : [];
    const byFolder = grouped(models.map((each) => [folderOf(each), each] as const));
    for (const card of cards) {
      const beside = byFolder.get(folderOf(card)) ?? [];
      // A model elsewhere is the card's where there is one of each.
      const model = onlyOne(beside) ?? (cards.length === 1 ? onlyOne(models) : undefined);
      const [written] = scalarsAt(card, 'library_name');
      const flavors = model?.flavors.filter(({ name }) => name !== 'python_function') ?? [];
      const known = flavors.flatMap(({ name }) => LIBRARIES[name] ?? []);
      const fits = flavors.some(({ name }) => LIBRARIES[name] === written?.value || WITHIN[name]?.includes(written?.value ?? ''));
      if (!model || !written || known.length === 0 || known.length < flavors.length || fits) continue;
      if (!Object.values(LIBRARIES).includes(written.value)) continue;
      const called = calledFrom(project, card, model);
      const fixes =
        known.length === 1
          ? [suggestedFix(`Name \`${known[0]}\``, ...inPart(setScalar(card.parts[0]!.text, written, known[0]!)))]
          : [];
      const message = `\`${written.value}\` is not what the model in \`${called}\` was saved with, which is \`${known.join('`, `')}\`.`;
      yield at(
        card,
        finding(spanOf(written), message, fixes, [
          { uri: model.uri, span: flavors[0]!.span, message: 'The flavor that was saved.' },
        ]),
      );
    }
  },
});

function saved(): string {
  return `artifact_path: model
flavors:
  lightgbm: {lgb_version: 4.6.0, model_class: lightgbm.basic.Booster}
  python_function: {env: requirements.txt, loader_module: mlflow.lightgbm, python_version: 3.12.4}
mlflow_version: 3.15.0
signature: {inputs: '[{"type": "double", "name": "age"}]', outputs: '[{"type": "long"}]'}
`;
}

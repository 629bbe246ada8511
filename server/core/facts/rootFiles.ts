import { get, isMap, keys, num, parseYaml, str } from '../artifacts/yaml.js';
import { table } from '../table.js';
import { licenseOf, titleOf } from './licenseText.js';
import { code } from './markdownText.js';

const licenseFiles = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'COPYING'] as const;

/** Files at the root of a project that a host reads for a new card, besides the project's artifacts. */
export const rootFiles = [...licenseFiles, 'adapter_config.json', 'MLmodel'] as const;

/** Text by file name, of those of `rootFiles` that are there. */
export type RootFiles = Readonly<Partial<Record<(typeof rootFiles)[number], string>>>;

/** What those files say. */
export interface RootFacts {
  readonly license: { readonly file: string; readonly id: string | undefined; readonly title: string } | undefined;
  readonly adapter: { readonly base: string; readonly revision: string } | undefined;
  /** Of an MLflow model: its library, and the columns of its signature. */
  readonly mlflow: { readonly library: string | undefined; readonly inputs: string; readonly outputs: string } | undefined;
}

/** Reads what there is; what cannot be read is left out. */
export function readRootFiles(files: RootFiles): RootFacts {
  const file = licenseFiles.find((name) => (files[name] ?? '').trim() !== '');
  const text = file && files[file];
  const config = parseYaml(files['adapter_config.json'] ?? '')[0]?.root;
  const id = str(get(config, 'base_model_name_or_path')) ?? '';
  return {
    license: file && text ? { file, id: licenseOf(text), title: titleOf(text) } : undefined,
    adapter: /^[\w.-]+\/[\w.-]+$/.test(id) ? { base: id, revision: str(get(config, 'revision')) ?? '' } : undefined,
    mlflow: files.MLmodel === undefined ? undefined : readMlModel(files.MLmodel),
  };
}

const flavours: Readonly<Record<string, string>> = table({
  sklearn: 'sklearn',
  xgboost: 'xgboost',
  lightgbm: 'lightgbm',
  catboost: 'catboost',
  transformers: 'transformers',
  sentence_transformers: 'sentence-transformers',
  keras: 'keras',
  spacy: 'spacy',
});

/** An `MLmodel` file; its signature is JSON within YAML. Source: https://mlflow.org/docs/latest/ml/model/ */
function readMlModel(text: string): RootFacts['mlflow'] {
  const root = parseYaml(text)[0]?.root;
  const flavour = keys(get(root, 'flavors')).find((key) => Object.hasOwn(flavours, key));
  return {
    library: flavour && flavours[flavour],
    inputs: columns(str(get(root, 'signature', 'inputs'))),
    outputs: columns(str(get(root, 'signature', 'outputs'))),
  };
}

/** `income (double), term (long)`; empty where that is not what a signature says. */
function columns(json: string | undefined): string {
  const list = json === undefined ? undefined : parseYaml(json)[0]?.root;
  if (list?.type !== 'seq') return '';
  const named = list.items.flatMap((item) => {
    const type = str(get(item, 'type')) ?? '';
    const name = str(get(item, 'name'));
    const shape = get(item, 'tensor-spec', 'shape');
    const tensor =
      shape?.type === 'seq'
        ? `${str(get(item, 'tensor-spec', 'dtype')) ?? ''} [${shape.items.map((n) => num(n) ?? '?').join(', ')}]`
        : type;
    return isMap(item) && /^[\w .[\]?,-]+$/.test(tensor) ? [name === undefined ? tensor : `${code(name)} (${tensor})`] : [];
  });
  return named.slice(0, 40).join(', ');
}

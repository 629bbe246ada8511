import type { PyCall, PythonCode, PyValue } from '../artifacts/python.js';
import { pipelineTags } from '../catalogue/hub.js';
import { remembered } from '../remembered.js';
import { hubLoadOf } from '../rules/shared/hubLoads.js';
import { stringOf } from '../rules/shared/pythonCalls.js';
import { isSecretName } from '../secretNames.js';
import { autoClassTasks, metricFunctions, modelLibraries } from './libraries.js';

/** A repository of the Hub that a notebook loads. */
export interface HubUse {
  readonly id: string;
  /** Empty where none is given. */
  readonly revision: string;
  readonly what: 'model' | 'tokenizer' | 'dataset';
  /** Of a data set, where given. */
  readonly split: string;
}

/** A class that is fitted, with the literal arguments it was made with. */
export interface Estimator {
  /** `sklearn.ensemble.RandomForestClassifier`. */
  readonly path: string;
  readonly settings: readonly string[];
}

/** What a notebook shows of the model that is made or used in it. */
export interface NotebookFacts {
  readonly trains: boolean;
  readonly hub: readonly HubUse[];
  readonly estimators: readonly Estimator[];
  /** Names of data files that are read. */
  readonly dataFiles: readonly string[];
  readonly metrics: readonly string[];
  /** `library_name` values of what it uses, most specific first. */
  readonly libraries: readonly string[];
  readonly tasks: readonly string[];
  /** LoRA or another adapter is put on a model. */
  readonly adapts: boolean;
  readonly modelName: string | undefined;
}

const FITTED =
  /^((?:sklearn\.(?:ensemble|linear_model|tree|svm|neighbors|naive_bayes|neural_network|gaussian_process|cluster|mixture|discriminant_analysis|isotonic)\.\w+)|xgboost\.XGB\w+|lightgbm\.LGBM\w+|catboost\.CatBoost\w+)$/;
/** `model.train()` of PyTorch only switches a mode, so what trains is named. */
const TRAINS =
  /^(?:(?:transformers|trl|sentence_transformers|setfit)\.(?:[\w.]*\.)?\w*Trainer\(\)\.train|sentence_transformers\.SentenceTransformer\(\)\.fit|(?:sklearn|xgboost|lightgbm|catboost|imblearn)\..*\.fit|(?:xgboost|lightgbm)\.train|(?:tensorflow|keras)\..*\.fit|(?:pytorch_)?lightning\..*\.fit|ultralytics\.\w+\(\)\.train|fastai\..*\.(?:fit|fit_one_cycle|fine_tune))$/;
/** Preparation is fitted too, and is no model. */
const PREPARES =
  /\.(?:preprocessing|impute|decomposition|feature_selection|feature_extraction|compose|manifold|random_projection)\./;
const SETTINGS =
  /^(?:transformers\.(?:Seq2Seq)?TrainingArguments|trl\.\w+Config|peft\.\w*LoraConfig|sklearn\.model_selection\.train_test_split)$/;
const READS = /^(?:pandas|polars)\.(?:read|scan)_(?:csv|parquet|json|feather|orc|excel|table|ipc|ndjson)$/;
const DATA_FILE = /^[\w][\w .-]{0,80}\.(?:csv|tsv|parquet|jsonl?|feather|orc|xlsx?|arrow|ndjson)(?:\.gz)?$/i;
const NUMBER_OR_WORD = /^[A-Za-z][\w-]{0,30}$/;

/** Reads the calls of a notebook's Python. Only names, numbers and short words are taken from it. */
export const notebookFacts = remembered((python: PythonCode): NotebookFacts => {
  const { calls, imports } = python;
  const trains = calls.some(({ callee }) => TRAINS.test(callee) && !PREPARES.test(callee));
  const fitted = new Set(calls.flatMap(({ callee, method }) => (method === 'fit' ? [callee.slice(0, -'().fit'.length)] : [])));
  const made = calls.filter(({ callee }) => FITTED.test(callee));
  // In a pipeline or a search it is made here and fitted by what holds it.
  const direct = made.filter(({ callee }) => fitted.has(callee));
  const roots = new Set(imports.map(({ module }) => module.split('.', 1)[0]!));
  return {
    trains,
    hub: unique(
      calls.flatMap((call) => hubUse(call) ?? []),
      ({ id, what, split }) => `${what} ${id} ${split}`,
    ),
    estimators: unique(
      (direct.length > 0 ? direct : trains ? made : []).map((call) => ({ path: call.callee, settings: literals(call) })),
      ({ path }) => path,
    ),
    dataFiles: unique(calls.flatMap((call) => dataFile(call) ?? [])),
    metrics: unique(calls.flatMap((call) => metric(call) ?? [])),
    libraries: modelLibraries
      .filter(
        ({ root }) =>
          roots.has(root) ||
          (root === 'keras' && imports.some(({ module, name }) => `${module}.${name}`.startsWith('tensorflow.keras'))),
      )
      .map(({ id }) => id),
    tasks: unique(calls.flatMap((call) => task(call) ?? [])),
    adapts: calls.some(({ callee }) => callee === 'peft.get_peft_model' || /^peft\.\w*LoraConfig$/.test(callee)),
    modelName: calls.map(registeredName).find((name) => name !== undefined),
  };
});

/** What was set for the training as a whole: `num_train_epochs=3`. */
export function trainingSettings(python: PythonCode): string[] {
  return unique(python.calls.filter(({ callee }) => SETTINGS.test(callee)).flatMap(literals)).slice(0, 12);
}

function hubUse(call: PyCall): HubUse | null {
  const load = hubLoadOf(call);
  if (!load || load.what === 'file') return null;
  const what =
    load.what === 'dataset' ? 'dataset' : /Tokenizer|Processor|FeatureExtractor/.test(call.callee) ? 'tokenizer' : 'model';
  return { id: load.id, revision: stringOf(call.arg('revision')) ?? '', what, split: stringOf(call.arg('split')) ?? '' };
}

function metric(call: PyCall): string | null {
  if (call.callee.startsWith('sklearn.metrics.')) return metricFunctions[call.method] ?? null;
  if (call.callee !== 'evaluate.load' && call.callee !== 'datasets.load_metric') return null;
  const id = stringOf(call.arg('path', 0));
  return id !== undefined && /^[a-z][\w-]{1,30}$/.test(id) ? id : null;
}

function task(call: PyCall): string | null {
  if (/^transformers\.\w+\.from_pretrained$/.test(call.callee)) return autoClassTasks[call.callee.split('.')[1]!] ?? null;
  if (call.callee === 'sentence_transformers.SentenceTransformer') return 'sentence-similarity';
  const named = call.callee === 'transformers.pipeline' ? stringOf(call.arg('task', 0)) : undefined;
  return named !== undefined && Object.hasOwn(pipelineTags, named) ? named : null;
}

/** The file's name alone: where it lies is somebody's own folder. */
function dataFile(call: PyCall): string | null {
  if (!READS.test(call.callee)) return null;
  const path = call.args[0]?.name === undefined ? stringOf(call.args[0]) : undefined;
  const name = path?.split(/[?#]/, 1)[0]?.split(/[/\\]/).at(-1) ?? '';
  return DATA_FILE.test(name) ? name : null;
}

function registeredName(call: PyCall): string | undefined {
  if (!/^mlflow\.(?:\w+\.log_model|register_model)$/.test(call.callee)) return undefined;
  const given =
    stringOf(call.arg('registered_model_name')) ?? stringOf(call.arg('name', call.method === 'register_model' ? 1 : undefined));
  return given !== undefined && given !== 'model' && /^[\w][\w .-]{0,60}$/.test(given) ? given : undefined;
}

/** The keyword arguments that are numbers, switches or single words, as `name=value`. */
function literals(call: PyCall): string[] {
  return call.args.flatMap(({ name, value }) => {
    const text = name === undefined || isSecretName(name) ? null : literal(value);
    return text === null ? [] : [`${name}=${text}`];
  });
}

function literal(value: PyValue): string | null {
  if (value.kind === 'number') return String(value.value);
  if (value.kind === 'bool') return value.value ? 'True' : 'False';
  return value.kind === 'string' && NUMBER_OR_WORD.test(value.value) ? value.value : null;
}

function unique<T>(items: readonly T[], keyOf: (item: T) => unknown = (item) => item): T[] {
  const seen = new Set<unknown>();
  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}

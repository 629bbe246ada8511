import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { isBool } from './pythonCalls.js';

/**
 * Estimators and functions of scikit-learn whose result differs from run to run at their defaults. Those that take a
 * `random_state` and do not need it (LogisticRegression, SVC, PCA, Ridge) are not among them.
 */
const ESTIMATORS = new Set([
  'AdaBoostRegressor',
  'BaggingClassifier',
  'BaggingRegressor',
  'BernoulliRBM',
  'BisectingKMeans',
  'DecisionTreeClassifier',
  'DecisionTreeRegressor',
  'DictionaryLearning',
  'EllipticEnvelope',
  'ExtraTreeClassifier',
  'ExtraTreeRegressor',
  'ExtraTreesClassifier',
  'ExtraTreesRegressor',
  'FastICA',
  'GradientBoostingClassifier',
  'GradientBoostingRegressor',
  'IsolationForest',
  'KMeans',
  'LatentDirichletAllocation',
  'MDS',
  'MLPClassifier',
  'MLPRegressor',
  'MiniBatchDictionaryLearning',
  'MiniBatchKMeans',
  'MiniBatchSparsePCA',
  'Nystroem',
  'PassiveAggressiveClassifier',
  'PassiveAggressiveRegressor',
  'RANSACRegressor',
  'RBFSampler',
  'RandomForestClassifier',
  'RandomForestRegressor',
  'RandomTreesEmbedding',
  'RandomizedSearchCV',
  'SGDClassifier',
  'SGDRegressor',
  'SparsePCA',
  'SpectralClustering',
  'TheilSenRegressor',
  'TruncatedSVD',
  'GaussianRandomProjection',
  'SparseRandomProjection',
  'ShuffleSplit',
  'StratifiedShuffleSplit',
  'GroupShuffleSplit',
  'RepeatedKFold',
  'RepeatedStratifiedKFold',
  'train_test_split',
  'shuffle',
  'resample',
]);
/** Of these `random_state` is an error unless they shuffle. */
const SHUFFLING = new Set(['KFold', 'StratifiedKFold', 'StratifiedGroupKFold']);
const SAMPLERS =
  /^imblearn\.(?:over_sampling|under_sampling|combine)\.(?:SMOTE\w*|BorderlineSMOTE|SVMSMOTE|KMeansSMOTE|ADASYN|Random(?:Over|Under)Sampler)$/;

/** The keyword that would make a call repeatable, or null where it needs none. */
export function missingSeed(call: PyCall): 'random_state' | 'seed' | null {
  if (call.hasStarArgs || call.callee.startsWith('?')) return null;
  if (/^datasets\.load_dataset\(\)/.test(call.callee) && (call.method === 'train_test_split' || call.method === 'shuffle')) {
    return call.arg('seed', call.method === 'shuffle' ? 0 : 4) || given(call, 'generator') || isBool(call.arg('shuffle'), false)
      ? null
      : 'seed';
  }
  if (call.callee.includes('(') || given(call, 'random_state')) return null;
  const ours = call.callee.startsWith('sklearn.')
    ? ESTIMATORS.has(call.method) || (SHUFFLING.has(call.method) && isBool(call.arg('shuffle', 1), true))
    : SAMPLERS.test(call.callee);
  return ours && !isBool(call.arg('shuffle'), false) ? 'random_state' : null;
}

function given(call: PyCall, name: string): boolean {
  return call.arg(name) !== undefined;
}

/** Some seed is set for all random numbers of the kernel, by a library or by a function that is named after it. */
export function setsSeed(python: PythonCode, pattern = /seed/i): boolean {
  return python.calls.some(
    ({ method, callee }) =>
      pattern.test(method) ||
      /(?:enable_full_determinism|torch\.Generator\(\)\.manual_seed|jax\.random\.(?:PRNGKey|key))$/.test(callee),
  );
}

/** The places where the seed is set, for evidence: literal numbers only. */
export function seedCalls(python: PythonCode): PyCall[] {
  const known =
    /^(?:numpy\.random\.(?:seed|default_rng)|random\.seed|torch\.(?:cuda\.)?manual_seed(?:_all)?|torch\.Generator\(\)\.manual_seed|tensorflow\.(?:random\.)?set_(?:random_)?seed|(?:tensorflow\.)?keras\.utils\.set_random_seed|transformers\.(?:set_seed|enable_full_determinism|trainer_utils\.set_seed)|(?:lightning|pytorch_lightning)(?:\.pytorch)?\.seed_everything|accelerate\.utils\.set_seed|jax\.random\.(?:PRNGKey|key))$/;
  return python.calls.filter((call) => known.test(call.callee) && call.args[0]?.value.kind === 'number');
}

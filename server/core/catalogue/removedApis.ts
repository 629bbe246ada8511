/**
 * Names and arguments that libraries no longer have. Each was looked up in the code of two releases: one that has it, and the
 * one named here, which has not. A notice of deprecation names a release too, and often another one than it became.
 */
export interface Removal {
  /** As people call the library. */
  readonly library: string;
  /** As pip calls it, normalised. */
  readonly package: string;
  /** The first release without it. */
  readonly removed: string;
  /** What to use instead, as code. */
  readonly use?: string;
}

export interface RemovedName extends Removal {
  /** Dotted. */
  readonly name: string;
  /** Its last step under its new name, where nothing else changes; `builtin`: `use` replaces the whole name. */
  readonly rename?: string;
  readonly builtin?: boolean;
  /** The new name means the same in the old releases too. */
  readonly same?: boolean;
}

export interface RemovedCall extends Removal {
  /** The resolved callee. */
  readonly callee: RegExp;
  /** The argument that is gone; absent where the method itself is. */
  readonly keyword?: string;
  readonly rename?: string;
  readonly same?: boolean;
}

const numpy = (removed: string) => ({ library: 'NumPy', package: 'numpy', removed });
const pandas = (removed: string) => ({ library: 'pandas', package: 'pandas', removed });
const sklearn = (removed: string) => ({ library: 'scikit-learn', package: 'scikit-learn', removed });
const scipy = (removed: string) => ({ library: 'SciPy', package: 'scipy', removed });
const tensorflow = (removed: string) => ({ library: 'TensorFlow', package: 'tensorflow', removed });
const keras = (removed: string) => ({ library: 'Keras', package: 'keras', removed });
const torch = (removed: string) => ({ library: 'PyTorch', package: 'torch', removed });
const transformers = (removed: string) => ({ library: 'Transformers', package: 'transformers', removed });

const renamed = (prefix: string, removal: Removal, names: Readonly<Record<string, string>>, same = false): RemovedName[] =>
  Object.entries(names).map(([old, rename]) => ({
    ...removal,
    name: `${prefix}.${old}`,
    use: `${prefix}.${rename}`,
    rename,
    same,
  }));
const gone = (prefix: string, removal: Removal, names: string, use?: string): RemovedName[] =>
  names.split(' ').map((name) => ({ ...removal, name: `${prefix}.${name}`, ...(use === undefined ? {} : { use }) }));

export const removedNames: readonly RemovedName[] = [
  ...['int', 'float', 'object', 'str', 'complex'].map((name) => ({
    ...numpy('1.24'),
    name: `numpy.${name}`,
    use: name,
    builtin: true,
    same: true,
  })),
  ...renamed(
    'numpy',
    numpy('2.0'),
    {
      NaN: 'nan',
      Inf: 'inf',
      Infinity: 'inf',
      PINF: 'inf',
      infty: 'inf',
      float_: 'float64',
      complex_: 'complex128',
      string_: 'bytes_',
      unicode_: 'str_',
      product: 'prod',
      cumproduct: 'cumprod',
      sometrue: 'any',
      alltrue: 'all',
      round_: 'round',
      mat: 'asmatrix',
    },
    true,
  ),
  ...gone('numpy', numpy('2.0'), 'NINF', '-numpy.inf'),
  ...gone('numpy', numpy('2.0'), 'asfarray find_common_type cast msort'),
  ...gone('numpy', numpy('2.4'), 'in1d', 'numpy.isin'),
  ...renamed('numpy', numpy('2.4'), { trapz: 'trapezoid' }),
  ...gone('pandas', pandas('0.25'), 'Panel'),
  ...gone('pandas', pandas('2.0'), 'datetime', 'datetime.datetime'),
  ...gone('pandas', pandas('2.0'), 'np', 'numpy'),
  ...gone('pandas', pandas('2.0'), 'Int64Index Float64Index UInt64Index', 'pandas.Index'),
  ...gone('sklearn.datasets', sklearn('1.2'), 'load_boston', 'sklearn.datasets.fetch_california_housing'),
  ...gone('sklearn.metrics', sklearn('1.2'), 'plot_confusion_matrix', 'ConfusionMatrixDisplay.from_estimator'),
  ...gone('sklearn.metrics', sklearn('1.2'), 'plot_roc_curve', 'RocCurveDisplay.from_estimator'),
  ...gone('sklearn.metrics', sklearn('1.2'), 'plot_precision_recall_curve', 'PrecisionRecallDisplay.from_estimator'),
  ...gone('sklearn.inspection', sklearn('1.2'), 'plot_partial_dependence', 'PartialDependenceDisplay.from_estimator'),
  ...gone('sklearn.externals', sklearn('0.23'), 'joblib', 'joblib'),
  ...gone('sklearn', sklearn('0.20'), 'cross_validation grid_search learning_curve', 'sklearn.model_selection'),
  ...gone('sklearn.datasets', sklearn('0.22'), 'fetch_mldata', 'sklearn.datasets.fetch_openml'),
  ...gone('sklearn.preprocessing', sklearn('0.22'), 'Imputer', 'sklearn.impute.SimpleImputer'),
  ...gone('sklearn.metrics', sklearn('0.23'), 'jaccard_similarity_score', 'sklearn.metrics.jaccard_score'),
  ...gone('sklearn.datasets', sklearn('0.24'), 'samples_generator', 'sklearn.datasets'),
  ...gone('scipy.misc', scipy('1.3'), 'imread imsave toimage', 'imageio'),
  ...gone('scipy.misc', scipy('1.3'), 'imresize', 'PIL.Image.Image.resize'),
  ...gone('scipy.misc', scipy('1.15'), 'face ascent electrocardiogram', 'scipy.datasets'),
  ...gone('scipy.misc', scipy('1.15'), 'derivative', 'numdifftools'),
  ...gone('scipy.interpolate', scipy('1.14'), 'interp2d', 'scipy.interpolate.RegularGridInterpolator'),
  ...renamed('scipy.integrate', scipy('1.14'), {
    simps: 'simpson',
    trapz: 'trapezoid',
    cumtrapz: 'cumulative_trapezoid',
  }),
  ...gone('scipy.stats', scipy('1.12'), 'binom_test', 'scipy.stats.binomtest'),
  ...['hann', 'hamming', 'blackman', 'gaussian', 'kaiser', 'bartlett'].flatMap((name) =>
    gone('scipy.signal', scipy('1.13'), name, `scipy.signal.windows.${name}`),
  ),
  ...gone(
    'tensorflow',
    tensorflow('2.0'),
    'Session InteractiveSession placeholder ConfigProto GPUOptions get_default_graph reset_default_graph ' +
      'global_variables_initializer get_variable variable_scope set_random_seed app flags layers losses.softmax_cross_entropy ' +
      'train.AdamOptimizer train.GradientDescentOptimizer train.Saver',
    'tensorflow.compat.v1',
  ),
  ...gone('tensorflow', tensorflow('2.0'), 'contrib'),
  ...gone('keras.utils', keras('2.13'), 'np_utils', 'keras.utils'),
  ...['keras', 'tensorflow.keras'].flatMap((root) => gone(`${root}.wrappers`, keras('2.13'), 'scikit_learn', 'scikeras')),
  ...gone('torch', torch('2.0'), 'symeig', 'torch.linalg.eigh'),
  ...gone('torch', torch('1.13'), 'lstsq', 'torch.linalg.lstsq'),
  ...gone('torch', torch('1.13'), 'matrix_rank', 'torch.linalg.matrix_rank'),
  ...gone('torch', torch('1.13'), 'eig', 'torch.linalg.eig'),
  ...gone('transformers', transformers('4.50'), 'AdamW', 'torch.optim.AdamW'),
  ...gone('transformers', transformers('5.0'), 'AutoModelWithLMHead', 'AutoModelForCausalLM'),
  ...gone('transformers', transformers('5.0'), 'AutoModelForVision2Seq', 'AutoModelForImageTextToText'),
  ...gone('transformers', transformers('5.0'), 'TextDataset LineByLineTextDataset', 'datasets.load_dataset'),
];

/** Classes that went with their framework: names of an import from a module. */
export const removedImports: readonly (Removal & { readonly module: string; readonly pattern: RegExp; readonly what: string })[] =
  [
    {
      ...transformers('5.0'),
      module: 'transformers',
      pattern: /^(?:TF|Flax)[A-Z]/,
      what: 'TensorFlow and Flax classes',
      use: 'the PyTorch classes',
    },
  ];

const FRAME = /^pandas\.(?:DataFrame|read_(?:csv|table|json|parquet|pickle|fwf|feather))\(\)/;
const method = (names: string) => new RegExp(`${FRAME.source}\\.(?:${names})$`);
const readers = /^pandas\.read_(?:csv|table)$/;
const linear =
  /^sklearn\.linear_model\.(?:LinearRegression|Ridge(?:CV)?|Lasso(?:CV)?|ElasticNet(?:CV)?|BayesianRidge|ARDRegression)$/;
const optimizers = /^(?:tensorflow\.)?keras\.optimizers\.(?:Adam|SGD|RMSprop|Adagrad|Adadelta|Adamax|Nadam)$/;
const booster = (library: string, prefix: string) => new RegExp(`^${library}\\.(?:sklearn\\.)?${prefix}\\w+\\(\\)\\.fit$`);

export const removedCalls: readonly RemovedCall[] = [
  { ...pandas('2.0'), callee: method('append'), use: 'pandas.concat' },
  { ...pandas('2.0'), callee: method('iteritems'), use: 'items', rename: 'items', same: true },
  { ...pandas('3.0'), callee: method('applymap'), use: 'map', rename: 'map' },
  { ...pandas('1.0'), callee: method('as_matrix'), use: 'to_numpy' },
  { ...pandas('2.0'), callee: method('mad'), use: '(x - x.mean()).abs().mean()' },
  { ...pandas('2.0'), callee: method('lookup') },
  { ...pandas('2.0'), callee: readers, keyword: 'error_bad_lines', use: 'on_bad_lines' },
  { ...pandas('2.0'), callee: readers, keyword: 'warn_bad_lines', use: 'on_bad_lines' },
  { ...pandas('2.0'), callee: readers, keyword: 'squeeze', use: '.squeeze("columns")' },
  { ...pandas('2.0'), callee: readers, keyword: 'mangle_dupe_cols' },
  { ...pandas('3.0'), callee: readers, keyword: 'delim_whitespace', use: 'sep="\\s+"' },
  { ...pandas('3.0'), callee: readers, keyword: 'date_parser', use: 'date_format' },
  { ...pandas('3.0'), callee: readers, keyword: 'infer_datetime_format' },
  {
    ...pandas('2.0'),
    callee: method('to_csv'),
    keyword: 'line_terminator',
    use: 'lineterminator',
    rename: 'lineterminator',
  },
  { ...pandas('3.0'), callee: method('fillna'), keyword: 'method', use: '`ffill` or `bfill`' },
  { ...sklearn('1.2'), callee: linear, keyword: 'normalize', use: 'a `StandardScaler` in a `Pipeline`' },
  {
    ...sklearn('1.4'),
    callee: /^sklearn\.preprocessing\.OneHotEncoder$/,
    keyword: 'sparse',
    use: 'sparse_output',
    rename: 'sparse_output',
  },
  {
    ...sklearn('1.4'),
    callee: /^sklearn\.cluster\.AgglomerativeClustering$/,
    keyword: 'affinity',
    use: 'metric',
    rename: 'metric',
  },
  {
    ...sklearn('1.4'),
    callee: /^sklearn\.(?:ensemble\.(?:Bagging|AdaBoost)(?:Classifier|Regressor)|calibration\.CalibratedClassifierCV)$/,
    keyword: 'base_estimator',
    use: 'estimator',
    rename: 'estimator',
  },
  {
    ...sklearn('1.7'),
    callee: /^sklearn\.manifold\.TSNE$/,
    keyword: 'n_iter',
    use: 'max_iter',
    rename: 'max_iter',
  },
  {
    ...sklearn('1.6'),
    callee: /^sklearn\.metrics\.mean_squared_(?:log_)?error$/,
    keyword: 'squared',
    use: 'root_mean_squared_error',
  },
  { ...sklearn('1.0'), callee: /^sklearn\.cluster\.KMeans$/, keyword: 'n_jobs' },
  { ...sklearn('0.24'), callee: /^sklearn\.model_selection\.(?:GridSearchCV|RandomizedSearchCV)$/, keyword: 'iid' },
  {
    ...sklearn('1.2'),
    callee:
      /^sklearn\.(?:feature_extraction\.text\.\w+|preprocessing\.(?:OneHotEncoder|PolynomialFeatures))\(\)\.get_feature_names$/,
    use: 'get_feature_names_out',
    rename: 'get_feature_names_out',
  },
  {
    ...transformers('4.51'),
    callee: /^transformers\.(?:Seq2Seq)?TrainingArguments$/,
    keyword: 'evaluation_strategy',
    use: 'eval_strategy',
    rename: 'eval_strategy',
  },
  {
    library: 'XGBoost',
    package: 'xgboost',
    removed: '2.1',
    callee: booster('xgboost', 'XGB'),
    keyword: 'early_stopping_rounds',
    use: 'the argument of the constructor',
  },
  {
    library: 'XGBoost',
    package: 'xgboost',
    removed: '2.1',
    callee: booster('xgboost', 'XGB'),
    keyword: 'eval_metric',
    use: 'the argument of the constructor',
  },
  ...['early_stopping_rounds', 'verbose_eval', 'evals_result', 'verbose'].map((keyword) => ({
    library: 'LightGBM',
    package: 'lightgbm',
    removed: '4.0',
    callee: keyword === 'verbose' ? booster('lightgbm', 'LGBM') : /^lightgbm\.(?:train|cv|(?:sklearn\.)?LGBM\w+\(\)\.fit)$/,
    keyword,
    use: 'callbacks=[lightgbm.early_stopping(…), lightgbm.log_evaluation(…)]',
  })),
  {
    ...tensorflow('2.6'),
    callee: /^(?:tensorflow\.)?keras\.(?:models\.)?(?:Sequential|Model)\(\)\.predict_classes$/,
    use: 'predict(…).argmax(axis=-1)',
  },
  {
    ...keras('3.0'),
    callee: /^(?:tensorflow\.)?keras\.(?:models\.)?(?:Sequential|Model)\(\)\.fit_generator$/,
    use: 'fit',
    rename: 'fit',
  },
  { ...keras('3.0'), callee: optimizers, keyword: 'lr', use: 'learning_rate', rename: 'learning_rate' },
];

import type { PyCall, PyDefinition, PythonCode } from './python.js';

/** What a script does with a model. */
export interface ModelUse {
  readonly trains: boolean;
  /** Reads weights: from a file, a registry or a hub. */
  readonly loads: boolean;
  /** Answers requests within a framework for serving models. A web app that loads a model only `loads`. */
  readonly serves: boolean;
}

const ROOTS = [
  ...['torch', 'tensorflow', 'keras', 'tf_keras', 'jax', 'flax', 'sklearn', 'xgboost', 'lightgbm', 'catboost', 'imblearn'],
  ...['transformers', 'diffusers', 'sentence_transformers', 'peft', 'trl', 'optimum', 'unsloth', 'setfit', 'timm', 'open_clip'],
  ...['auto_gptq', 'gptqmodel', 'awq', 'adapters', 'huggingface_hub', 'vllm', 'sglang', 'llama_cpp', 'ctranslate2', 'mlx_lm'],
  ...['mlflow', 'bentoml', 'ray', 'litserve', 'kserve', 'mlserver', 'seldon_core', 'cog', 'ts', 'pytriton', 'sagemaker', 'azure'],
  ...['kfserving', 'sagemaker_inference', 'azureml', 'langchain\\w*'],
  ...['onnxruntime', 'openvino', 'tensorrt', 'skops', 'joblib', 'pickle', 'cloudpickle', 'dill', 'spacy', 'fasttext', 'gensim'],
  ...['lightning', 'pytorch_lightning', 'fastai', 'statsmodels', 'prophet', 'autogluon', 'pycaret', 'flaml', 'skorch', 'h2o'],
  ...[
    'ultralytics',
    'whisper',
    'faster_whisper',
    'detectron2',
    'easyocr',
    'stable_baselines3',
    'accelerate',
    'keras_hub',
    'audiocraft',
  ],
];
/** One line of imports, wherever in it the library stands. */
const IMPORTS = new RegExp(`^[ \\t]*(?:from[ \\t]+|import[ \\t]+(?:[\\w. \\t]+,)*[ \\t]*)(?:${ROOTS.join('|')})\\b`, 'm');
/** Words without which none of the calls below can be written. */
const WORDS =
  /\b(?:fit\w*|partial_fit|train|cv|fine_tune|backward|\w*log_model|save_model|register_model|autolog|from_pretrained|get_pretrained|\w+Deployment|from_preset|load\w*|read_model|compile_model|pipeline|SentenceTransformer|CrossEncoder|HuggingFace\w*|LlamaCpp|LLM|from_engine_args|InferenceSession|YOLO|Llama|WhisperModel|Translator|Generator|Booster|create_model|snapshot_download|hf_hub_download|deserialize_cuda_engine|deploy|service|Service|Runnable|deployment|ingress|LitAPI|LitServer|BasePredictor|BaseHandler|MLModel|ModelServer|KFModel|KFServer|BentoService|DefaultHandlerService|DefaultInferenceHandler|PythonModel|SeldonComponent|Triton|learn)\b/;
/** Entry points that a server looks for by name. */
const ENTRY = /^class[ \t]+TritonPythonModel\b|^def[ \t]+model_fn\b|\bAZUREML_MODEL_DIR\b/m;

/** A cheap look at the words of a file: false for Python that has nothing to do with models. Linear. */
export function mayUseModels(text: string): boolean {
  // Imports first: they are looked for at the beginnings of lines, words everywhere.
  return ENTRY.test(text) || (IMPORTS.test(text) && WORDS.test(text));
}

const FITS =
  /^(?:sklearn|xgboost|lightgbm|catboost|imblearn|statsmodels|tensorflow|keras|tf_keras|lightning|pytorch_lightning|fastai|prophet|autogluon|flaml|skorch|ultralytics|transformers|trl|sentence_transformers|setfit|stable_baselines3|unsloth|peft|h2o)\..*\(\).*\.(?:fit|fit_transform|fit_predict|fit_resample|partial_fit|fit_generator|fit_one_cycle|fine_tune|train|learn)$/;
const TRAINS =
  /^(?:(?:xgboost|lightgbm)\.(?:train|cv)|pycaret\.\w+\.(?:compare_models|create_model)|mlflow\.(?:register_model|autolog|\w+\.(?:log_model|save_model|autolog))|sagemaker\..*\(\)\.(?:fit|train)|keras(?:\.\w+)*\(\)\.fit)$/;
/** PyTorch modules switch a mode by `train()`. */
const MODE = /^(?:transformers\..*from_pretrained\(\)|torch\..*)\.train$/;
/** What is made to be fitted: `RandomForestClassifier()`, `Pipeline()`, `Sequential()`, `Trainer()`. */
const LEARNERS =
  /^(?:(?:sklearn|xgboost|lightgbm|catboost|imblearn)\.(?!metrics\.|datasets\.)(?:\w+\.)*[A-Z]\w*|(?:tensorflow\.)?(?:tf_)?keras\.(?:\w+\.)*(?:Sequential|Model)|(?:transformers|trl|lightning|pytorch_lightning|sentence_transformers|setfit)\.(?:\w+\.)*\w*Trainer)$/;

const LOADS = new RegExp(
  `^(?:${[
    '(?:transformers|diffusers|peft|sentence_transformers|setfit|optimum|unsloth|auto_gptq|gptqmodel|awq|adapters|trl|mlx_lm|llama_cpp|gliner)\\.(?![\\w.]*(?:Tokenizer|Config|Processor|FeatureExtractor|Scheduler)\\w*\\.)[\\w.]+\\.(?:from_pretrained|from_quantized|from_single_file)',
    'transformers\\.pipeline',
    'sentence_transformers\\.(?:SentenceTransformer|CrossEncoder|SparseEncoder)',
    'vllm\\.(?:LLM|\\w*AsyncLLMEngine\\.from_engine_args|\\w*LLMEngine\\.from_engine_args|[\\w.]*AsyncLLM\\.from_engine_args)',
    'sglang\\.(?:Engine|Runtime)',
    '(?:torch|torch\\.jit|torch\\.hub|torch\\.serialization|torch\\.export)\\.load',
    '(?:tensorflow\\.)?(?:tf_)?keras\\.(?:models|saving)\\.load_model',
    'keras_hub\\.[\\w.]+\\.from_preset',
    'tensorflow\\.saved_model\\.load',
    'joblib\\.load',
    '(?:sklearn\\.externals\\.)joblib\\.load',
    'skops\\.io\\.load',
    'mlflow\\.(?:\\w+\\.)+load_model',
    'onnxruntime\\.InferenceSession',
    'openvino(?:\\.runtime)?\\.Core\\(\\)\\.(?:compile_model|read_model)',
    'tensorrt\\.Runtime\\(\\)\\.deserialize_cuda_engine',
    '(?:spacy\\.load|fasttext\\.load_model|whisper\\.load_model|h2o\\.load_model|mlx_lm\\.load|timm\\.create_model)',
    '(?:faster_whisper\\.WhisperModel|llama_cpp\\.Llama|ctranslate2\\.(?:Translator|Generator)|ultralytics\\.YOLO)',
    'gensim\\.models\\.[\\w.]+\\.load\\w*',
    'fastai\\.[\\w.]+\\.load_learner',
    // In this process; those of the same family that end in `Endpoint` ask a server.
    'langchain\\w*\\.(?:\\w+\\.)*(?:HuggingFace(?:Bge|Instruct)?Embeddings|HuggingFacePipeline\\.from_model_id|LlamaCpp)',
    'audiocraft\\.models\\.\\w+\\.get_pretrained',
    '(?:xgboost|catboost)\\.\\w+\\(\\)\\.load_model',
    'stable_baselines3\\.[\\w.]+\\.load',
    'autogluon\\.[\\w.]+\\.load',
    'bentoml\\.\\w+\\.(?:load_model|get)',
    'bentoml\\.models\\.(?:get|BentoModel|HuggingFaceModel)',
  ].join('|')})$`,
);
const UNPICKLES = /^(?:_?pickle|cPickle|cloudpickle|dill)\.loads?$/;
const UNPICKLED = /^(?:_?pickle|cPickle|cloudpickle|dill)\.loads?\(\)\./;
const PREDICTS = /^(?:predict|predict_proba|predict_log_proba|decision_function)$/;
const DOWNLOADS = /^huggingface_hub\.(?:snapshot_download|hf_hub_download)$/;
const AZURE_MODEL_PATH = /^azureml\.core\.(?:model\.)?Model\.get_model_path$/;
/** Libraries whose pickles are models. */
const PICKLED = ['sklearn', 'xgboost', 'lightgbm', 'catboost', 'torch', 'keras', 'tensorflow'];

const SERVES = new RegExp(
  `^(?:${[
    'bentoml\\.(?:service|Service|Runnable|Runner|BentoService|legacy\\.\\w+)(?:\\(\\))?',
    'ray\\.serve\\.(?:deployment|ingress|run|llm\\.\\w+)(?:\\(\\))?',
    'cog\\.(?:BasePredictor|BaseRunner)',
    'mlserver\\.(?:MLModel|\\w+\\.\\w*Runtime)',
    'litserve\\.(?:LitAPI|LitServer|\\w+\\.LitAPI)',
    'kserve\\.(?:\\w+\\.)*(?:Model|ModelServer|OpenAIModel|HuggingfaceModel)',
    'kfserving\\.(?:\\w+\\.)*(?:KFModel|KFServer)',
    'sagemaker_inference\\.(?:\\w+\\.)*Default(?:HandlerService|InferenceHandler)',
    'ts\\.torch_handler\\.[\\w.]+',
    'seldon_core\\.user_model\\.\\w+',
    'mlflow\\.pyfunc\\.(?:\\w+\\.)?(?:PythonModel|ChatModel|ChatAgent|ResponsesAgent)',
    'pytriton\\.triton\\.Triton',
    'sagemaker\\.[\\w.]+\\(\\)\\.deploy',
    'azure\\.ai\\.ml\\.entities\\.(?:ManagedOnline|KubernetesOnline|Online|Batch|ModelBatch)Deployment',
  ].join('|')})$`,
);

/** What a script does with a model, or null where it does nothing: by what is called and defined, not by what is imported. */
export function modelUseOf(python: PythonCode): ModelUse | null {
  if (python.imports.some(({ module }) => /^(?:pytest|unittest)(?:\.|$)/.test(module) && module !== 'unittest.mock')) return null;
  const trains = python.calls.some((call) => isFit(call)) || fitsUnseen(python);
  const loads = python.calls.some((call) => isLoad(call, python));
  const serves = python.calls.some(({ callee }) => SERVES.test(callee)) || definesService(python.definitions, python);
  return trains || loads || serves ? { trains, loads, serves } : null;
}

function isFit({ callee }: PyCall): boolean {
  return (FITS.test(callee) && !MODE.test(callee)) || TRAINS.test(callee);
}

/** `fit` of something that came by a way nobody can follow (an attribute, a parameter), in a file that makes learners. */
function fitsUnseen(python: PythonCode): boolean {
  const { calls } = python;
  if (calls.some(({ method }) => method === 'backward') && python.usesModule('torch')) {
    return calls.some(({ method, callee }) => method === 'zero_grad' || callee.startsWith('torch.optim.'));
  }
  const methods = new Set(calls.flatMap(({ callee, method }) => (callee.startsWith('?.') ? [method] : [])));
  const fits = methods.has('fit') || methods.has('partial_fit') || methods.has('fit_generator');
  if (!fits && !methods.has('train')) return false;
  return calls.some(({ callee }) => LEARNERS.test(callee) && (fits || callee.endsWith('Trainer')));
}

function isLoad(call: PyCall, python: PythonCode): boolean {
  const { callee } = call;
  if (callee.startsWith('?')) return false;
  if (LOADS.test(callee)) return true;
  if (callee === 'lightgbm.Booster') return call.arg('model_file', 1) !== undefined;
  if (DOWNLOADS.test(callee)) {
    const kind = call.arg('repo_type')?.value;
    return kind?.kind !== 'string' || kind.value === 'model';
  }
  return UNPICKLES.test(callee) && (PICKLED.some((library) => python.usesModule(library)) || python.calls.some(isPrediction));
}

/** Asks for a prediction of what was unpickled, or of what came by a way nobody can follow. */
function isPrediction({ callee, method }: PyCall): boolean {
  return PREDICTS.test(method) && (callee.startsWith('?.') || UNPICKLED.test(callee));
}

function definesService(definitions: readonly PyDefinition[], python: PythonCode): boolean {
  const top = (name: string) => definitions.some((d) => d.kind === 'function' && d.topLevel && d.name === name);
  return (
    definitions.some(
      ({ kind, name, topLevel, bases, decorators, parameters }) =>
        [...bases, ...decorators].some((path) => SERVES.test(path)) ||
        (kind === 'class' && topLevel && name === 'TritonPythonModel') ||
        // What SageMaker calls; an estimator of TensorFlow has a `model_fn` of (features, labels, mode).
        (kind === 'function' && topLevel && name === 'model_fn' && /^(?:model_dir|model_path)$/.test(parameters[0] ?? '')),
    ) ||
    // The entry script of an Azure ML endpoint; `get_model_path` is how the first SDK says it.
    (top('init') &&
      top('run') &&
      (python.mentions('AZUREML_MODEL_DIR') || python.calls.some(({ callee }) => AZURE_MODEL_PATH.test(callee))))
  );
}

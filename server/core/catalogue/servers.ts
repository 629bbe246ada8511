/** How model servers are known: images, arguments, environment, resource names. */

/** Matched against the repository of an image, registry included. */
const MODEL_SERVER_IMAGES = anyOf([
  /(?:^|\/)vllm\/vllm-(?:openai|tpu|cpu)|(?:^|\/)vllm-[\w-]+$/,
  /(?:^|\/)huggingface\/(?:text-generation-inference|text-embeddings-inference|transformers-pytorch)/,
  /(?:^|\/)(?:text-generation-inference|text-embeddings-inference)$/,
  /(?:^|\/)lmsysorg\/sglang$/,
  /(?:^|\/)tritonserver(?:-[\w-]+)?$/,
  /^nvcr\.io\/nim\//,
  /(?:^|\/)tensorflow\/serving$/,
  /(?:^|\/)pytorch\/torchserve(?:-[\w-]+)?$/,
  /(?:^|\/)seldonio\/mlserver$|(?:^|\/)mlserver$/,
  /(?:^|\/)kserve\/[\w-]*server$/,
  /(?:^|\/)openvino\/model_server$/,
  /(?:^|\/)ollama\/ollama$/,
  /(?:^|\/)rayproject\/ray(?:-llm|-ml)?$/,
  /(?:^|\/)localai\/localai$/,
  /(?:^|\/)ggml-org\/llama\.cpp$|(?:^|\/)ggerganov\/llama\.cpp$/,
]);

function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map((pattern) => pattern.source).join('|'));
}

/** Of Triton's images these hold clients, or what a server is built upon, and no server. Source: NGC, Triton Inference Server. */
const TRITON_WITHOUT_SERVER = /(?:^|\/)tritonserver:[^/:]*-(?:sdk|min)$/;

/** The image (with or without tag) is one of a known model server. */
export function hasModelServerImage(image: string): boolean {
  const named = image.replace(/@.*$/, '');
  return MODEL_SERVER_IMAGES.test(named.replace(/:[^/:]*$/, '')) && !TRITON_WITHOUT_SERVER.test(named);
}

/** Flags that only model servers have. */
export const MODEL_ARGUMENTS: ReadonlySet<string> = new Set([
  '--model-repository',
  '--model-store',
  '--model_base_path',
  '--model_config_file',
  '--model-id',
  '--served-model-name',
  '--model_name',
  '--model-control-mode',
  '--tensor-parallel-size',
  '--max-model-len',
]);

export const MODEL_COMMANDS: readonly string[] = [
  'vllm serve',
  'vllm.entrypoints.openai.api_server',
  'tritonserver',
  'torchserve',
  'tensorflow_model_server',
  'mlserver start',
  'bentoml serve',
  'serve run',
  'mlflow models serve',
  'text-generation-launcher',
  'sglang.launch_server',
];

/** Matched against an image with its tag: frameworks in which models are trained, and no servers. */
const TRAINING_IMAGE =
  /(?:^|\/)pytorch\/pytorch(?::|$)|^nvcr\.io\/nvidia\/(?:pytorch|tensorflow|nemo)(?::|$)|(?:^|\/)tensorflow\/tensorflow:[^/]*-gpu(?:-|$)|(?:^|\/)huggingface\/transformers-[\w-]+(?::|$)/;

/** The image (with or without tag) is a framework's own, in which a batch job trains or scores. */
export function hasTrainingImage(image: string): boolean {
  return TRAINING_IMAGE.test(image.replace(/@.*$/, ''));
}

const LAUNCHERS: ReadonlySet<string> = new Set([
  'torch.distributed.run',
  'torch.distributed.launch',
  'accelerate.commands.launch',
]);
const TRAINING: ReadonlySet<string> = new Set(['train', 'training', 'trainer', 'pretrain', 'finetune', 'finetuning']);

/** The command line trains a model by what it starts: a launcher of processes that train together, a script by its name. */
export function hasTrainingCommand(words: readonly string[]): boolean {
  return words.some((word, i) => {
    const program = word.slice(word.lastIndexOf('/') + 1);
    if (program === 'torchrun' || program === 'deepspeed') return true;
    if (program === 'accelerate') return words[i + 1] === 'launch';
    if (!/^python[\d.]*$/.test(program)) return false;
    const started = words.slice(i + 1).find((next) => !next.startsWith('-') || next === '-c');
    if (started === undefined || started === '-c') return false;
    if (LAUNCHERS.has(started)) return true;
    const name = started
      .replace(/\.py$/, '')
      .split(/[/.]/)
      .at(-1)!
      .toLowerCase()
      .replace('fine_tun', 'finetun')
      .replace('fine-tun', 'finetun');
    return name.split(/[_-]/).some((part) => TRAINING.has(part));
  });
}

export const MODEL_ENVIRONMENT =
  /^(?:MODEL_(?:ID|NAME|PATH|URI|DIR)|HF_TOKEN|HF_HOME|HUGGING_FACE_HUB_TOKEN|TRANSFORMERS_CACHE|MLFLOW_TRACKING_URI|NGC_API_KEY|NIM_\w+|STORAGE_URI)$/;

/** An extended resource that is an accelerator. */
export function isAccelerator(resource: string): boolean {
  return /^(?:nvidia\.com\/(?:gpu|mig-[\w.-]+)(?:\.shared)?|amd\.com\/gpu|gpu\.intel\.com\/[\w-]+|google\.com\/tpu|aws\.amazon\.com\/neuron\w*|habana\.ai\/gaudi)$/.test(
    resource,
  );
}

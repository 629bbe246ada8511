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

export const MODEL_ENVIRONMENT =
  /^(?:MODEL_(?:ID|NAME|PATH|URI|DIR)|HF_TOKEN|HF_HOME|HUGGING_FACE_HUB_TOKEN|TRANSFORMERS_CACHE|MLFLOW_TRACKING_URI|NGC_API_KEY|NIM_\w+|STORAGE_URI)$/;

/** An extended resource that is an accelerator. */
export function isAccelerator(resource: string): boolean {
  return /^(?:nvidia\.com\/(?:gpu|mig-[\w.-]+)(?:\.shared)?|amd\.com\/gpu|gpu\.intel\.com\/[\w-]+|google\.com\/tpu|aws\.amazon\.com\/neuron\w*|habana\.ai\/gaudi)$/.test(
    resource,
  );
}

import { mlPackages } from '../catalogue/packages.js';
import { hasModelServerImage, MODEL_COMMANDS } from '../catalogue/servers.js';
import { commandOf, type Dockerfile, pairsOf, wordsOf } from './dockerfile.js';
import { installsOf } from './dockerfileInstalls.js';
import { bakedModels, MODEL_FILE } from './dockerfileModels.js';

/** Images that bring a machine-learning library or are made to run models. */
const ML_IMAGE =
  /(?:^|\/)(?:pytorch\/(?:pytorch|torchserve)|rocm\/(?:pytorch|tensorflow|jax|vllm)\S*|tensorflow\/tensorflow|huggingface\/\S+|bentoml\/\S+|mlflow\/mlflow|deepspeed\/deepspeed|jupyter\/(?:scipy|datascience|tensorflow|pytorch)-notebook|deep-learning-containers\/\S+|deeplearning-platform-release\/\S+|azureml\/\S+|(?:huggingface|pytorch|tensorflow)-(?:training|inference)\S*)$|^nvcr\.io\/nvidia\/(?:pytorch|tensorflow|tensorrt|tritonserver|nemo|jax|mxnet|modulus|merlin)\S*$/;

/** Variables that only something which loads models sets. */
const ML_VARIABLE =
  /^(?:HF_HOME|HF_TOKEN|HF_HUB_\w+|HUGGING_?FACE_HUB_\w+|TRANSFORMERS_(?:CACHE|OFFLINE)|SENTENCE_TRANSFORMERS_HOME|TORCH_HOME|VLLM_\w+|NIM_\w+|MLFLOW_TRACKING_URI|TOKENIZERS_PARALLELISM)$/;

/** The image runs an image of machine learning, or one that people build upon it. */
export function isMlImage(repository: string): boolean {
  return hasModelServerImage(repository) || ML_IMAGE.test(repository);
}

/** Its own text says that a model is served, trained or shipped: by its base image, what it installs, copies, fetches or starts. */
export function isAboutModel(dockerfile: Omit<Dockerfile, 'meanings' | 'aboutModel'>): boolean {
  const { stages, instructions } = dockerfile;
  if (stages.some((s) => !s.parent && isMlImage(s.base.repository))) return true;
  for (const instruction of instructions) {
    if (instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT') {
      const line = ` ${commandOf(dockerfile, instruction)
        .words.map((w) => w.text)
        .join(' ')} `;
      if (MODEL_COMMANDS.some((c) => line.includes(` ${c} `) || line.includes(`/${c} `))) return true;
    }
    const copies = instruction.keyword === 'COPY' || instruction.keyword === 'ADD';
    if (copies && wordsOf(dockerfile, instruction).some((w) => MODEL_FILE.test(w.text))) return true;
    if (instruction.keyword === 'ENV' && pairsOf(dockerfile, instruction).some((p) => ML_VARIABLE.test(p.name))) return true;
  }
  const installs = installsOf(dockerfile);
  return installs.some((i) => i.entries.some((e) => mlPackages.has(e.name))) || bakedModels(dockerfile).length > 0;
}

import { str } from '../../artifacts/yaml.js';
import { type Argument, type Container, flag } from '../../container.js';
import { remembered } from '../../remembered.js';

/** Model servers whose arguments and paths the rules know. */
export type ModelServer = 'vllm' | 'tgi' | 'tei' | 'sglang' | 'triton' | 'tensorflow-serving' | 'torchserve' | 'mlserver' | 'nim';

const IMAGES: readonly (readonly [RegExp, ModelServer])[] = [
  [/(?:^|\/)vllm\/vllm-[\w-]+$|(?:^|\/)vllm-(?:openai|tpu|cpu|rocm)[\w-]*$/, 'vllm'],
  [/(?:^|\/)text-generation-inference$/, 'tgi'],
  [/(?:^|\/)text-embeddings-inference$/, 'tei'],
  [/(?:^|\/)lmsysorg\/sglang$/, 'sglang'],
  [/(?:^|\/)tritonserver(?:-[\w-]+)?$/, 'triton'],
  [/(?:^|\/)tensorflow\/serving$/, 'tensorflow-serving'],
  [/(?:^|\/)pytorch\/torchserve(?:-[\w-]+)?$/, 'torchserve'],
  [/(?:^|\/)seldonio\/mlserver$/, 'mlserver'],
  [/^nvcr\.io\/nim\//, 'nim'],
];

const COMMANDS: readonly (readonly [RegExp, ModelServer])[] = [
  [/(?:^|[ /])vllm serve |vllm\.entrypoints\.(?:openai\.)?api_server/, 'vllm'],
  [/(?:^|[ /])text-generation-launcher /, 'tgi'],
  [/sglang\.launch_server|(?:^|[ /])sglang serve /, 'sglang'],
  [/(?:^|[ /])tritonserver /, 'triton'],
  [/(?:^|[ /])tensorflow_model_server /, 'tensorflow-serving'],
  [/(?:^|[ /])mlserver start /, 'mlserver'],
];

/** What a container runs, by its command, else by its image; undefined where neither is known. */
export const modelServer = remembered((container: Container): ModelServer | undefined => {
  const line = container.args.map((a) => a.text).join(' ') + ' ';
  const repository = container.image?.reference.repository ?? '';
  return COMMANDS.find(([pattern]) => pattern.test(line))?.[1] ?? IMAGES.find(([pattern]) => pattern.test(repository))?.[1];
});

/** Flags that name the model, by server; KServe's Hugging Face runtime writes them with underscores. */
const MODEL_FLAGS = ['--model', '--model-id', '--model_id', '--model-path', '--model_path'];

/** The model that a server is told to load: a flag, the word behind `vllm serve`, or TGI's `MODEL_ID`. */
export const modelArgument = remembered((container: Container): Argument | undefined => {
  const byFlag = flag(container, ...MODEL_FLAGS);
  if (byFlag) return byFlag;
  const serve = container.args.findIndex((a, i) => a.text === 'serve' && /(?:^|\/)vllm$/.test(container.args[i - 1]?.text ?? ''));
  const positional = serve >= 0 ? container.args[serve + 1] : undefined;
  if (positional && !positional.text.startsWith('-')) return positional;
  const server = modelServer(container);
  if (server !== 'tgi' && server !== 'tei') return undefined;
  const variable = container.env.find((e) => e.name === 'MODEL_ID')?.value;
  const text = str(variable);
  return variable && text ? { text, node: variable } : undefined;
});

/** The literal value of an environment variable; undefined where it is unset or comes from elsewhere. */
export function environment(container: Container, ...names: string[]): string | undefined {
  const variable = container.env.find((e) => names.includes(e.name) && e.value);
  return str(variable?.value);
}

/** The flag is given and not switched off. */
export function isSwitchedOn(container: Container, ...names: string[]): Argument | undefined {
  const given = container.args.find((a) => names.some((n) => a.text === n || a.text.startsWith(n + '=')));
  return given && !/=(?:false|0|no|off)$/i.test(given.text) ? given : undefined;
}

import { isPlaceholder } from '../artifacts/yamlTemplate.js';
import { type Argument, type Container, flag } from '../container.js';
import { remembered } from '../remembered.js';
import { modelArgument, modelServer } from '../rules/shared/modelServer.js';
import { gib } from './words.js';

/** The memory that the weights of a served model take, and how it was come to. */
export interface ModelWeights {
  /** `Qwen/Qwen2.5-72B-Instruct`. */
  readonly id: string;
  readonly argument: Argument;
  readonly bytes: number;
  /** "72 × 10⁹ parameters × 2 bytes = 134 GiB". */
  readonly derivation: string;
}

/** Families that are published in 16 bits a weight unless their name says otherwise; others may be quantised as they come. */
const SIXTEEN_BITS =
  /^(?:meta-llama\/|codellama\/|Qwen\/(?:Qwen1\.5|Qwen2|Qwen2\.5|Qwen3)-|mistralai\/(?:Mistral-7B|Mixtral-|Mistral-Nemo|Mistral-Small-24B)|google\/gemma-|tiiuae\/falcon|EleutherAI\/|bigscience\/bloom|facebook\/opt-|microsoft\/[Pp]hi-[123]|deepseek-ai\/DeepSeek-R1-Distill-|HuggingFaceH4\/|lmsys\/vicuna|allenai\/OLMo|01-ai\/Yi-)/;
/** Names that say that the weights were made smaller. */
const SMALLER = /awq|gptq|fp8|int[48]|[48]bit|gguf|ggml|bnb|nf4|w[48]a\d+|mxfp4|nvfp4|quantized|exl2|marlin|eetq/i;
const MIXTURES: Readonly<Record<string, number>> = { '8x7b': 46.7e9, '8x22b': 140.6e9 };
/** Names round down by less than this: `7B` stands for 6.7 to 7.6 billion. */
const ROUNDED = 0.95;

/** Bytes a weight takes by the method that the server is told to quantise with. Sources: vLLM and TGI documentation. */
const METHODS: Readonly<Record<string, number>> = {
  awq: 0.5,
  awq_marlin: 0.5,
  gptq: 0.5,
  gptq_marlin: 0.5,
  bitsandbytes: 0.5,
  'bitsandbytes-nf4': 0.5,
  'bitsandbytes-fp4': 0.5,
  fp8: 1,
  eetq: 1,
  int8: 1,
};

/**
 * What the weights take in memory at least, by the name of the model and the precision it is served in. Undefined where the name
 * does not tell the number of parameters or the precision is not certain. Never more than the truth: names round.
 */
export const modelWeights = remembered((container: Container): ModelWeights | undefined => {
  const argument = modelArgument(container);
  if (!argument || isPlaceholder(argument.text)) return undefined;
  const id = argument.text.replace(/^hf:\/\//, '').split(/[:@]/, 1)[0]!;
  const parameters = parametersIn(id);
  const each = bytesPerWeight(container, id);
  if (parameters === undefined || each === undefined) return undefined;
  const bytes = parameters * each * ROUNDED;
  const count = `${parameters / 1e9} × 10⁹ parameters`;
  return { id, argument, bytes, derivation: `${count} × ${each} byte${each === 1 ? '' : 's'} = ${gib(parameters * each)}` };
});

/** `7B`, `0.5B`, `8x7B` of the part behind the owner; undefined where there is none or more than one. */
export function parametersIn(id: string): number | undefined {
  const name = id.slice(id.lastIndexOf('/') + 1);
  const mixture = /(?:^|[-_])(\d+x\d+b)(?=$|[-_.])/i.exec(name);
  if (mixture) return MIXTURES[mixture[1]!.toLowerCase()];
  const found = [...name.matchAll(/(?:^|[-_])(\d{1,4}(?:\.\d{1,2})?)b(?=$|[-_.])/gi)];
  return found.length === 1 ? Number(found[0]![1]) * 1e9 : undefined;
}

function bytesPerWeight(container: Container, id: string): number | undefined {
  const server = modelServer(container);
  if (!server && container.framework !== 'huggingface') return undefined;
  const method = flag(container, '--quantization', '--quantize', '-q')?.text;
  if (method !== undefined) return METHODS[method.toLowerCase()];
  const set = container.env.some((e) => /QUANTI[SZ]E/.test(e.name));
  const format = flag(container, '--load-format')?.text;
  if (set || SMALLER.test(id) || !SIXTEEN_BITS.test(id) || (format !== undefined && /bitsandbytes|gguf|dummy/.test(format)))
    return undefined;
  const precision = flag(container, '--dtype')?.text;
  return precision === 'float32' || precision === 'float' ? 4 : 2;
}

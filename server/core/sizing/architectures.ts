/** What of a language model's architecture decides the size of its key-value cache. */
export interface Architecture {
  readonly layers: number;
  readonly kvHeads: number;
  readonly headSize: number;
}

/**
 * Published architectures by repository id, from the `config.json` of each (`num_hidden_layers`, `num_key_value_heads`,
 * `head_dim` or `hidden_size / num_attention_heads`). The pattern covers the base model and its fine-tunes by the same maker.
 */
const KNOWN: readonly (readonly [RegExp, Architecture])[] = [
  [/^meta-llama\/(?:Meta-)?Llama-3(?:\.1)?-8B(?:-Instruct)?$/, { layers: 32, kvHeads: 8, headSize: 128 }],
  [/^meta-llama\/(?:Meta-)?Llama-3(?:\.[13])?-70B(?:-Instruct)?$/, { layers: 80, kvHeads: 8, headSize: 128 }],
  [/^meta-llama\/Llama-3\.2-1B(?:-Instruct)?$/, { layers: 16, kvHeads: 8, headSize: 64 }],
  [/^meta-llama\/Llama-3\.2-3B(?:-Instruct)?$/, { layers: 28, kvHeads: 8, headSize: 128 }],
  [/^meta-llama\/Llama-2-7b(?:-chat)?-hf$/, { layers: 32, kvHeads: 32, headSize: 128 }],
  [/^meta-llama\/Llama-2-13b(?:-chat)?-hf$/, { layers: 40, kvHeads: 40, headSize: 128 }],
  [/^meta-llama\/Llama-2-70b(?:-chat)?-hf$/, { layers: 80, kvHeads: 8, headSize: 128 }],
  [/^mistralai\/Mistral-7B(?:-Instruct)?-v0\.[123]$/, { layers: 32, kvHeads: 8, headSize: 128 }],
  [/^mistralai\/Mixtral-8x7B(?:-Instruct)?-v0\.1$/, { layers: 32, kvHeads: 8, headSize: 128 }],
  [/^Qwen\/Qwen2\.5(?:-Coder|-Math)?-7B(?:-Instruct)?$/, { layers: 28, kvHeads: 4, headSize: 128 }],
  [/^Qwen\/Qwen2\.5(?:-Coder)?-14B(?:-Instruct)?$/, { layers: 48, kvHeads: 8, headSize: 128 }],
  [/^Qwen\/Qwen2\.5(?:-Coder)?-32B(?:-Instruct)?$/, { layers: 64, kvHeads: 8, headSize: 128 }],
  [/^Qwen\/Qwen2\.5(?:-Math)?-72B(?:-Instruct)?$/, { layers: 80, kvHeads: 8, headSize: 128 }],
  [/^Qwen\/Qwen3-8B$/, { layers: 36, kvHeads: 8, headSize: 128 }],
  [/^Qwen\/Qwen3-14B$/, { layers: 40, kvHeads: 8, headSize: 128 }],
  [/^Qwen\/Qwen3-32B$/, { layers: 64, kvHeads: 8, headSize: 128 }],
];

/** The architecture of a model by its repository id; undefined for all that are not known here. */
export function architectureOf(id: string): Architecture | undefined {
  return KNOWN.find(([pattern]) => pattern.test(id))?.[1];
}

/** Bytes that the key-value cache takes for one token of one sequence: a key and a value per layer and head. */
export function cacheBytesPerToken({ layers, kvHeads, headSize }: Architecture, bytesPerValue: number): number {
  return 2 * layers * kvHeads * headSize * bytesPerValue;
}

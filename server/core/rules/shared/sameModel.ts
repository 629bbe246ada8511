/** Copies of one model under other owners, quantised for training or converted, are the same base. */
export function sameModel(a: string, b: string): boolean {
  const plain = (id: string) =>
    id
      .toLowerCase()
      .replace(/^.*\//, '')
      .replace(/-(?:unsloth|bnb|gptq|awq|gguf|[48]bit|int[48]|fp?16|fp8|bf16|hf|quantized|mirror)(?=-|$)/g, '')
      .replace(/^meta-|^google-|^mistralai-/, '')
      .replace(/[^a-z0-9]/g, '');
  return plain(a) === plain(b);
}

/** Words by which makers tell sizes and variants of one family apart. */
const VARIANT =
  /^(?:\d+(?:\.\d+)?[bm]|\d+x\d+b|a\d+(?:\.\d+)?b|l\d+|nano|tiny|mini|small|medium|base|large|big|xs|xl|xxl|instruct|chat|it|sft|dpo|preview|thinking|cased|uncased|v\d+(?:\.\d+)*|\d+(?:\.\d+)*|\d{4,}|\d+k)$/;

/** Another size, version or variant of the same family by the same owner, and not the same model. */
export function isSibling(a: string, b: string): boolean {
  const family = (id: string) => {
    const [owner = '', name = ''] = id.toLowerCase().split('/');
    // `llama3.1` and `qwen2.5` carry the version in the word.
    const words = name.split(/[-_]/).filter((word) => !VARIANT.test(word));
    return `${owner}/${words.map((word) => word.replace(/[\d.]+$/, '')).join('-')}`;
  };
  return !sameModel(a, b) && !family(a).endsWith('/') && family(a) === family(b);
}

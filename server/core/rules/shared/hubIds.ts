/** Ids of the Hub as people write them. */

/** First parts of addresses on the Hub that are no account. */
const NO_ACCOUNT = new Set(
  (
    'api blog chat collections course datasets docs enterprise inference-endpoints join learn login metrics models new ' +
    'organizations papers posts pricing settings spaces tasks transformers'
  ).split(' '),
);

/** A repository of the Hub: `account/name`. Source: https://huggingface.co/docs/huggingface_hub/package_reference/utilities (`validate_repo_id`). */
export const REPOSITORY = /^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9_][\w.-]{0,95}$/;

/** A repository, or the name alone of the models that are older than accounts (`gpt2`). */
export const MODEL_ID = /^(?:[A-Za-z0-9][\w.-]{0,95}\/)?[A-Za-z0-9_][\w.-]{0,95}$/;

const ADDRESS =
  /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/(datasets\/)?([\w.-]+(?:\/[\w.-]+)?)(?:\/(?:tree|blob|resolve|raw|viewer)\/[^\s]*)?\/?(?:[?#][^\s]*)?$/;

/** What an address on the Hub leads to: a model or a data set; undefined for every other address. */
export function repositoryOf(address: string): { readonly kind: 'model' | 'dataset'; readonly id: string } | undefined {
  const match = ADDRESS.exec(address.trim());
  if (!match) return undefined;
  const id = match[2]!.replace(/\.+$/, '');
  const account = id.split('/')[0]!;
  if (match[1]) return { kind: 'dataset', id };
  return NO_ACCOUNT.has(account.toLowerCase()) ? undefined : { kind: 'model', id };
}

/** Two ids mean one repository: equal but for letter case, or one is the other without its account (`squad`, `rajpurkar/squad`). */
export function sameRepository(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left === right || (left.includes('/') !== right.includes('/') && left.split('/').at(-1) === right.split('/').at(-1));
}

/** What a text is that should be an id of the Hub and is none, in words that follow "is"; undefined for an id. */
export function notAnId(text: string): string | undefined {
  if (/^(?:https?:)?\/\/|^(?:www\.|huggingface\.co\/|hf\.co\/)/i.test(text)) return 'an address';
  if (/^(?:\.{0,2}[\\/]|~|[A-Za-z]:[\\/]|(?:file|s3|gs|abfss?|dbfs|wasbs?):)/.test(text) || text.includes('\\')) return 'a path';
  if (/^[\w.-]+\/checkpoint-\d+\/?$/.test(text) || text.split('/').length > 2) return 'a path';
  if (/\s/.test(text)) return 'a title';
  return undefined;
}

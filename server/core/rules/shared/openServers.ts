import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { type Container, flag } from '../../container.js';
import { isSwitchedOn, modelServer } from './modelServer.js';

/** Language-model servers that answer everyone unless they are given a key. */
const KEYED = new Set(['vllm', 'tgi', 'sglang']);
const KEY_VARIABLES = /^(?:VLLM_API_KEY|API_KEY|SGLANG_API_KEY)$/;

/** Ollama takes no key at all. Source: docs.ollama.com, "Authentication". */
const KEYLESS = /(?:^|\/)ollama\/ollama$/;

/** The server is given the key its callers must know. */
export function asksForKey(container: Container): boolean {
  return isSwitchedOn(container, '--api-key') !== undefined || container.env.some((e) => KEY_VARIABLES.test(e.name));
}

/** A language-model server that is known to answer everyone: it takes no key, or is given none by anything that is written here. */
export function asksNobody(container: Container): boolean {
  if (KEYLESS.test(container.image?.reference.repository ?? '')) return true;
  if (!KEYED.has(modelServer(container) ?? '') || asksForKey(container) || flag(container, '--config')) return false;
  return !container.args.some((a) => isPlaceholder(a.text) && !a.text.startsWith('-'));
}

import type { ArtifactBase } from './artifact.js';
import { parseJson } from './jsonTree.js';
import { get, isMap, str, type YamlNode } from './yaml.js';

/** The config of a PEFT adapter: which model its weights are for. Never an ML artifact by itself. */
export interface AdapterConfig extends ArtifactBase {
  readonly kind: 'adapter-config';
  /** Named like a repository of the Hub, `owner/name`; undefined for a path on somebody's disk. */
  readonly base: { readonly id: string; readonly node: YamlNode } | undefined;
  /** Empty where none is given. */
  readonly revision: string;
}

/**
 * Reads `adapter_config.json`; null where it names no base model. Fields:
 * https://huggingface.co/docs/peft/package_reference/config (`base_model_name_or_path`, `revision`).
 */
export function readAdapterConfig(uri: string, text: string): AdapterConfig | null {
  if (!text.includes('base_model_name_or_path')) return null;
  const { root } = parseJson(text);
  if (!isMap(root)) return null;
  const node = get(root, 'base_model_name_or_path');
  const id = str(node);
  return {
    kind: 'adapter-config',
    uri,
    parts: [{ uri, text }],
    problems: [],
    templated: false,
    base: node && id !== undefined && /^[\w.-]+\/[\w.-]+$/.test(id) ? { id, node } : undefined,
    revision: str(get(root, 'revision')) ?? '',
  };
}

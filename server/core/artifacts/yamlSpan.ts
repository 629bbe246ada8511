import type { Written } from '../meanings.js';
import type { Edit, Span } from '../model.js';
import { isScalar, str, type YamlNode } from './yaml.js';
import { setScalar } from './yamlEdit.js';
import { scalarSource } from './yamlWrite.js';

/** The span of a node in a file of one part. */
export function nodeSpan({ start, end }: { readonly start: number; readonly end: number }): Span {
  return { part: 0, start, end };
}

/** The text of a scalar with its place, and the edit that puts another there; undefined for anything else and for an empty one. */
export function writtenAt(text: string, node: YamlNode | undefined): Written | undefined {
  const value = str(node);
  if (!node || !value) return undefined;
  const replace = (wanted: string): readonly Edit[] =>
    setScalar(text, node, scalarSource(wanted, true)).map(({ newText, ...place }) => ({ span: nodeSpan(place), newText }));
  // Behind an anchor stand other places that mean the same text.
  return { value, span: nodeSpan(node), ...(isScalar(node) && node.anchor === undefined ? { replace } : {}) };
}

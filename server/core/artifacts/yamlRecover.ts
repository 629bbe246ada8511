import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  type Node as ParsedNode,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { YamlError, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './yaml.js';
import { blockScalarEnd, shortTag, unknownAlias, type YamlTree } from './yamlFast.js';

/** Deeper than this, or longer, a broken document is reported and not read: the tolerant parser recurses and is slow. */
const deepest = 200;
const longest = 400_000;
const mostErrors = 20;

/**
 * Reads what can be read of one document that the strict parser refused, with every error it finds (at most 20). Gives
 * null for a document that is too deep or too long to be read safely. Never throws; offsets are those of `source` plus `base`.
 */
export function parseTolerant(source: string, base: number): YamlTree | null {
  if (source.length > longest || nesting(source) > deepest) return null;
  try {
    const document = parseDocument(source, {
      uniqueKeys: false,
      schema: 'failsafe', // values are read from their text by yamlRead.ts
      prettyErrors: false,
      logLevel: 'silent',
    });
    const reader: Reader = { source, base, anchors: new Map(), errors: errorsOf(source, base, document) };
    const root = document.contents ? convert(reader, document.contents) : null;
    const empty = root?.type === 'scalar' && root.start === root.end && !root.tag && !root.anchor;
    return { root: empty ? null : root, errors: reader.errors };
  } catch {
    return null;
  }
}

interface Reader {
  readonly source: string;
  readonly base: number;
  readonly anchors: Map<string, YamlNode>;
  readonly errors: YamlError[];
}

/** A parser message without the piece of source that some of them quote: it may be a secret. */
export function withoutSource(message: string): string {
  const cut = message.search(/(?<=\w): |(?<=escape sequence) |(?<=tag handle) /);
  return cut < 0 ? message : message.slice(0, cut);
}

function errorsOf(source: string, base: number, document: Document.Parsed): YamlError[] {
  return document.errors.slice(0, mostErrors).map(({ pos, message }) => {
    const start = Math.min(pos[0], source.length);
    const end = Math.min(Math.max(start, pos[1]), source.length);
    return { start: start + base, end: end + base, message: withoutSource(message) };
  });
}

function convert(reader: Reader, node: ParsedNode): YamlNode {
  const range = node.range ?? [0, 0, 0];
  const start = range[0] + reader.base;
  if (isAlias(node)) return convertAlias(reader, node, start);
  const props = {
    ...(node.tag !== undefined && { tag: shortTag(node.tag) }),
    ...(node.anchor !== undefined && { anchor: node.anchor }),
  };
  if (isScalar(node)) return remember(reader, { ...convertScalar(reader, node, range[0], range[1]), ...props });
  const flow = Boolean((node as YAMLMap | YAMLSeq).flow);
  if (isMap(node))
    return convertMap(reader, node, { type: 'map', start, end: range[1] + reader.base, flow, pairs: [], ...props });
  const seq = node as YAMLSeq;
  return convertSeq(reader, seq, { type: 'seq', start, end: range[1] + reader.base, flow, items: [], ...props });
}

function convertScalar(reader: Reader, node: Scalar, start: number, end: number): YamlScalar {
  const style = node.type ? styles[node.type] : undefined;
  const block = style === 'literal' || style === 'folded';
  const value = typeof node.value === 'string' ? node.value : (node.source ?? '');
  let last = block ? blockScalarEnd(reader.source, start, end) : end;
  // An empty value stands right behind its indicator, as it does for the strict parser.
  if (start === end && !node.tag && !node.anchor) while (start > 0 && /\s/.test(reader.source[start - 1]!)) last = --start;
  return { type: 'scalar', start: start + reader.base, end: last + reader.base, value, style: style ?? 'plain' };
}

const styles: Record<string, YamlScalar['style']> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function convertMap(reader: Reader, node: YAMLMap, map: { -readonly [K in keyof YamlMap]: YamlMap[K] }): YamlMap {
  const pairs = map.pairs as YamlPair[];
  remember(reader, map);
  for (const pair of node.items) {
    const behind = pairs.at(-1)?.value.end ?? map.start;
    const key = pair.key ? convert(reader, pair.key as ParsedNode) : emptyAt(behind);
    pairs.push({ key, value: pair.value ? convert(reader, pair.value as ParsedNode) : emptyAt(key.end) });
  }
  if (!map.flow) map.end = pairs.at(-1)?.value.end ?? map.end;
  return map;
}

function convertSeq(reader: Reader, node: YAMLSeq, seq: { -readonly [K in keyof YamlSeq]: YamlSeq[K] }): YamlSeq {
  const items = seq.items as YamlNode[];
  remember(reader, seq);
  for (const item of node.items) {
    items.push(convert(reader, item as ParsedNode));
  }
  if (!seq.flow) seq.end = items.at(-1)?.end ?? seq.end;
  return seq;
}

function convertAlias(reader: Reader, node: Alias, start: number): YamlNode {
  const end = start + 1 + node.source.length;
  const target = reader.anchors.get(node.source);
  if (target) return { type: 'alias', start, end, name: node.source, target };
  reader.errors.push(unknownAlias(start, end));
  return { type: 'alias', start, end, name: node.source };
}

function emptyAt(at: number): YamlScalar {
  return { type: 'scalar', start: at, end: at, value: '', style: 'plain' };
}

function remember<T extends YamlNode>(reader: Reader, node: T): T {
  if (node.anchor !== undefined) reader.anchors.set(node.anchor, node);
  return node;
}

/** How many flow brackets are open at once, or dashes opened on one line: the nesting that costs no space to write. */
function nesting(source: string): number {
  let open = 0;
  let most = 0;
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 91 || c === 123) most = Math.max(most, ++open);
    else if ((c === 93 || c === 125) && open > 0) open--;
  }
  for (const [dashes] of source.matchAll(/^[ ]*(?:[-?:][ ]+)+/gm)) most = Math.max(most, dashes.length / 2);
  return most;
}

import { table } from '../table.js';

/** YAML with positions: one small tree over two parsers. All offsets are UTF-16 offsets into the whole text. */

export { parseYaml, recallYaml } from './yamlParse.js';

interface NodeBase {
  readonly start: number;
  readonly end: number;
  readonly tag?: string;
  readonly anchor?: string;
}

export interface YamlScalar extends NodeBase {
  readonly type: 'scalar';
  /** The cooked text: escapes resolved, folds folded, without quotes. Empty for an empty value. */
  readonly value: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
}

export interface YamlPair {
  readonly key: YamlNode;
  /** An empty value is a plain scalar of zero length right behind the colon. */
  readonly value: YamlNode;
}

export interface YamlMap extends NodeBase {
  readonly type: 'map';
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

export interface YamlSeq extends NodeBase {
  readonly type: 'seq';
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export interface YamlAlias extends NodeBase {
  readonly type: 'alias';
  readonly name: string;
  /** The anchored node; absent where no such anchor stands before. Never expanded. */
  readonly target?: YamlNode;
}

export type YamlNode = YamlScalar | YamlMap | YamlSeq | YamlAlias;

export interface YamlError {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** One document of a stream; `start`/`end` cover its text without the `---` lines around it. */
export interface YamlDocument {
  readonly start: number;
  readonly end: number;
  /** Null for a document of nothing but comments. */
  readonly root: YamlNode | null;
  readonly errors: readonly YamlError[];
}

export function isMap(node: YamlNode | undefined | null): node is YamlMap {
  return node?.type === 'map';
}

export function isSeq(node: YamlNode | undefined | null): node is YamlSeq {
  return node?.type === 'seq';
}

export function isScalar(node: YamlNode | undefined | null): node is YamlScalar {
  return node?.type === 'scalar';
}

/** What an alias stands for; every other node is itself. Undefined for an alias that names nothing. */
export function resolve(node: YamlNode | undefined | null): Exclude<YamlNode, YamlAlias> | undefined {
  if (node?.type !== 'alias') return node ?? undefined;
  return node.target?.type === 'alias' ? undefined : node.target;
}

/** Text of a key: of a scalar as written, without its quotes; undefined for a collection used as a key. */
export function keyText(pair: YamlPair): string | undefined {
  const key = pair.key.type === 'scalar' ? pair.key : resolve(pair.key);
  return key?.type === 'scalar' ? key.value : undefined;
}

/**
 * The node at `path`, aliases resolved, merge keys (`<<`) looked through; undefined where there is none. A number is an
 * index into a sequence, or a key's text in a mapping. Of duplicate keys the last counts, as for PyYAML and for the
 * Kubernetes decoder where it is not strict (other readers refuse the file: see `duplicateKeys`). Own keys beat merged ones.
 */
export function get(node: YamlNode | undefined | null, ...path: readonly (string | number)[]): YamlNode | undefined {
  let at: YamlNode | undefined = resolve(node);
  for (let i = 0; i < path.length && at; i++) {
    const step = path[i]!;
    if (at?.type === 'map') at = resolve(mergedPair(at, typeof step === 'string' ? step : String(step))?.value);
    else if (at?.type === 'seq') at = typeof step === 'number' ? resolve(at.items[step]) : undefined;
    else return undefined;
  }
  return at;
}

/** The mapping's own pair of that key, the last of duplicates; merge keys are not looked through. */
export function pair(map: YamlNode | undefined | null, key: string): YamlPair | undefined {
  const at = resolve(map);
  return isMap(at) ? ownPair(at, key) : undefined;
}

/** The items of a sequence with aliases resolved; none for anything else. */
export function items(node: YamlNode | undefined | null): YamlNode[] {
  const at = resolve(node);
  return isSeq(at) ? at.items.map((item) => resolve(item) ?? item) : [];
}

/** The key texts of a mapping as written, with duplicates and without merged ones; none for anything else. */
export function keys(node: YamlNode | undefined | null): string[] {
  const at = resolve(node);
  return isMap(at) ? at.pairs.flatMap((each) => keyText(each) ?? []) : [];
}

/** The pairs whose key stood before in the same mapping; `<<` may be repeated. Linear. */
export function duplicateKeys(map: YamlMap): YamlPair[] {
  const seen = new Set<string>();
  return map.pairs.filter((each) => {
    const key = keyText(each);
    if (key === undefined || key === '<<') return false;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

/** The text of a scalar of any type (`2` and `"2"` alike); undefined for null, a collection, or a tag that computes a value. */
export function str(node: YamlNode | undefined | null): string | undefined {
  const at = resolve(node);
  return isScalar(at) && !isNull(at) && !hasCustomTag(at) ? at.value : undefined;
}

/** A number as YAML 1.2 reads it; undefined for text in quotes and for `.nan`. */
export function num(node: YamlNode | undefined | null): number | undefined {
  const at = resolve(node);
  const value = isScalar(at) && typeOf(at) === 'number' ? numberOf(at.value) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}

/** A boolean as YAML 1.2 reads it: `true` and `false` without quotes. */
export function bool(node: YamlNode | undefined | null): boolean | undefined {
  const at = resolve(node);
  return isScalar(at) && typeOf(at) === 'boolean' ? /^t/i.test(at.value) : undefined;
}

/** A boolean in any spelling that a reader somewhere takes for one: YAML 1.1 words, and words in quotes. */
export function looseBool(node: YamlNode | undefined | null): boolean | undefined {
  const text = str(node) ?? '';
  if (/^(?:true|yes|on|y)$/i.test(text)) return true;
  return /^(?:false|no|off|n)$/i.test(text) ? false : undefined;
}

/** Written as null or left empty; false for a node that is not there. */
export function isNull(node: YamlNode | undefined | null): boolean {
  const at = resolve(node);
  return isScalar(at) && (at.tag === undefined ? at.style === 'plain' && isNullText(at.value) : tagTypes[at.tag] === 'null');
}

/** A tag that is none of YAML's own (`!Ref`, `!vault`): the value is known only to whoever resolves it. */
export function hasCustomTag(node: YamlNode | undefined | null): boolean {
  const tag = resolve(node)?.tag;
  return tag !== undefined && tag !== '!' && !tag.startsWith('!!');
}

export type YamlType = 'string' | 'number' | 'boolean' | 'null' | 'map' | 'seq';

/** The type in the YAML 1.2 core schema; undefined where there is no node. A quoted or custom-tagged scalar is a string. */
export function typeOf(node: YamlNode | undefined | null): YamlType | undefined {
  const at = resolve(node);
  if (!isScalar(at)) return at?.type as YamlType | undefined;
  if (at.tag !== undefined) return tagTypes[at.tag] ?? 'string';
  return at.style === 'plain' ? plainType(at.value) : 'string';
}

const tagTypes: Readonly<Record<string, YamlType>> = table({
  '!!int': 'number',
  '!!float': 'number',
  '!!bool': 'boolean',
  '!!null': 'null',
});

const boolText = /^(?:true|True|TRUE|false|False|FALSE)$/;
const numberText =
  /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** The type of a plain scalar's text in the core schema (YAML 1.2.2, 10.3.2). */
export function plainType(text: string): 'string' | 'number' | 'boolean' | 'null' {
  if (isNullText(text)) return 'null';
  if (boolText.test(text)) return 'boolean';
  return numberText.test(text) ? 'number' : 'string';
}

function isNullText(text: string): boolean {
  return text.length <= 4 && /^(?:~|null|Null|NULL)?$/.test(text); // asked of every text that is read, and most are longer
}

function numberOf(text: string): number {
  if (/inf$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return Number(text); // also reads 0o and 0x; NaN for `.nan` and for a text that its tag wrongly calls a number
}

/** The pair of that key, merge keys looked through. One look at the pairs answers nearly every question that rules ask. */
function mergedPair(map: YamlMap, key: string): YamlPair | undefined {
  const index = indexOf(map);
  if (index) return index.get(key) ?? (index.has('<<') ? broughtIn(map, key) : undefined);
  let merges = false;
  for (let i = map.pairs.length - 1; i >= 0; i--) {
    const text = keyText(map.pairs[i]!);
    if (text === key) return map.pairs[i];
    merges ||= text === '<<';
  }
  return merges ? broughtIn(map, key) : undefined;
}

/** Depth first without recursion, each mapping once: merge keys may form long chains, cycles and bombs. */
function broughtIn(map: YamlMap, key: string): YamlPair | undefined {
  const open = [map];
  const seen = new Set<YamlMap>();
  for (let at = open.pop(); at; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const own = ownPair(at, key);
    if (own) return own;
    for (const source of mergeSources(at).reverse()) open.push(source);
  }
  return undefined;
}

/** What `<<` brings in; of a list the earlier mapping wins. */
function mergeSources(map: YamlMap): YamlMap[] {
  const merge = resolve(ownPair(map, '<<')?.value);
  return (isSeq(merge) ? merge.items : [merge]).map((node) => resolve(node)).filter(isMap);
}

function ownPair(map: YamlMap, key: string): YamlPair | undefined {
  const index = indexOf(map);
  if (index) return index.get(key);
  for (let i = map.pairs.length - 1; i >= 0; i--) if (keyText(map.pairs[i]!) === key) return map.pairs[i];
  return undefined;
}

/** Pairs by key of the mappings with so many that looking through them for each question would be slow. */
const indexes = new WeakMap<YamlMap, Map<string, YamlPair>>();

/** Undefined for a mapping of few pairs. */
function indexOf(map: YamlMap): ReadonlyMap<string, YamlPair> | undefined {
  if (map.pairs.length < 32) return undefined;
  let index = indexes.get(map);
  if (!index) {
    index = new Map(map.pairs.flatMap((each) => (keyText(each) === undefined ? [] : [[keyText(each)!, each]])));
    indexes.set(map, index);
  }
  return index;
}

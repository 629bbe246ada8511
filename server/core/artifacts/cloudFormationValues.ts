import { table } from '../table.js';
import { get, hasCustomTag, isMap, isSeq, items, num, pair, resolve, str, type YamlMap, type YamlNode } from './yaml.js';
import { isPlaceholder } from './yamlTemplate.js';

/**
 * What a template says of a property. `unknown` is decided at deployment: an intrinsic function in its short (`!Sub`) or long
 * form (`Fn::Sub`), or a property that a transform may still add. A parameter is a reference too: its `Default` proves nothing,
 * as every deployment may give another value.
 */
export type StackValue =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly node: YamlNode }
  | { readonly kind: 'reference'; readonly id: string; readonly node: YamlNode }
  | { readonly kind: 'literal'; readonly node: YamlNode };

const ABSENT: StackValue = { kind: 'absent' };

/** Functions that may stand beside keys and bring further ones in. */
const BRINGS_IN: Readonly<Record<string, true>> = table({ 'Fn::Transform': true, 'Fn::ForEach': true });

/** The value at `path` below a node of a template; never looks into what an intrinsic function decides. */
export function valueAt(node: YamlNode | undefined, ...path: readonly (string | number)[]): StackValue {
  let at = node === undefined ? ABSENT : classify(node);
  for (const step of path) {
    if (at.kind === 'absent') return at;
    if (at.kind !== 'literal') return { kind: 'unknown', node: at.node };
    const next: YamlNode | undefined = get(at.node, step);
    if (next) at = classify(next);
    else return isMap(at.node) && bringsIn(at.node) ? { kind: 'unknown', node: at.node } : ABSENT;
  }
  return at;
}

/** A text that is written out; numbers and booleans as they are written. Undefined where it is not, or holds a blank. */
export function textAt(node: YamlNode | undefined, ...path: readonly (string | number)[]): string | undefined {
  const value = valueAt(node, ...path);
  const text = value.kind === 'literal' ? str(value.node) : undefined;
  return text === undefined || isPlaceholder(text) ? undefined : text;
}

/** A number that is written out, in quotes or without, as CloudFormation takes both. */
export function numberAt(node: YamlNode | undefined, ...path: readonly (string | number)[]): number | undefined {
  const value = valueAt(node, ...path);
  if (value.kind !== 'literal') return undefined;
  const text = str(value.node);
  return num(value.node) ?? (text !== undefined && /^-?\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : undefined);
}

/** A boolean that is written out, in quotes or without. */
export function boolAt(node: YamlNode | undefined, ...path: readonly (string | number)[]): boolean | undefined {
  const text = textAt(node, ...path);
  return text === undefined || !/^(?:true|false)$/i.test(text) ? undefined : /^t/i.test(text);
}

/** The mapping at `path`, where it is written out. */
export function mapAt(node: YamlNode | undefined, ...path: readonly (string | number)[]): YamlMap | undefined {
  const value = valueAt(node, ...path);
  return value.kind === 'literal' && isMap(value.node) ? value.node : undefined;
}

/** The items of the list at `path`; `whole` says that all of them are written out. */
export function listAt(
  node: YamlNode | undefined,
  ...path: readonly (string | number)[]
): { readonly items: readonly YamlNode[]; readonly whole: boolean } {
  const value = valueAt(node, ...path);
  if (value.kind === 'absent') return { items: [], whole: true };
  if (value.kind !== 'literal' || !isSeq(value.node)) return { items: [], whole: false };
  const all = items(value.node);
  return { items: all, whole: all.every((item) => classify(item).kind === 'literal') };
}

/** Nothing is there, and nothing can come in by a function. */
export function isAbsent(node: YamlNode | undefined, ...path: readonly (string | number)[]): boolean {
  return valueAt(node, ...path).kind === 'absent';
}

function classify(given: YamlNode): StackValue {
  const node = resolve(given);
  if (!node) return { kind: 'unknown', node: given };
  const id = referredBy(node);
  if (id === 'AWS::NoValue') return ABSENT;
  if (id !== undefined) return { kind: 'reference', id, node };
  return hasCustomTag(node) || isLongForm(node) ? { kind: 'unknown', node } : { kind: 'literal', node };
}

/** The logical id that `Ref` or `GetAtt` names, in either form. */
function referredBy(node: YamlNode): string | undefined {
  if (node.tag === '!Ref') return node.type === 'scalar' ? node.value : undefined;
  if (node.tag === '!GetAtt') return attributeOwner(node);
  if (!isMap(node) || node.pairs.length !== 1) return undefined;
  const named = get(node, 'Ref');
  if (named) return str(named);
  const attribute = get(node, 'Fn::GetAtt');
  return attribute && attributeOwner(attribute);
}

function attributeOwner(node: YamlNode): string | undefined {
  if (isSeq(node)) return str(get(node, 0));
  return node.type === 'scalar' ? node.value.split('.', 1)[0] : undefined;
}

function isLongForm(node: YamlNode): boolean {
  if (!isMap(node) || node.pairs.length !== 1) return false;
  const [{ key } = { key: undefined }] = node.pairs;
  return key?.type === 'scalar' && (/^Fn::/.test(key.value) || key.value === 'Condition');
}

function bringsIn(map: YamlMap): boolean {
  return (
    map.pairs.some(
      ({ key }) => key.type === 'scalar' && (BRINGS_IN[key.value] === true || key.value.startsWith('Fn::ForEach::')),
    ) || pair(map, '<<') !== undefined
  );
}

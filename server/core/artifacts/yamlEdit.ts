import { parseJson } from './jsonTree.js';
import {
  get,
  isMap,
  isNull,
  isSeq,
  keyText,
  pair,
  parseYaml,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlSeq,
} from './yaml.js';
import { entryEnd, isBarePair, removeChild } from './yamlRemove.js';
import { lineEnd, lineStart, nextLine, skipTrivia } from './yamlSplit.js';
import { blockStyle, children, columnOf, lineBreakAt, pathTo } from './yamlStyle.js';
import {
  type BlockStyle,
  compactValue,
  entryLines,
  entryValue,
  flowEntry,
  flowSource,
  itemLines,
  quoted,
  scalarSource,
  type YamlValue,
} from './yamlWrite.js';

/**
 * Edits of YAML text that keep everything they do not mean: comments, indentation, line breaks, block or flow style. Each
 * function takes the text and a node of `parseYaml(text)` and gives edits that do not overlap; an empty list means that it
 * cannot be done here (or that there is nothing to do). A text that is JSON as a whole stays JSON,
 * but for comments and further documents, which are YAML's alone.
 */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Puts `yamlSource` (written by the caller, see `scalarSource`) in the place of a node, also of an empty one. */
export function setScalar(text: string, node: YamlNode, yamlSource: string): TextEdit[] {
  if (node.end > node.start) return [{ start: node.start, end: node.end, newText: yamlSource }];
  const parent = pathTo(text, node).at(-2);
  const own = isMap(parent) ? parent.pairs.find(({ value }) => value.start === node.start && value.end === node.end) : undefined;
  const colon = own && isMap(parent) ? missingColon(text, parent, own) : '';
  return [{ start: node.start, end: node.start, newText: `${colon} ${yamlSource}` }];
}

/** The colon that `{a}` and `? a` do without as long as they have no value. */
function missingColon(text: string, map: YamlMap, { key, value }: YamlPair): string {
  if (value.start > key.end || value.end > value.start) return '';
  return map.flow ? ':' : `${lineBreakAt(text, key.end)}${' '.repeat(columnOf(text, map.start))}:`;
}

/**
 * Adds `key` to a mapping that does not have it: behind the last of the keys in `where.after` that is there, else at the
 * end, before blank lines and comments that belong to what follows. `{}` as a value in block style is opened.
 */
export function addEntry(
  text: string,
  map: YamlMap,
  key: string,
  value: YamlValue,
  where: { readonly after?: readonly string[] } = {},
): TextEdit[] {
  if (pair(map, key) || isBarePair(text, map)) return [];
  if (map.pairs.length === 0) {
    return openEmpty(text, map, { [key]: value }) ?? [inBrackets(text, map, flowEntry(key, value, isInJson(text, map)))];
  }
  const after = lastNamed(map, where.after ?? []);
  const previous = map.pairs[after < 0 ? map.pairs.length - 1 : after]!;
  if (map.flow) return flowInsertion(text, map, previous.value.end, previous.key.start, flowEntry(key, value, isJson(text, map)));
  const column = columnOf(text, map.start);
  if (hasTab(text, map)) return [];
  const at = entryEnd(text, previous.value.end, column);
  return insertLines(text, at, entryLines(key, value, column, styleAt(text, map, at)));
}

function lastNamed(map: YamlMap, names: readonly string[]): number {
  let last = -1;
  for (const [index, each] of map.pairs.entries()) if (names.includes(keyText(each) ?? '\0')) last = index;
  return last;
}

/**
 * Makes `path` lead to `value`: walks what is there, fills null and empty values, adds what is missing. A value that is
 * there already stays, and nothing is done where the path runs into a scalar, an alias or something merged in by `<<`.
 */
export function ensurePath(text: string, map: YamlMap, path: readonly string[], value: YamlValue): TextEdit[] {
  const [key, ...rest] = path;
  if (key === undefined) return [];
  const wanted = rest.reduceRight<YamlValue>((inner, name) => ({ [name]: inner }), value);
  const own = pair(map, key);
  if (!own) return get(map, key) ? [] : addEntry(text, map, key, wanted);
  if (own.value.type === 'alias') return [];
  if (isNull(own.value) || isEmpty(own.value)) return fill(text, map, own, wanted);
  return isMap(own.value) ? ensurePath(text, own.value, rest, value) : [];
}

/** Adds an item at the end of a sequence. */
export function addItem(text: string, seq: YamlSeq, value: YamlValue): TextEdit[] {
  const last = seq.items.at(-1);
  if (!last) return openEmpty(text, seq, [value]) ?? [inBrackets(text, seq, flowSource(value, isInJson(text, seq)))];
  if (seq.flow) return flowInsertion(text, seq, last.end, last.start, flowSource(value, isInJson(text, seq)));
  if (hasTab(text, seq)) return [];
  const column = columnOf(text, seq.start);
  const at = entryEnd(text, last.end, column);
  return insertLines(text, at, itemLines(value, column, styleAt(text, seq, at)));
}

/** Removes a key with its value, its lines and the comments on them; the last key of a mapping leaves `{}`. */
export function removeEntry(text: string, map: YamlMap, key: string): TextEdit[] {
  const own = pair(map, key);
  return own ? removeChild(text, map, map.pairs.indexOf(own)) : [];
}

/** Removes an item with its lines and the comments on them; the last item of a sequence leaves `[]`. */
export function removeItem(text: string, seq: YamlSeq, index: number): TextEdit[] {
  return seq.items[index] ? removeChild(text, seq, index) : [];
}

/** Renames a key in its own kind of quotes; nothing where the new name is taken. */
export function renameKey(text: string, map: YamlMap, key: string, newKey: string): TextEdit[] {
  const own = pair(map, key);
  if (own?.key.type !== 'scalar' || pair(map, newKey) || own.key.end === own.key.start) return [];
  const { start, end, style } = own.key;
  const single = style === 'single' && !/[\p{Cc}\p{Cs}]/u.test(newKey);
  const plain = style === 'plain' ? scalarSource(newKey, map.flow) : quoted(newKey);
  const newText = single ? `'${newKey.replaceAll("'", "''")}'` : plain;
  return text.slice(start, end) === newText ? [] : [{ start, end, newText }];
}

/** Adds a document at the end of the stream, with the `---` before it that it needs and a line break at the end. */
export function appendDocument(text: string, yamlSource: string): TextEdit[] {
  const newline = lineBreakAt(text, text.length);
  const body = yamlSource.replace(/^(?:---[ \t]*\r?\n)?/, '').replace(/\s*$/, '\n');
  const last = parseYaml(text).at(-1);
  // An empty document is waiting behind a final `---`, or nothing but comments stands in the whole text.
  const waiting = !last || (last.root === null && last.errors.length === 0 && last.end === text.length && !endsDocument(text));
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : '\n';
  const newText = (gap + (waiting ? '' : '---\n') + body).replaceAll(/\r?\n/g, newline);
  return [{ start: text.length, end: text.length, newText }];
}

/** Puts comment lines above the line of `offset`, with its indentation; above a scalar that runs over several lines. */
export function insertComment(text: string, offset: number, comment: string): TextEdit[] {
  const at = lineStart(text, scalarAround(text, lineStart(text, offset)));
  const [, blanks = '', next = ''] = /^([ \t]*)(.?)/.exec(text.slice(at, lineEnd(text, at)))!;
  const indent = /[\]}]/.test(next) ? `${blanks}  ` : next && blanks; // spaces on a blank line may belong to a block scalar
  const lines = comment.split(/\r?\n/).map((line) => `${indent}${/^\s*#/.test(line) ? line.trim() : `# ${line}`.trimEnd()}`);
  const newline = lineBreakAt(text, at);
  return [{ start: at, end: at, newText: lines.map((line) => line + newline).join('') }];
}

/** The style around `node` for lines that will stand below the line of `at`. */
function styleAt(text: string, node: YamlNode, at: number): BlockStyle {
  const next = nextLine(text, at);
  const below = text.slice(next, lineEnd(text, next));
  return { ...blockStyle(text, node), quoteLines: below !== '' && below.trim() === '' };
}

/** Whole lines behind the line of `at`. */
function insertLines(text: string, at: number, lines: readonly string[]): TextEdit[] {
  const newline = lineBreakAt(text, at);
  // Without a line break behind it, readers differ on whether a literal block ends with one.
  const closing = at === text.length && lines.some((line) => line.endsWith(' |')) ? newline : '';
  return [{ start: at, end: at, newText: lines.map((line) => newline + line).join('') + closing }];
}

/** `, entry` behind what ends at `end`; on a line of its own where the entry before it has one. */
function flowInsertion(text: string, node: YamlMap | YamlSeq, end: number, previous: number, entry: string): TextEdit[] {
  const comma = skipTrivia(text, end);
  const hasComma = text[comma] === ',';
  const indent = text.slice(lineStart(text, previous), previous);
  const rest = text.slice(hasComma ? comma + 1 : end, lineEnd(text, hasComma ? comma : end));
  const ownLine = /^[ \t]*$/.test(indent) && lineStart(text, previous) > node.start && /^[ \t]*(?:\s#.*)?$/.test(rest);
  if (!ownLine) return [{ start: end, end, newText: `, ${entry}` }];
  const at = lineEnd(text, hasComma ? comma : end);
  const line = lineBreakAt(text, at) + indent + entry + (hasComma ? ',' : '');
  if (hasComma) return [{ start: at, end: at, newText: line }];
  if (at === end) return [{ start: at, end: at, newText: `,${line}` }];
  return [
    { start: end, end, newText: ',' },
    { start: at, end: at, newText: line },
  ];
}

/** The only entry of an empty flow collection, kept in its brackets. */
function inBrackets(text: string, node: YamlMap | YamlSeq, entry: string): TextEdit {
  return { start: node.start, end: node.end, newText: `${text[node.start]}${entry}${node.type === 'map' ? '}' : ']'}` };
}

/** Block lines in the place of `{}` or `[]`; null where brackets stand around it or before it on the line. */
function openEmpty(text: string, node: YamlMap | YamlSeq, value: YamlValue): TextEdit[] | null {
  const path = pathTo(text, node);
  const parent = path.at(-2);
  if (path.length === 0 || !node.flow) return null;
  if (isMap(parent) && !parent.flow) {
    const own = parent.pairs.find((each) => each.value.start === node.start && each.value.end === node.end);
    return own && !hasTab(text, parent) ? fill(text, parent, own, value) : null;
  }
  const before = text.slice(lineStart(text, node.start), node.start);
  if ((parent && (!isSeq(parent) || parent.flow)) || !/^ *(?:- +)*$/.test(before)) return null;
  const { inline, below } = compactValue(value, before.length, styleAt(text, node, node.end));
  return withLines(text, node.start, node.end, inline, below);
}

/** `value` in the place of a null or empty value. */
function fill(text: string, map: YamlMap, { key, value: old }: YamlPair, value: YamlValue): TextEdit[] {
  if (map.flow) {
    const source = flowSource(value, isJson(text, map));
    if (old.end === old.start) return setScalar(text, old, source);
    return [{ start: old.start, end: old.end, newText: source }];
  }
  if (hasTab(text, map)) return [];
  const { inline, below } = entryValue(value, columnOf(text, map.start), styleAt(text, map, old.end));
  if (old.end === old.start) {
    const colon = missingColon(text, map, { key, value: old });
    return withLines(text, old.start, old.end, colon + (inline && ` ${inline}`), below);
  }
  let start = old.start;
  while (inline === '' && (text[start - 1] === ' ' || text[start - 1] === '\t') && start > key.end) start--;
  return withLines(text, start, old.end, inline, below);
}

/** Replaces a range and puts lines below its line, behind a comment that may stand there. */
function withLines(text: string, start: number, end: number, inline: string, below: readonly string[]): TextEdit[] {
  if (below.length === 0) return [{ start, end, newText: inline }];
  const at = lineEnd(text, end);
  const [insertion] = insertLines(text, at, below);
  if (at === end) return [{ start, end, newText: inline + insertion!.newText }];
  return [{ start, end, newText: inline }, insertion!].filter((edit) => edit.end > edit.start || edit.newText !== '');
}

function isEmpty(node: YamlNode): boolean {
  return (isMap(node) && node.pairs.length === 0) || (isSeq(node) && node.items.length === 0);
}

/** Written as JSON is: keys in double quotes. */
function isJson(text: string, map: YamlMap): boolean {
  return map.pairs.every(({ key }) => key.type === 'scalar' && key.style === 'double') || isJsonText(text);
}

let known: { readonly text: string; readonly json: boolean } | undefined;

/**
 * The whole text is JSON, so that no plain word may be written into it. An empty collection alone is as much YAML as JSON.
 * A pure memory of the last answer.
 */
export function isJsonText(text: string): boolean {
  if (known?.text === text) return known.json;
  const json = /^\s*[{[]\s*[^\s\]}]/.test(text.slice(0, 10_000)) && parseJson(text).errors.length === 0;
  known = { text, json };
  return json;
}

/** Inside a mapping written as JSON, or a list of nothing but strings in double quotes. */
function isInJson(text: string, node: YamlMap | YamlSeq): boolean {
  const map = pathTo(text, node)
    .filter(isMap)
    .findLast(({ pairs }) => pairs.length > 0);
  if ((map && isJson(text, map)) || isJsonText(text)) return true;
  return isSeq(node) && node.items.length > 0 && node.items.every((item) => item.type === 'scalar' && item.style === 'double');
}

/** A tab before the first key or dash (`-\ta: 1`): no number of spaces puts another one below it. */
function hasTab(text: string, node: YamlNode): boolean {
  return text.slice(lineStart(text, node.start), node.start).includes('\t');
}

/** The stream ends with `...`, behind which a document needs its own `---`. */
function endsDocument(text: string): boolean {
  return /(?:^|[\r\n])\.\.\.[ \t]*(?:#[^\r\n]*)?\s*$/.test(text.slice(-200));
}

/** The start of a scalar that was begun before the line at `line` and runs into it, where no comment may stand; else `line`. */
function scalarAround(text: string, line: number): number {
  let at: YamlNode | null | undefined = parseYaml(text).find(({ start, end }) => start < line && line <= end)?.root;
  while (at && at.type !== 'scalar') at = children(at).find(({ start, end }) => start < line && line <= end);
  return at ? at.start : line;
}

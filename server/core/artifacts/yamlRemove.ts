import { parseYaml, type YamlMap, type YamlNode, type YamlSeq } from './yaml.js';
import type { TextEdit } from './yamlEdit.js';
import { lineEnd, lineStart, nextLine, skipTrivia } from './yamlSplit.js';
import { children, pathTo } from './yamlStyle.js';

/**
 * Removes one pair or item of a collection: in block style its lines, in flow style it and a comma; the only one leaves
 * `{}` or `[]`. Nothing is done where an alias elsewhere needs an anchor inside.
 */
export function removeChild(text: string, node: YamlMap | YamlSeq, index: number): TextEdit[] {
  const count = childCount(node);
  const end = childEnd(node, index);
  if (isBarePair(text, node) || isReferred(text, childNodes(node, index))) return [];
  if (count === 1) return [emptied(text, node)];
  if (node.flow) {
    if (index > 0) return [remove(childEnd(node, index - 1), end)];
    return [remove(childStart(text, node, 0), childStart(text, node, 1))];
  }
  const start = childStart(text, node, index);
  const line = lineStart(text, start);
  const last = keepsBlankLines(text, node, index - 1)
    ? behindBlankLines(text, entryEnd(text, end, start - line))
    : entryEnd(text, end, start - line);
  if (/^ *$/.test(text.slice(line, start))) {
    if (last < text.length || line === 0) return [remove(line, nextLine(text, last))];
    return [remove(lineEndBefore(text, line), last)]; // no line break at the end of the text stays none
  }
  const next = childStart(text, node, index + 1);
  if (!/#/.test(text.slice(lineEnd(text, end), next))) return [remove(start, next)];
  return [remove(start, lineEnd(text, end))]; // comments below it stand before the next one: leave the dash alone on its line
}

/**
 * The end of the last line of an entry that ends at `end` and begins in `column`: behind a comment on the line, and behind
 * comment lines directly below that are indented deeper, which belong to its value.
 */
export function entryEnd(text: string, end: number, column: number): number {
  let at = lineEnd(text, end);
  for (;;) {
    const next = nextLine(text, at);
    const stop = lineEnd(text, next);
    const comment = /^ *#/.exec(text.slice(next, stop));
    if (!comment || comment[0].length - 1 <= column || next <= at) return at;
    at = stop;
  }
}

/** `[key: value]`: a mapping without brackets of its own, which holds one pair and no other number of them. */
export function isBarePair(text: string, node: YamlMap | YamlSeq): boolean {
  if (node.type !== 'map' || !node.flow) return false;
  return text[node.start] !== '{' || node.pairs[0]?.key.start === node.start;
}

function emptied(text: string, node: YamlMap | YamlSeq): TextEdit {
  const newText = node.type === 'map' ? '{}' : '[]';
  if (node.flow) return { start: node.start, end: node.end, newText };
  const end = entryEnd(text, node.end, node.start - lineStart(text, node.start));
  const parent = pathTo(text, node).at(-2);
  if (parent?.type === 'map') {
    const key = parent.pairs.find(({ value }) => value.start === node.start)?.key;
    const between = key ? text.slice(key.end, node.start) : '';
    if (key && !/\s#/.test(between)) return { start: key.end + between.trimEnd().length, end, newText: ` ${newText}` };
    return { start: node.start, end, newText: `  ${newText}` }; // below a comment, and deeper than a key in the dash's column
  }
  return { start: node.start, end, newText };
}

/** What stands before ends with a `|+` or `>+` scalar, to which blank lines would be added. */
function keepsBlankLines(text: string, node: YamlMap | YamlSeq, previous: number): boolean {
  if (previous < 0) return false;
  let last = childNodes(node, previous).at(-1);
  while (last && last.type !== 'scalar') last = children(last).at(-1);
  return last !== undefined && /^[|>]\d?\+/.test(text.slice(last.start, last.start + 3));
}

function behindBlankLines(text: string, at: number): number {
  for (let next = nextLine(text, at); next > at && next < text.length; next = nextLine(text, at)) {
    if (text.slice(next, lineEnd(text, next)).trim() !== '') break;
    at = lineEnd(text, next);
  }
  return at;
}

function childCount(node: YamlMap | YamlSeq): number {
  return node.type === 'map' ? node.pairs.length : node.items.length;
}

function childNodes(node: YamlMap | YamlSeq, index: number): YamlNode[] {
  if (node.type === 'seq') return [node.items[index]!];
  return [node.pairs[index]!.key, node.pairs[index]!.value];
}

function childEnd(node: YamlMap | YamlSeq, index: number): number {
  return node.type === 'map' ? node.pairs[index]!.value.end : node.items[index]!.end;
}

/** With what belongs to it before its first node: a dash, a `?`, a tag or an anchor. */
function childStart(text: string, node: YamlMap | YamlSeq, index: number): number {
  if (index === 0) return node.flow ? skipTrivia(text, node.start + 1) : node.start;
  const at = skipTrivia(text, childEnd(node, index - 1));
  return node.flow && text[at] === ',' ? skipTrivia(text, at + 1) : at;
}

function isReferred(text: string, removed: readonly YamlNode[]): boolean {
  const anchors = new Set<string>();
  for (const node of removed) visit(node, ({ anchor }) => anchor !== undefined && anchors.add(anchor));
  if (anchors.size === 0) return false;
  const [first, last] = [removed[0]!.start, removed.at(-1)!.end];
  let referred = false;
  for (const { root } of parseYaml(text)) {
    if (!root || root.start > first || root.end < last) continue;
    visit(root, (node) => {
      if (node.type === 'alias' && anchors.has(node.name) && (node.start < first || node.end > last)) referred = true;
    });
  }
  return referred;
}

function visit(root: YamlNode, see: (node: YamlNode) => void): void {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    see(node);
    for (const child of children(node)) open.push(child);
  }
}

function lineEndBefore(text: string, line: number): number {
  return line - (text.startsWith('\r\n', line - 2) ? 2 : 1);
}

function remove(start: number, end: number): TextEdit {
  return { start, end, newText: '' };
}

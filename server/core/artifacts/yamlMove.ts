import type { YamlMap, YamlNode, YamlPair, YamlSeq } from './yaml.js';
import type { YamlTree } from './yamlFast.js';

/** The same tree `by` characters further on in the text; the original stays as it is. */
export function moveTree(tree: YamlTree, by: number): YamlTree {
  const moved = new Map<YamlNode, YamlNode>();
  return {
    root: tree.root && move(tree.root, by, moved),
    errors: tree.errors.map((error) => ({ ...error, start: error.start + by, end: error.end + by })),
  };
}

/**
 * `moved` leads from an anchored node to its copy, for the aliases behind it. Nodes without a tag or anchor, nearly all, are
 * written out instead of spread: a keystroke at the top of a long stream moves every document below it.
 */
function move(node: YamlNode, by: number, moved: Map<YamlNode, YamlNode>): YamlNode {
  const copy = node.tag === undefined && node.anchor === undefined ? plainCopy(node, by) : fullCopy(node, by, moved);
  if (copy.type === 'map') {
    const pairs = copy.pairs as YamlPair[];
    for (const { key, value } of (node as YamlMap).pairs)
      pairs.push({ key: move(key, by, moved), value: move(value, by, moved) });
  } else if (copy.type === 'seq') {
    const items = copy.items as YamlNode[];
    for (const item of (node as YamlSeq).items) items.push(move(item, by, moved));
  } else if (copy.type === 'alias' && copy.target) return { ...copy, target: moved.get(copy.target) ?? copy.target };
  return copy;
}

function plainCopy(node: YamlNode, by: number): YamlNode {
  const start = node.start + by;
  const end = node.end + by;
  if (node.type === 'scalar') return { type: 'scalar', start, end, value: node.value, style: node.style };
  if (node.type === 'map') return { type: 'map', start, end, flow: node.flow, pairs: [] };
  if (node.type === 'seq') return { type: 'seq', start, end, flow: node.flow, items: [] };
  return { ...node, start, end };
}

/** Remembered before its children are copied: an alias may name the collection that holds it. */
function fullCopy(node: YamlNode, by: number, moved: Map<YamlNode, YamlNode>): YamlNode {
  const copy = { ...node, start: node.start + by, end: node.end + by };
  if (copy.type === 'map') copy.pairs = [];
  if (copy.type === 'seq') copy.items = [];
  if (node.anchor !== undefined) moved.set(node, copy);
  return copy;
}

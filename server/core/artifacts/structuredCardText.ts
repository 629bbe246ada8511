import { saysSomething } from './cardContent.js';
import { isMap, isScalar, isSeq, resolve, str, type YamlNode } from './yaml.js';

/** Whole values that stand for none: what generators and templates write where the author's own should stand. */
const NO_VALUE = [
  /^\W*(?:TODO|TBD|FIXME)\b/,
  /^\W*(?:noassertion|license not specified|component not included|undisclosed)\W*$/i,
];

/** Longest value that is looked at as text: pictures are thousands of characters of base64. */
const LONGEST = 20_000;

/** The text of a scalar that says something of its own; undefined for a placeholder, `N/A`, an empty value or a collection. */
export function ownText(node: YamlNode | undefined | null): string | undefined {
  const text = str(node)?.trim();
  return text !== undefined && isOwn(text) && says(text, 1) ? text : undefined;
}

/** Whether the texts below some nodes have together at least `least` letters and digits that are the author's. */
export function haveContent(nodes: readonly YamlNode[], least: number): boolean {
  return says(textsOf(nodes).join('\n'), least);
}

/** Whether the text below a node has at least `least` letters and digits that are the author's. */
export function hasContent(node: YamlNode | undefined, least: number): boolean {
  return node !== undefined && haveContent([node], least);
}

function isOwn(text: string): boolean {
  return text.length <= LONGEST && !NO_VALUE.some((pattern) => pattern.test(text));
}

function says(text: string, least: number): boolean {
  return saysSomething(text, { start: 0, end: text.length }, least);
}

/** The scalars below some nodes that are not placeholders, in no order; each aliased node once. */
function textsOf(nodes: readonly YamlNode[]): string[] {
  const texts: string[] = [];
  const seen = new Set<YamlNode>();
  const open: YamlNode[] = [...nodes];
  for (let next = open.pop(); next; next = open.pop()) {
    const node = resolve(next);
    if (!node || seen.has(node)) continue;
    seen.add(node);
    if (isScalar(node)) {
      const text = str(node);
      if (text !== undefined && isOwn(text)) texts.push(text);
    } else if (isMap(node)) for (const pair of node.pairs) open.push(pair.value);
    else if (isSeq(node)) for (const item of node.items) open.push(item);
  }
  return texts;
}

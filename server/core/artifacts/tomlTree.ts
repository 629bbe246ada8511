import { type AST, parseTOML } from 'toml-eslint-parser';
import type { YamlDocument, YamlError, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './yaml.js';

/** UTF-16 units beyond which a TOML text is no file that people write. */
const LONGEST = 400_000;
/** Nesting beyond which a text is not read: the parser's time grows with the square of it. */
const DEEPEST = 60;

/**
 * A TOML text (https://toml.io/en/v1.0.0) as the tree that `parseYaml` gives of YAML: what reads one reads both, and every
 * value has its place. Tables and dotted keys stand where they lead; a table that is opened in several places spans the first.
 * Of a text that is no TOML the first error is named; it is read without the line of that error, else up to its table. Never
 * throws. `root` is null for a text too long or nested too deep to read.
 */
export function parseToml(text: string): YamlDocument {
  const document = (root: YamlNode | null, errors: readonly YamlError[]) => ({ start: 0, end: text.length, root, errors });
  if (text.length > LONGEST || isTooDeep(text)) return document(null, []);
  const whole = attempt(text);
  if (!('at' in whole)) return document(whole, []);
  // A key without a value is noticed only where the next line begins.
  const lines = [lineOf(text, whole.at), lineOf(text, text.slice(0, whole.at).trimEnd().length)];
  const attempts = lines.map(
    ({ start, end }) =>
      () =>
        attempt(text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)),
  );
  const error = {
    start: Math.min(whole.at, lines[0]!.end),
    end: lines[0]!.end,
    message: `This is not valid TOML: ${whole.message}`,
  };
  for (const read of [...attempts, () => attempt(text.slice(0, tableBefore(text, lines[1]!.start)))]) {
    const tree = read();
    if (!('at' in tree)) return document(tree, [error]);
  }
  return document(null, [error]);
}

function lineOf(text: string, at: number): { readonly start: number; readonly end: number } {
  const end = text.indexOf('\n', at);
  return { start: at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1, end: end < 0 ? text.length : end };
}

/** Where the table that holds `at` begins. */
function tableBefore(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n[', at - 1) + 1;
}

interface Failure {
  readonly at: number;
  readonly message: string;
}

function attempt(text: string): YamlMap | Failure {
  try {
    return mapOf(parseTOML(text).body[0], text);
  } catch (error) {
    const { index, message } = error as { index?: number; message?: string };
    const words = typeof message === 'string' ? message.replace(/^./, (c) => c.toLowerCase()).replace(/\.?$/, '.') : '';
    return { at: typeof index === 'number' ? Math.min(Math.max(0, index), text.length) : 0, message: words };
  }
}

/** Brackets outside of strings and comments. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|#[^\r\n]*|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  // The keys of a table lead as deep as they have parts.
  return /(?:[\w-]+[ \t]*\.[ \t]*){60}/.test(text);
}

/** A table while it is filled; `index` finds its pairs, as tables are opened again and again. */
interface Open {
  readonly node: YamlMap & { readonly pairs: YamlPair[] };
  readonly index: Map<string, YamlPair>;
}

function mapOf(top: AST.TOMLTopLevelTable, text: string): YamlMap {
  const opened = new WeakMap<YamlNode, Open>();
  const open = (start: number, end: number, flow = false): Open => {
    const table: Open = { node: { type: 'map', flow, pairs: [], start, end }, index: new Map() };
    opened.set(table.node, table);
    return table;
  };
  const put = (table: Open, key: YamlScalar, value: YamlNode) => {
    const pair = { key, value };
    table.node.pairs.push(pair);
    table.index.set(key.value, pair);
  };
  /** The table that `key` of `table` leads to, made where it is not there; the last one of an array of tables. */
  const into = (table: Open, key: YamlScalar, end: number): Open | undefined => {
    const known = table.index.get(key.value)?.value;
    if (known) return opened.get(known.type === 'seq' ? (known.items.at(-1) ?? known) : known);
    const made = open(key.start, end);
    put(table, key, made.node);
    return made;
  };
  const fill = (table: Open, pairs: readonly AST.TOMLKeyValue[]) => {
    for (const each of pairs) {
      const keys = each.key.keys.map(keyOf);
      let at: Open | undefined = table;
      for (const key of keys.slice(0, -1)) at &&= into(at, key, each.range[1]);
      if (at) put(at, keys.at(-1)!, treeOf(each.value));
    }
  };
  const treeOf = (node: AST.TOMLContentNode): YamlNode => {
    const [start, end] = node.range;
    if (node.type === 'TOMLArray') return { type: 'seq', flow: true, items: node.elements.map(treeOf), start, end };
    if (node.type === 'TOMLInlineTable') {
      const table = open(start, end, true);
      fill(table, node.body);
      return table.node;
    }
    if (node.kind !== 'string') return { type: 'scalar', style: 'plain', value: text.slice(start, end), start, end };
    return { type: 'scalar', style: node.style === 'literal' ? 'single' : 'double', value: node.value, start, end };
  };
  const root = open(0, text.length);
  fill(
    root,
    top.body.filter((each) => each.type === 'TOMLKeyValue'),
  );
  for (const each of top.body) {
    if (each.type !== 'TOMLTable') continue;
    const keys = each.key.keys.map(keyOf);
    let at: Open | undefined = root;
    for (const key of keys.slice(0, -1)) at &&= into(at, key, each.range[1]);
    const last = keys.at(-1)!;
    if (at && each.kind === 'array') at = another(at, last, open(each.range[0], each.range[1]), put);
    else at &&= into(at, last, each.range[1]);
    if (at) fill(at, each.body);
  }
  return root.node;
}

/** One more table of an array of tables. */
function another(table: Open, key: YamlScalar, made: Open, put: (t: Open, k: YamlScalar, v: YamlNode) => void): Open {
  const known = table.index.get(key.value)?.value as (YamlSeq & { items: YamlNode[] }) | undefined;
  if (known?.type === 'seq') known.items.push(made.node);
  else put(table, key, { type: 'seq', flow: false, items: [made.node], start: made.node.start, end: made.node.end });
  return made;
}

function keyOf(node: AST.TOMLBare | AST.TOMLQuoted): YamlScalar {
  const [start, end] = node.range;
  return { type: 'scalar', style: 'plain', value: node.type === 'TOMLBare' ? node.name : node.value, start, end };
}

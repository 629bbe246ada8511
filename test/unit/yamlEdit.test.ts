import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import {
  bool,
  isMap,
  isNull,
  isSeq,
  keyText,
  num,
  parseYaml,
  str,
  type YamlMap,
  type YamlNode,
} from '../../server/core/artifacts/yaml.js';
import {
  addEntry,
  addItem,
  appendDocument,
  ensurePath,
  insertComment,
  removeEntry,
  removeItem,
  renameKey,
  setScalar,
  type TextEdit,
} from '../../server/core/artifacts/yamlEdit.js';
import { isBarePair } from '../../server/core/artifacts/yamlRemove.js';
import { scalarSource, type YamlValue } from '../../server/core/artifacts/yamlWrite.js';

/** Texts in as many styles as people write; comments are numbered so that a lost one is seen. */
const texts: Record<string, string> = {
  block: 'a: 1\nb:\n  c: x\n  d: y\ne: z\n',
  'four columns': 'a:\n    b:\n        c: 1\n    d: 2\ne: 3\n',
  comments: '# c1\na: 1 # c2\n# c3\nb:\n  # c4\n  c: x # c5\n  # c6\n\n# c7\nd: y\n# c8\n',
  'deeper comment': 'a:\n  - x\n  # c1\n  # c2\nb:\n  c: 1\n    # c3\n\nd: 1\n',
  'dash in key column': 'a:\n- x\n- y: 1\n  z: 2\nb: 1\n',
  'dash indented': 'a:\n  - x\n  - y: 1\n    z: 2\nb: 1\n',
  'dash in root': '- a\n- b: 1\n  c: 2\n-\n- \n- d\n',
  'wide gap': 'a:\n-   b: 1\n    c: 2\n-   d: 3\n',
  'seq in seq': 'a:\n- - 1\n  - 2\n- - 3\n-\n  - 4\n',
  'flow map': 'a: {b: 1, c: x}\nd: { e: 1 }\nf: {}\n',
  'flow seq': 'a: [1, x, "y"]\nb: []\nc: [ 1 ]\nd: [{e: 1}, {f: 2}]\n',
  'flow lines': 'a: {\n  b: 1,\n  c: 2\n}\nd: [\n  1,\n  2, # c1\n]\ne: {\n  f: 1 # c2\n}\n',
  'flow empty values': 'a: {b: , c, "d"}\ne: {f:}\n',
  'flow pairs': 'a: [b: 1, c: 2]\nd: [? e : f]\n',
  json: '{"a": 1, "b": {"c": [1, 2]}, "d": {}}\n',
  'json lines': '{\n  "a": 1,\n  "b": {\n    "c": true\n  }\n}\n',
  'json lists': '{"a": [], "b": [1, {}], "c": ["x"],\n"d": {\n}}\n',
  'root flow': '{}\n',
  'root flow seq': '[]\n',
  'empty values': 'a:\nb: # c1\nc: ~\nd: null # c2\ne:   \nf: ""\n',
  'empty nested': 'a:\n  b:\n  c:\nd:\n  - e:\n    f:\n',
  'empty braces': 'a: {} # c1\nb:\n  c: {}\nd:\n- {}\n- []\ne: &x {}\nf: []\n',
  'compact maps': '- a: 1 # c1\n  # c2\n  b: 2\n- c: 3\n- d:\n    e: 4\n  f: 5\n',
  literal: 'a: |\n  x\n   y\n\n  z\n\nb: >-\n  f\n  g\n# c1\nc:\n- |\n  h\n- >\n  i\n',
  'literal keep': 'a: |+\n  x\n\nb: |-\n  y\n\n\nc: |2\n    z\nd: |+\n  w\n\n',
  'literal last': 'a:\n  b: |\n    x\n    y\n',
  'literal empty': 'a: |\nb: >-\n\nc: | # c1\nd: 1\n',
  'long scalars': 'a: one\n  two\n  three\nb: "one\n  two"\nc:\n  four\n  five\nd: \'six\n\n  seven\'\n',
  anchors: 'a: &x\n  b: 1\nc: *x\nd: &y 1\ne: [*y, *x]\nf: &z [1]\n&k g: 1\n',
  tags: 'a: !!str 1\nb: !!map\n  c: 1\nd: !!seq\n- 1\ne: ! x\n',
  'explicit keys': '? a\n: 1\n? b\n: c: 1\n  d: 2\n? e\n',
  quoted: '"a": 1\n\'b\': 2\n"c d": {\'e\': 1}\n',
  tabs: 'a: 1\t# c1\nb:\tx\nc:\t\n  d: 1\t\n',
  'no final newline': 'a: 1\nb:\n  c: 2',
  'no final newline seq': 'a:\n- 1\n- 2',
  'no final newline empty': 'a: 1\nb:',
  'only key': 'a:\n  b: 1\nc:\n  # c1\n  d: 1\ne:\n- 1\nf:\n- g: 1\n',
  deep: 'a:\n  b:\n    c:\n      d: 1\n\n\n',
  kubernetes:
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: x # c1\n  labels: {app: x}\nspec:\n  containers:\n    - name: a\n      image: "b:1"\n' +
    '      args: ["--x", "--y=1"]\n      env:\n        - name: A\n          value: "1"\n        # c2\n    - name: b\n  volumes: []\n',
  documents: '# c1\n---\na: 1\n---\n# c2\nb:\n  c: 2\n--- # c3\nd: 3\n...\n',
  directive: '%YAML 1.2\n---\na: 1\nb: {}\n',
};

/** Values that must come back as what they are, in every style. */
const values: YamlValue[] = [
  'text',
  'yes',
  '1.10',
  'a: b #c',
  '',
  'x\ny\n',
  'x\ny',
  7,
  true,
  null,
  { p: { q: 1, r: ['s', { t: 'on' }] } },
  ['u', { v: 1, w: { x: null } }, ['y', 'z']],
  {},
  [],
];

type Place = readonly (string | number)[];

/** Values as another parser reads them: maps as Map, an alias the very object of its anchor. */
function valuesOf(text: string): unknown[] {
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent' });
  if (!('length' in documents)) return [];
  return documents.map((document) => {
    assert.deepEqual(document.errors.map(String), [], text);
    return document.toJS({ mapAsMap: true });
  });
}

/** Values as our own reader sees them, for comparison with the other parser. */
function ownValuesOf(text: string): unknown[] {
  return parseYaml(text).map(({ root, errors }) => {
    assert.deepEqual(errors, [], text);
    return root === null ? null : ownValue(root);
  });
}

function ownValue(node: YamlNode): unknown {
  if (node.type === 'alias') return ownValue(node.target!);
  if (isSeq(node)) return node.items.map(ownValue);
  if (isMap(node)) return new Map(node.pairs.map((each) => [keyText(each), ownValue(each.value)]));
  return isNull(node) ? null : (num(node) ?? bool(node) ?? str(node));
}

function apply(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const { start, end, newText } of [...edits].sort((a, b) => b.start - a.start)) {
    assert.ok(start <= end && end <= text.length);
    result = result.slice(0, start) + newText + result.slice(end);
  }
  return result;
}

interface Found {
  readonly document: number;
  readonly place: Place;
  readonly node: YamlNode;
}

function* nodesOf(text: string): Generator<Found> {
  function* below(document: number, place: Place, node: YamlNode): Generator<Found> {
    yield { document, place, node };
    if (isMap(node)) for (const each of node.pairs) yield* below(document, [...place, keyText(each)!], each.value);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) yield* below(document, [...place, index], item);
  }
  for (const [document, { root }] of parseYaml(text).entries()) if (root) yield* below(document, [], root);
}

function at(tree: unknown[], { document, place }: Found): unknown {
  let value = tree[document];
  for (const step of place) value = value instanceof Map ? value.get(step) : (value as unknown[])[step as number];
  return value;
}

function replace(tree: unknown[], found: Found, value: unknown): void {
  const step = found.place.at(-1);
  if (step === undefined) tree[found.document] = value;
  else {
    const parent = at(tree, { ...found, place: found.place.slice(0, -1) });
    if (parent instanceof Map) parent.set(step, value);
    else (parent as unknown[])[step as number] = value;
  }
}

function asMaps(value: YamlValue): unknown {
  if (Array.isArray(value)) return value.map(asMaps);
  if (value !== null && typeof value === 'object')
    return new Map(Object.entries(value).map(([key, item]) => [key, asMaps(item)]));
  return value;
}

function comments(text: string): string[] {
  return text.match(/# c\d+/g) ?? [];
}

/** The edit gives `wanted` for both parsers, keeps the line breaks and, unless told otherwise, every comment. */
function check(what: string, text: string, edits: readonly TextEdit[], wanted: unknown[], keepsComments = true): string {
  assert.notEqual(edits.length, 0, `no edit: ${what}\n${text}`);
  const result = apply(text, edits);
  const shown = `${what}\n--- from\n${text}\n--- to\n${result}\n---`;
  assert.deepEqual(valuesOf(result), wanted, shown);
  assert.deepEqual(ownValuesOf(result), wanted, shown);
  if (text.startsWith('{"') && /^(?:add|ensure|rename|remove) /.test(what)) assert.ok(JSON.parse(result), shown);
  if (keepsComments) assert.deepEqual(comments(result), comments(text), shown);
  if (text.includes('\r\n')) assert.doesNotMatch(result, /(?<!\r)\n/, shown);
  else assert.doesNotMatch(result, /\r/, shown);
  return result;
}

const variants = Object.entries(texts).flatMap(([name, text]) => [
  [name, text] as const,
  [`${name}, CRLF`, text.replaceAll('\n', '\r\n')] as const,
]);

describe('YAML edits', () => {
  it('starts from texts that both parsers read alike', () => {
    for (const [, text] of variants) assert.deepEqual(ownValuesOf(text), valuesOf(text), text);
  });

  for (const [name, text] of variants) {
    it(`adds entries: ${name}`, () => {
      for (const found of nodesOf(text)) {
        if (!isMap(found.node)) continue;
        if (isBarePair(text, found.node)) {
          assert.deepEqual(addEntry(text, found.node, 'new', 1), []);
          continue;
        }
        for (const value of values) {
          const tree = valuesOf(text);
          (at(tree, found) as Map<unknown, unknown>).set('new', asMaps(value));
          check(`add ${JSON.stringify(value)} at ${found.place}`, text, addEntry(text, found.node, 'new', value), tree);
        }
        for (const after of found.node.pairs.map((each) => keyText(each)!)) {
          const tree = valuesOf(text);
          const map = at(tree, found) as Map<unknown, unknown>;
          map.set('no', 'off');
          const result = check(
            `add at ${found.place} after ${after}`,
            text,
            addEntry(text, found.node, 'no', 'off', { after: [after] }),
            tree,
          );
          const order = [...nodesOf(result)].find(
            (other) => String(other.place) === String(found.place) && other.document === found.document,
          );
          const names = (order!.node as YamlMap).pairs.map((each) => keyText(each));
          assert.equal(names.indexOf('no'), names.indexOf(after) + 1, result);
        }
      }
    });

    it(`adds items: ${name}`, () => {
      for (const found of nodesOf(text)) {
        if (!isSeq(found.node)) continue;
        for (const value of values) {
          const tree = valuesOf(text);
          (at(tree, found) as unknown[]).push(asMaps(value));
          check(`add ${JSON.stringify(value)} at ${found.place}`, text, addItem(text, found.node, value), tree);
        }
      }
    });

    it(`ensures paths: ${name}`, () => {
      for (const found of nodesOf(text)) {
        if (!isMap(found.node) || isBarePair(text, found.node)) continue;
        for (const [key, old] of at(valuesOf(text), found) as Map<string, unknown>) {
          if (found.node.pairs.find((each) => keyText(each) === String(key))?.value.type === 'alias') continue;
          for (const value of values) {
            const tree = valuesOf(text);
            const map = at(tree, found) as Map<unknown, unknown>;
            const open = old === null || (old instanceof Map && old.size === 0) || (Array.isArray(old) && old.length === 0);
            const edits = ensurePath(text, found.node, [String(key), 'in', 'side'], value);
            if (open)
              replace(tree, { ...found, place: [...found.place, key] }, new Map([['in', new Map([['side', asMaps(value)]])]]));
            else if (old instanceof Map) old.set('in', new Map([['side', asMaps(value)]]));
            else {
              assert.deepEqual(edits, []);
              continue;
            }
            if (old instanceof Map && !open)
              (map.get(key) as Map<unknown, unknown>).set('in', new Map([['side', asMaps(value)]]));
            check(`ensure ${key}.in.side at ${found.place}`, text, edits, tree);
          }
        }
      }
    });

    it(`sets scalars: ${name}`, () => {
      for (const found of nodesOf(text)) {
        if (found.node.type !== 'scalar') continue;
        if (found.node.tag || (found.node.anchor && text.includes(`*${found.node.anchor}`))) continue; // read through both
        const tree = valuesOf(text);
        replace(tree, found, 'a, b');
        const source = scalarSource('a, b', true);
        check(`set ${found.place}`, text, setScalar(text, found.node, source), tree, !/^[|>]/.test(text.slice(found.node.start)));
      }
    });

    it(`renames keys: ${name}`, () => {
      for (const found of nodesOf(text)) {
        if (!isMap(found.node)) continue;
        for (const each of found.node.pairs) {
          const key = keyText(each)!;
          const tree = valuesOf(text);
          const map = at(tree, found) as Map<unknown, unknown>;
          const renamed = [...map].map(([name, value]) => [String(name) === key ? 'it is' : name, value] as const);
          map.clear();
          for (const [name, value] of renamed) map.set(name, value);
          check(`rename ${key} at ${found.place}`, text, renameKey(text, found.node, key, 'it is'), tree);
        }
      }
    });

    it(`removes entries and items: ${name}`, () => {
      for (const found of nodesOf(text)) {
        if (isMap(found.node)) {
          for (const each of found.node.pairs) {
            const key = keyText(each)!;
            const tree = valuesOf(text);
            const map = at(tree, found) as Map<unknown, unknown>;
            map.delete([...map.keys()].find((name) => String(name) === key));
            checkRemoval(`remove ${key} at ${found.place}`, text, removeEntry(text, found.node, key), tree, each.key, each.value);
          }
        } else if (isSeq(found.node)) {
          for (const [index, item] of found.node.items.entries()) {
            const tree = valuesOf(text);
            (at(tree, found) as unknown[]).splice(index, 1);
            checkRemoval(`remove ${index} at ${found.place}`, text, removeItem(text, found.node, index), tree, item, item);
          }
        }
      }
    });

    it(`inserts comments at every line: ${name}`, () => {
      for (let offset = 0; offset >= 0 && offset < text.length; offset = text.indexOf('\n', offset + 1)) {
        const result = check('comment', text, insertComment(text, offset, 'why'), valuesOf(text));
        assert.equal(result.split('\n').length, text.split('\n').length + 1);
        assert.match(result, /^ *# why\r?$/m);
      }
    });

    it(`appends documents: ${name}`, () => {
      const result = check('append', text, appendDocument(text, 'n: 1\no:\n- 2'), [
        ...valuesOf(text),
        new Map<string, unknown>([
          ['n', 1],
          ['o', [2]],
        ]),
      ]);
      assert.ok(result.startsWith(text.trimEnd()) && result.endsWith('\n'));
    });
  }

  /** Comments may go with what they stand on, none from elsewhere. */
  function checkRemoval(what: string, text: string, edits: TextEdit[], tree: unknown[], first: YamlNode, last: YamlNode): void {
    if (edits.length === 0 && /anchors|pairs/.test(nameOf(text))) return; // an alias needs the anchor, a pair has no brackets
    const result = check(what, text, edits, tree, false);
    const from = text.lastIndexOf('\n', first.start) + 1;
    const behind = text.slice(last.end).replace(/^[^\n]*(?:\n +# c\d+\r?)*/, '');
    const kept = [...comments(text.slice(0, from)), ...comments(behind)];
    assert.deepEqual(
      comments(result).filter((comment) => kept.includes(comment)),
      kept,
      `${what}\n${text}\n---\n${result}`,
    );
  }

  function nameOf(text: string): string {
    return variants.find(([, other]) => other === text)![0];
  }
});

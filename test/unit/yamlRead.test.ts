import assert from 'node:assert/strict';
import {
  bool,
  duplicateKeys,
  get,
  hasCustomTag,
  isMap,
  isNull,
  items,
  keys,
  looseBool,
  num,
  pair,
  parseYaml,
  resolve,
  str,
  typeOf,
  type YamlMap,
} from '../../server/core/artifacts/yaml.js';

function read(text: string): YamlMap {
  const root = parseYaml(text)[0]?.root;
  assert.ok(isMap(root));
  return root;
}

describe('YAML values', () => {
  it('walks keys, indexes and aliases', () => {
    const root = read('a:\n  - b: x\n  - &n {c: y}\nd: *n\n1: one\n');
    assert.equal(str(get(root, 'a', 0, 'b')), 'x');
    assert.equal(str(get(root, 'd', 'c')), 'y');
    assert.equal(str(get(root, 1)), 'one');
    for (const path of [['z'], ['a', 'b'], ['a', 2], ['a', -1], ['a', 0, 'b', 'c'], ['constructor'], ['a', 'length']]) {
      assert.equal(get(root, ...path), undefined);
    }
    assert.equal(get(root), root);
    assert.equal(get(undefined, 'a'), undefined);
    assert.deepEqual(items(get(root, 'a')).map(typeOf), ['map', 'map']);
    assert.deepEqual(items(get(root, 'd')), []);
    assert.deepEqual(keys(root), ['a', 'd', '1']);
  });

  it('looks through merge keys: own before merged, earlier before later', () => {
    const root = read('a: &a {x: 1, y: 1}\nb: &b {x: 2, z: 2, <<: *a}\nc: {<<: [*a, *b], y: 3}\nd: {<<: {w: 4}}\n');
    const at = (...path: string[]) => num(get(root, ...path));
    assert.deepEqual([at('b', 'x'), at('b', 'y')], [2, 1]);
    assert.deepEqual([at('c', 'x'), at('c', 'y'), at('c', 'z'), at('d', 'w')], [1, 3, 2, 4]);
    assert.equal(pair(get(root, 'c'), 'x'), undefined);
  });

  it('takes the last of duplicate keys and lists the others', () => {
    const root = read('a: 1\nb: 2\na: 3\n"a": 4\n<<: {}\n<<: {}\n');
    assert.equal(num(get(root, 'a')), 4);
    assert.deepEqual(
      duplicateKeys(root).map(({ value }) => num(value)),
      [3, 4],
    );
    const many = read(`${Array.from({ length: 50_000 }, (_, i) => `k${i}: ${i}`).join('\n')}\nk7: x\n`);
    assert.equal(duplicateKeys(many).length, 1);
    assert.equal(str(get(many, 'k7')), 'x');
    const started = performance.now();
    for (let i = 0; i < 50_000; i++) assert.ok(get(many, `k${i}`));
    assert.ok(performance.now() - started < 5000);
  });

  it('ends on cycles, chains and bombs of merge keys', () => {
    assert.equal(str(get(read('&a {<<: *a, x: *a, y: z}'), 'x', 'x', 'y')), 'z');
    let bomb = 'a0: &a0 {x: 1}\n';
    for (let i = 1; i < 60; i++) bomb += `a${i}: &a${i} {<<: [*a${i - 1}, *a${i - 1}, *a${i - 1}]}\n`;
    assert.equal(num(get(read(bomb), 'a59', 'x')), 1);
    assert.equal(get(read(bomb), 'a59', 'no'), undefined);
    let chain = 'a0: &a0 {x: 1}\n';
    for (let i = 1; i < 20_000; i++) chain += `a${i}: &a${i} {<<: *a${i - 1}}\n`;
    assert.equal(num(get(read(chain), 'a19999', 'x')), 1);
  });

  it('types scalars as the core schema does', () => {
    const types: Record<string, string[]> = {
      null: ['', '~', 'null', 'NULL', '!!null x'],
      boolean: ['true', 'False', 'TRUE', '!!bool true'],
      number: ['1', '-1.5', '+.5', '1e3', '0o17', '0x1F', '.inf', '-.INF', '.nan', '1.', '!!int "3"', '007'],
      string: [
        'yes',
        'on',
        'tRue',
        '1_000',
        '0b1',
        '12:30:45',
        '"1"',
        "'null'",
        '""',
        '1.2.3',
        '!!str 1',
        '2Gi',
        '0x',
        '!Ref 1',
        '.',
      ],
      map: ['{}', '!x {}'],
      seq: ['[1]'],
    };
    for (const [type, sources] of Object.entries(types)) {
      for (const source of sources) assert.equal(typeOf(get(read(`a: ${source}`), 'a')), type, source);
    }
    assert.equal(typeOf(undefined), undefined);
  });

  it('reads numbers, booleans and text', () => {
    const value = (source: string) => get(read(`a: ${source}`), 'a');
    const numbers: [string, number | undefined][] = [
      ['1.10', 1.1],
      ['0o17', 15],
      ['-.inf', -Infinity],
      ['"1"', undefined],
      ['2Gi', undefined],
      ['!!int "3"', 3],
      ['.nan', undefined],
      ['!Ref 1', undefined],
    ];
    for (const [source, expected] of numbers) assert.equal(num(value(source)), expected, source);
    assert.deepEqual(
      ['true', 'FALSE', 'yes', '"true"', '1'].map((source) => bool(value(source))),
      [true, false, undefined, undefined, undefined],
    );
    assert.deepEqual(
      ['True', '"True"', 'yes', 'off', 'n', '1', ''].map((source) => looseBool(value(source))),
      [true, true, true, false, false, undefined, undefined],
    );
    assert.deepEqual(
      ['x', '2', '"2"', 'true', '~', '', '[]', '!Ref x', '""'].map((source) => str(value(source))),
      ['x', '2', '2', 'true', undefined, undefined, undefined, undefined, ''],
    );
    assert.equal(isNull(value('~')), true);
    assert.equal(isNull(undefined), false);
    assert.equal(hasCustomTag(value('!Sub "x"')), true);
    assert.equal(hasCustomTag(value('!!str x')), false);
    assert.equal(resolve(get(read('a: &x 1\nb: *x'), 'b'))?.type, 'scalar');
  });
});

import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { get, isMap, isSeq, parseYaml, str, type YamlMap, type YamlNode } from '../../server/core/artifacts/yaml.js';
import * as edit from '../../server/core/artifacts/yamlEdit.js';
import { flowSource, needsQuotes, scalarSource } from '../../server/core/artifacts/yamlWrite.js';

type Edits = (text: string, root: YamlMap) => edit.TextEdit[];

function edited(text: string, edits: Edits): string {
  const root = parseYaml(text)[0]?.root;
  assert.ok(isMap(root));
  return apply(text, edits(text, root));
}

function apply(text: string, edits: readonly edit.TextEdit[]): string {
  let result = text;
  for (const { start, end, newText } of [...edits].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + newText + result.slice(end);
  }
  return result;
}

function mapAt(root: YamlMap, ...path: (string | number)[]): YamlMap {
  const node = get(root, ...path);
  assert.ok(isMap(node));
  return node;
}

const limits = { limits: { memory: '4Gi', 'nvidia.com/gpu': '1' }, args: ['--x', { name: 'a', value: 'yes' }] };

describe('YAML edit style', () => {
  it('writes nested values in the style around them', () => {
    const two = 'spec:\n  a:\n    - b: 1\n      c:\n        d: 1\n';
    assert.equal(
      edited(two, (text, root) => edit.addEntry(text, mapAt(root, 'spec'), 'resources', limits)),
      `${two}  resources:\n    limits:\n      memory: 4Gi\n      nvidia.com/gpu: "1"\n    args:\n      - --x\n      - name: a\n        value: "yes"\n`,
    );
    const flat = 'spec:\n    a:\n    - b: 1\n    c: 2\n';
    assert.equal(
      edited(flat, (text, root) => edit.addEntry(text, mapAt(root, 'spec'), 'r', limits, { after: ['no', 'a'] })),
      'spec:\n    a:\n    - b: 1\n    r:\n        limits:\n            memory: 4Gi\n            nvidia.com/gpu: "1"\n' +
        '        args:\n        - --x\n        - name: a\n          value: "yes"\n    c: 2\n',
    );
    assert.equal(
      edited('a:\n-   b: 1\n', (text, root) => edit.addItem(text, get(root, 'a') as never, { c: 2, d: 3 })),
      'a:\n-   b: 1\n-   c: 2\n    d: 3\n',
    );
    assert.equal(
      edited('a: {b: 1} # c\n', (text, root) => edit.addEntry(text, mapAt(root, 'a'), 'r', limits)),
      'a: {b: 1, r: {limits: {memory: 4Gi, nvidia.com/gpu: "1"}, args: [--x, {name: a, value: "yes"}]}} # c\n',
    );
    assert.equal(
      edited('{"a": {\n  "b": 1\n}}\n', (text, root) => edit.addEntry(text, mapAt(root, 'a'), 'c', ['x'])),
      '{"a": {\n  "b": 1,\n  "c": ["x"]\n}}\n',
    );
  });

  it('fills what is empty and keeps the comment there', () => {
    const fill = (text: string) => edited(text, (t, root) => edit.ensurePath(t, root, ['a', 'b', 'c'], 1));
    assert.equal(fill('a: {} # why\nz: 1\n'), 'a: # why\n  b:\n    c: 1\nz: 1\n');
    assert.equal(fill('a: # why\nz: 1\n'), 'a: # why\n  b:\n    c: 1\nz: 1\n');
    assert.equal(fill('a: null\n'), 'a:\n  b:\n    c: 1\n');
    assert.equal(fill('a:\n    b: ~\n'), 'a:\n    b:\n        c: 1\n');
    assert.equal(fill('z: 1'), 'z: 1\na:\n  b:\n    c: 1');
    assert.equal(fill('a: {b: }\n'), 'a: {b: {c: 1} }\n');
  });

  it('leaves alone what is not its to change', () => {
    const none = (text: string, edits: Edits) => assert.equal(edited(text, edits), text);
    none('a: {b: 1}\n', (text, root) => edit.ensurePath(text, root, ['a', 'b'], 2));
    none('a: x\n', (text, root) => edit.ensurePath(text, root, ['a', 'b'], 2));
    none('x: &x {b: 1}\na: *x\n', (text, root) => edit.ensurePath(text, root, ['a', 'c'], 2));
    none('x: &x\n  a: {b: 1}\ny: {<<: *x}\n', (text, root) => edit.ensurePath(text, mapAt(root, 'y'), ['a', 'c'], 2));
    none('a: 1\n', (text, root) => edit.addEntry(text, root, 'a', 2));
    none('a: 1\nb: 2\n', (text, root) => edit.renameKey(text, root, 'a', 'b'));
    none('a: 1\n', (text, root) => edit.removeEntry(text, root, 'b'));
    none('a: &x 1\nb: *x\n', (text, root) => edit.removeEntry(text, root, 'a'));
    none('a:\n-\tb: 1\n', (text, root) => edit.addEntry(text, mapAt(root, 'a', 0), 'c', 1));
  });

  it('puts raw source in as it is', () => {
    const raw = (source: string) =>
      edited('a:\n  b: 1\n', (text, root) => edit.addEntry(text, mapAt(root, 'a'), 'r', { raw: source }));
    assert.equal(raw('4Gi # TODO: measure'), 'a:\n  b: 1\n  r: 4Gi # TODO: measure\n');
    assert.equal(raw('x: 1\ny:\n  - 2\n'), 'a:\n  b: 1\n  r:\n    x: 1\n    y:\n      - 2\n');
    assert.equal(raw('- 1\n- 2'), 'a:\n  b: 1\n  r:\n    - 1\n    - 2\n');
    assert.equal(raw('|\n  x\n  y'), 'a:\n  b: 1\n  r: |\n    x\n    y\n');
    assert.equal(
      edited('a:\n- b\n', (text, root) => edit.addItem(text, get(root, 'a') as never, { raw: 'x: 1 # c\ny: 2' })),
      'a:\n- b\n- x: 1 # c\n  y: 2\n',
    );
  });

  it('removes whole lines with what belongs to them', () => {
    const remove = (text: string, key: string, ...path: (string | number)[]) => {
      return edited(text, (t, root) => edit.removeEntry(t, mapAt(root, ...path), key));
    };
    assert.equal(
      remove('a: 1 # c\n# about b\nb:\n  - x\n  # - y\n# about d\nd: 2\n', 'b'),
      'a: 1 # c\n# about b\n# about d\nd: 2\n',
    );
    assert.equal(remove('- a: 1 # c\n  b: 2\n'.replace(/^/, 'x:\n'), 'a', 'x', 0), 'x:\n- b: 2\n');
    assert.equal(remove('x: {a: 1, b: 2, c: 3}\n', 'b', 'x'), 'x: {a: 1, c: 3}\n');
    assert.equal(remove('x: { a: 1, b: 2 }\n', 'a', 'x'), 'x: { b: 2 }\n');
    assert.equal(remove('x:\n  a: 1\ny: 2', 'a', 'x'), 'x: {}\ny: 2');
    assert.equal(remove('x: 1\ny: 2', 'y'), 'x: 1');
  });

  it('appends documents to whatever the text ends with', () => {
    const append = (text: string) => apply(text, edit.appendDocument(text, 'n: 1'));
    assert.equal(append(''), 'n: 1\n');
    assert.equal(append('a: 1'), 'a: 1\n---\nn: 1\n');
    assert.equal(append('a: 1\n---'), 'a: 1\n---\nn: 1\n');
    assert.equal(append('a: 1\n--- # c\n'), 'a: 1\n--- # c\nn: 1\n');
    assert.equal(append('a: 1\n...\n'), 'a: 1\n...\n---\nn: 1\n');
    assert.equal(append('a: 1\r\n'), 'a: 1\r\n---\r\nn: 1\r\n');
    assert.equal(append('# c\n'), '# c\nn: 1\n');
    assert.equal(apply('a: 1\n', edit.appendDocument('a: 1\n', '---\nb: 2\n\n')), 'a: 1\n---\nb: 2\n');
  });

  it('puts comments above the line, never into a scalar', () => {
    const comment = (text: string, at: string, what: string) => apply(text, edit.insertComment(text, text.indexOf(at), what));
    assert.equal(comment('a:\n  - b: 1\n    c: 2\n', 'c: 2', 'ml x -- y'), 'a:\n  - b: 1\n    # ml x -- y\n    c: 2\n');
    assert.equal(comment('a:\n  b: |\n    x\n    y\n', 'y', '# z'), 'a:\n  # z\n  b: |\n    x\n    y\n');
    assert.equal(comment('a: "x\n  y"\n', 'y', 'z\nw'), '# z\n# w\na: "x\n  y"\n');
    assert.equal(comment('a: 1\r\nb: 2\r\n', 'b', 'z'), 'a: 1\r\n# z\r\nb: 2\r\n');
  });

  it('quotes exactly what would be read as something else', () => {
    const quoted = [
      '',
      ' a',
      'a ',
      'yes',
      'No',
      'on',
      'y',
      'null',
      '~',
      'true',
      '1',
      '1.10',
      '1e3',
      '0x1F',
      '0o7',
      '017',
      '1_000',
      '12:30',
      '.5',
      '-1',
    ];
    const more = [
      '.inf',
      '2026-11-23',
      '- a',
      '? a',
      '-',
      ': a',
      'a: b',
      'a:',
      'a #b',
      '#a',
      '&a',
      '*a',
      '!a',
      '|',
      '>',
      "'a",
      '"a',
      '%a',
      '@a',
      '`a',
      '{a}',
      '[a]',
      '---',
      '---a',
      '=',
      '<<',
      ',a',
      'a\u0007',
    ];
    for (const text of [...quoted, ...more]) assert.equal(needsQuotes(text), true, text);
    for (const text of [
      'a',
      '--x=1',
      '-a',
      'a:b',
      'a#b',
      'nvidia.com/gpu',
      '1.2.3',
      '4Gi',
      '8080:80',
      "it's",
      'a, b',
      'x{y}',
      'http://x/y?z=1',
      'é',
      '😀',
    ]) {
      assert.equal(needsQuotes(text), false, text);
    }
    for (const text of ['a, b', 'x{y}', 'a]']) assert.equal(needsQuotes(text, true), true, text);
    const all = [...quoted, ...more, 'a\nb', 'a"b\\c\t', '\u2028\ufeff\u0085', 'a, b', 'é😀', '\\'];
    for (const text of all) {
      for (const version of ['1.1', '1.2'] as const) {
        assert.deepEqual(parseDocument(`- ${scalarSource(text)}`, { version }).toJS(), [text], text);
        assert.deepEqual(parseDocument(flowSource([text, { [text]: text }]), { version }).toJS(), [text, { [text]: text }], text);
      }
      assert.equal(str(get(parseYaml(`- ${scalarSource(text)}`)[0]!.root, 0)), text);
    }
    assert.deepEqual(
      [1.5, Infinity, -Infinity, true, null, 1e21].map((value) => scalarSource(value)),
      ['1.5', '.inf', '-.inf', 'true', 'null', '1e+21'],
    );
  });

  it('never throws on broken text, and stays inside it', () => {
    const whole = 'a: [1, {b: "x"}]\nc:\n- d: |+\n    x\n\n  e: &f {g: *f, ? h}\n-\t- i\nj: >\n k\n---\n{"l": }\n';
    for (let cut = 0; cut < whole.length; cut++) {
      for (const text of [whole.slice(0, cut), whole.slice(cut), `${whole.slice(0, cut)}: ${whole.slice(cut)}`]) {
        const check = (edits: edit.TextEdit[]) => {
          for (const { start, end } of edits) assert.ok(0 <= start && start <= end && end <= text.length, text);
        };
        check(edit.appendDocument(text, 'a: 1'));
        check(edit.insertComment(text, cut % (text.length + 1), 'c'));
        const visit = (node: YamlNode): void => {
          check(edit.setScalar(text, node, 'x'));
          if (isMap(node)) {
            check(edit.addEntry(text, node, 'new', limits));
            for (const { key, value } of node.pairs) {
              const name = str(key) ?? '';
              check(edit.ensurePath(text, node, [name, 'x'], 1));
              check(edit.removeEntry(text, node, name));
              check(edit.renameKey(text, node, name, 'z'));
              visit(value);
            }
          }
          if (isSeq(node)) {
            check(edit.addItem(text, node, limits));
            for (const [index, item] of node.items.entries()) {
              check(edit.removeItem(text, node, index));
              visit(item);
            }
          }
        };
        for (const { root } of parseYaml(text)) if (root) visit(root);
      }
    }
  });
});

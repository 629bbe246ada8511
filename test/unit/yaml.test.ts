import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import { isMap, isSeq, parseYaml, type YamlDocument, type YamlNode } from '../../server/core/artifacts/yaml.js';

/** Every node as `type|source`, in order of the text. */
function sources(text: string, documents = parseYaml(text)): string[] {
  const list: string[] = [];
  const visit = (node: YamlNode): void => {
    list.push(`${node.type}|${text.slice(node.start, node.end)}`);
    if (isSeq(node)) node.items.forEach(visit);
    if (isMap(node)) {
      for (const { key, value } of node.pairs) {
        visit(key);
        visit(value);
      }
    }
  };
  for (const { root } of documents) if (root) visit(root);
  return list;
}

/** Only what `sources` does not show: where an empty value stands. */
function emptyPlaces(text: string): number[] {
  const places: number[] = [];
  const visit = (node: YamlNode): void => {
    if (node.start === node.end) places.push(node.start);
    if (isSeq(node)) node.items.forEach(visit);
    if (isMap(node)) node.pairs.flatMap(({ key, value }) => [key, value]).forEach(visit);
  };
  for (const { root } of parseYaml(text)) if (root) visit(root);
  return places;
}

function messages(text: string): string[] {
  return parseYaml(text).flatMap(({ errors }) => errors.map(({ message }) => message));
}

/** Pushes everything out of the reader's memory. */
function forget(): void {
  for (let i = 0; i < 8; i++) parseYaml(`forget: ${i}`);
}

const stream = Array.from({ length: 40 }, (_, i) => `a: ${i}\nb: &x [1, {c: d}]\ne:\n- *x\n- |\n  text ${i}\n`).join('---\n');

describe('YAML reader', () => {
  it('gives every node the range of its source', () => {
    assert.deepEqual(sources('a: "x"\nb: \'y\' # c\nc: [1, {d: e}]\n'), [
      `map|a: "x"\nb: 'y' # c\nc: [1, {d: e}]`,
      'scalar|a',
      'scalar|"x"',
      'scalar|b',
      "scalar|'y'",
      'scalar|c',
      'seq|[1, {d: e}]',
      'scalar|1',
      'map|{d: e}',
      'scalar|d',
      'scalar|e',
    ]);
    assert.deepEqual(sources('- |-  # | c\n   x\n\n- &a !!str k\n- *a\n- [p: q, [ ] , ]\n'), [
      'seq|- |-  # | c\n   x\n\n- &a !!str k\n- *a\n- [p: q, [ ] , ]',
      'scalar||-  # | c\n   x',
      'scalar|k',
      'alias|*a',
      'seq|[p: q, [ ] , ]',
      'map|p: q',
      'scalar|p',
      'scalar|q',
      'seq|[ ]',
    ]);
    assert.deepEqual(sources('a: x\n  y\nb: |+\n  z\n\nc: 1\n').slice(1), [
      'scalar|a',
      'scalar|x\n  y',
      'scalar|b',
      'scalar||+\n  z\n',
      'scalar|c',
      'scalar|1',
    ]);
  });

  it('puts an empty value right behind its colon or dash', () => {
    assert.deepEqual(emptyPlaces('a:   # c\nb:\n-\n- \n- x\n-   # d\n'), [2, 13, 15, 22]);
    assert.deepEqual(emptyPlaces('{a: , b, "c":}'), [3, 7, 13]);
    assert.deepEqual(emptyPlaces('? a\n? b\n: \n: c\n'), [3, 9, 11]);
    assert.deepEqual(emptyPlaces('a: &x\nb: !!str\n'), [5, 14]);
    assert.deepEqual(emptyPlaces('a: [\nb:   \n'), [7]); // read by the tolerant parser
  });

  it('cooks values and keeps style, tag and anchor', () => {
    const [document] = parseYaml("- \"a\\tb\\\n  c\"\n- 'it''s'\n- >\n  f\n  g\n\n- !Ref x\n- &n !<tag:yaml.org,2002:str> 1\n");
    assert.ok(isSeq(document?.root));
    const seen = document.root.items.map((node) =>
      node.type === 'scalar' ? [node.value, node.style, node.tag, node.anchor] : [],
    );
    assert.deepEqual(seen, [
      ['a\tbc', 'double', undefined, undefined],
      ["it's", 'single', undefined, undefined],
      ['f g\n', 'folded', undefined, undefined],
      ['x', 'plain', '!Ref', undefined],
      ['1', 'plain', '!!str', 'n'],
    ]);
  });

  it('splits streams at markers only', () => {
    const split = (text: string) => parseYaml(text).map(({ start, end, root }) => [text.slice(start, end), root?.type ?? null]);
    assert.deepEqual(split(''), [['', null]]);
    assert.deepEqual(split('# c\n'), [['# c\n', null]]);
    assert.deepEqual(split('# c\n---\na: 1\n'), [['a: 1\n', 'map']]);
    assert.deepEqual(split('a\n---\n---\n# c\n--- b\n...\n# d\n'), [
      ['a\n', 'scalar'],
      ['', null],
      ['# c\n', null],
      [' b\n', 'scalar'],
    ]);
    assert.deepEqual(split('%YAML 1.2\n%TAG !e! !x\n--- # c\n- !e!y z\n...\n%YAML 1.2\n---\nb\n'), [
      ['- !e!y z\n', 'seq'],
      ['b\n', 'scalar'],
    ]);
    assert.deepEqual(split('a: |\n ---\n  x\n----\n'), [['a: |\n ---\n  x\n----\n', 'map']]);
    assert.deepEqual(split('a: b\r\n---\r\nc: d\r\n').length, 2);
    assert.deepEqual(split('a: b\u2028--- c\n').length, 1);
    assert.deepEqual(messages('a\n... b\n---\nc\n').length, 1);
  });

  it('keeps a broken document from spoiling its neighbours', () => {
    const text = 'a: 1\n---\nb: [1\nc: 2\n---\nd: "x\n---\ne: 3\n';
    const documents = parseYaml(text);
    assert.deepEqual(
      documents.map(({ errors }) => errors.length > 0),
      [false, true, true, false],
    );
    assert.deepEqual(sources(text, documents.slice(1, 2)).slice(-2), ['scalar|c', 'scalar|2']);
    for (const { start, end, errors } of documents)
      for (const error of errors) assert.ok(error.start >= start && error.end <= end);
  });

  it('gives the tolerant parser the same offsets', () => {
    const good = 'x: {a: 1, b: [c, "d"]}\ny: &n\n  - |\n    t\n  - e: >-\n      u\n\nz: *n\nw:  \n';
    const broken = parseYaml(`${good}q: [\n`);
    assert.ok(broken[0]!.errors.length > 0);
    assert.deepEqual(sources(`${good}q: [\n`, broken).slice(1, sources(good).length), sources(good).slice(1));
  });

  it('accepts what only the strict parser complains of', () => {
    assert.deepEqual(messages('a: [\n  1\n]\nb: {\n}\n'), []);
    assert.notDeepEqual(messages('a: \u0000\n'), []);
  });

  it('names an alias without an anchor and never expands one', () => {
    const text = 'a: *b\nc: &b [*b]\nd: *b\n';
    assert.deepEqual(messages(text).length, 1);
    const root = parseYaml(text)[0]!.root;
    assert.ok(isMap(root));
    const [, anchored, alias] = root.pairs.map(({ value }) => value);
    assert.ok(alias?.type === 'alias' && alias.target === anchored);
    let bomb = 'a0: &a0 x\n';
    for (let i = 1; i < 60; i++) bomb += `a${i}: &a${i} [*a${i - 1}, *a${i - 1}, *a${i - 1}]\n`;
    assert.equal(sources(bomb).length, 1 + 3 + 59 * 5 - 1);
  });

  it('quotes no source in a message', () => {
    for (const text of ['a: |x hunter2\n', 'a: "\\qhunter2"\n', '!hunter2!x y\n', 'a: b\n  ]: hunter2 "\n', '!<hunter2^> a']) {
      assert.ok(messages(text).length > 0, text);
      assert.doesNotMatch(messages(text).join('\n'), /hunter2|\\q/);
    }
  });

  it('survives hostile input in linear time', () => {
    for (const before of ['', 'a: b: c\n', 'a: "\n']) {
      for (const unit of [
        '[',
        '{a: ',
        '- ',
        '? ',
        '&a ',
        ': ',
        '"',
        'a: "b\n',
        '%x\n',
        '---\n',
        '...\n',
        '\t',
        '{{ ',
        '!',
        '- &a\n  !t\n',
        '[a: ',
      ]) {
        const started = performance.now();
        const documents = parseYaml(before + unit.repeat(6_000));
        assert.ok(documents.length > 0 && performance.now() - started < 5000, JSON.stringify(before + unit));
      }
    }
    const stairs = Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    assert.equal(parseYaml(stairs)[0]!.root, null);
    assert.match(messages(stairs).join(), /nested too deep/);
  });

  it('reads only what an edit changed, and reads it as if for the first time', () => {
    for (const at of [3, Math.floor(stream.length / 2), stream.length - 2]) {
      for (const typed of ['1', '\n---\n', '"', '[', '# ']) {
        forget();
        const before = parseYaml(stream);
        const edited = stream.slice(0, at) + typed + stream.slice(at);
        const after = parseYaml(edited);
        assert.equal(
          before.findIndex(({ root }, i) => after[i]?.root !== root),
          before.findIndex(({ end }) => end > at || end === stream.length),
        );
        forget();
        assert.deepEqual(after, parseYaml(edited));
        assert.deepEqual(parseYaml(stream), before);
      }
    }
  });

  it('moves aliases and errors with their document', () => {
    const moved = parseYaml(`# new line\n${stream}`);
    const last = moved.at(-1)!.root;
    assert.ok(isMap(last));
    const items = last.pairs[2]!.value;
    assert.ok(isSeq(items));
    const [alias] = items.items;
    assert.ok(alias?.type === 'alias');
    assert.equal(alias.target, last.pairs[1]!.value);
    const broken = 'a: 1\n---\nb: [\n';
    const error = (documents: YamlDocument[]) => documents[1]!.errors[0]!.start;
    assert.equal(error(parseYaml(`# c\n${broken}`)), error(parseYaml(broken)) + 4);
  });

  it('agrees with another parser on broken text cut anywhere', () => {
    const text = 'a: [1, "x y"]\nb:\n  - c: |\n      d\n    e: {f: g}\n  - *h\nk: &h i # c\n---\nl\n';
    for (let end = 0; end <= text.length; end++) {
      const cut = text.slice(0, end);
      const expected = parseAllDocuments(cut, { logLevel: 'silent' });
      const fails = [...expected].some(({ errors }) => errors.length > 0);
      const documents = parseYaml(cut);
      const own = documents.flatMap(({ errors }) => errors).filter(({ message }) => !/no anchor/.test(message));
      assert.equal(own.length > 0, fails, cut);
      for (const source of sources(cut, documents)) assert.ok(cut.includes(source.slice(source.indexOf('|') + 1)));
    }
  });
});

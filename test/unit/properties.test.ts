import assert from 'node:assert/strict';
import { addProperty, parseProperties, propertyOf, removeProperty, setProperty } from '../../server/core/artifacts/properties.js';
import { applyEdits } from '../../server/core/fixes.js';

const pairs = (text: string) => parseProperties(text).entries.map((e) => [e.key, e.value]);

describe('properties files', () => {
  it('reads the three separators, comments and blanks', () => {
    assert.deepEqual(pairs('# one\n! two\n\na=1\nb : 2\n  c 3\nd\ne=\n'), [
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
      ['d', ''],
      ['e', ''],
    ]);
    assert.deepEqual(pairs('a==1\nb = x=y:z \r\nc\t=\t3\rd=4'), [
      ['a', '=1'],
      ['b', 'x=y:z '],
      ['c', '3'],
      ['d', '4'],
    ]);
  });

  it('resolves escapes and joins continued lines', () => {
    assert.deepEqual(pairs('a\\=b\\ c=1\nk\\u00e9y=\\u0041\\tB\\q\nurl=https\\://x\n'), [
      ['a=b c', '1'],
      ['kéy', 'A\tBq'],
      ['url', 'https://x'],
    ]);
    assert.deepEqual(pairs('models={\\\n  "a": 1,\\\r\n  "b": 2}\nnext=3\\\\\nlast=4'), [
      ['models', '{"a": 1,"b": 2}'],
      ['next', '3\\'],
      ['last', '4'],
    ]);
    // A comment sign on a continued line is part of the value.
    assert.deepEqual(pairs('a=1\\\n#2\nb=\\\n'), [
      ['a', '1#2'],
      ['b', ''],
    ]);
  });

  it('knows where each character of a value stands in the file', () => {
    const text = 'x=0\nmodels={\\\n    "a": \\u0031,\\\n    "b": 2}\n';
    const models = propertyOf(parseProperties(text), 'models')!;
    assert.equal(models.value, '{"a": 1,"b": 2}');
    assert.equal(text[models.offsetOf(models.value.indexOf('"b"'))], '"');
    assert.equal(models.offsetOf(models.value.indexOf('2')), text.lastIndexOf('2'));
    assert.equal(models.offsetOf(models.value.indexOf('1')), text.indexOf('\\u0031'));
    assert.equal(models.offsetOf(models.value.length), models.valueEnd);
    assert.equal(text.slice(models.valueStart, models.valueEnd).endsWith('2}'), true);
  });

  it('takes the last of two of one name', () => {
    assert.equal(propertyOf(parseProperties('a=1\na=2\n'), 'a')?.value, '2');
  });

  it('says where an escape is wrong, and reads on', () => {
    const { entries, problems } = parseProperties('a=\\u12x\nb=2\n');
    assert.deepEqual(
      problems.map((p) => [p.span.start, p.span.end]),
      [[2, 4]],
    );
    assert.equal(entries[1]?.value, '2');
  });

  it('reads every beginning of a text in linear time', () => {
    const text = '# c\nmodels={\\\n "a\\u00e9":\\\t1}\nk\\ y : v\\\\\n! end\nb';
    for (let length = 0; length <= text.length; length++) {
      for (const e of parseProperties(text.slice(0, length)).entries) {
        assert.ok(e.keyStart <= e.keyEnd && e.keyEnd <= e.valueStart && e.valueStart <= e.valueEnd && e.valueEnd <= length);
        for (let i = 0; i <= e.value.length; i++) assert.ok(e.offsetOf(i) <= e.valueEnd);
      }
    }
    assert.equal(parseProperties(`a=${'\\\n'.repeat(200_000)}x`).entries[0]?.value, 'x');
    assert.equal(parseProperties('a\n'.repeat(100_000)).entries.length, 100_000);
  });

  it('edits without touching the rest', () => {
    const change = (text: string, key: string, edit: typeof removeProperty) =>
      applyEdits(text, edit(text, propertyOf(parseProperties(text), key)!));
    const set = (value: string) => (text: string, p: Parameters<typeof setProperty>[1]) => setProperty(text, p, value);
    assert.equal(change('a = 1 \r\nb=2\r\n', 'a', set('false')), 'a = false\r\nb=2\r\n');
    assert.equal(change('a\nb=2', 'a', set('true')), 'a=true\nb=2');
    assert.equal(change('a=1', 'a', set('https://models\\.org/.*')), 'a=https://models\\\\.org/.*');
    assert.equal(
      parseProperties(change('a=1', 'a', set('https://models\\.org/.*'))).entries[0]?.value,
      'https://models\\.org/.*',
    );
    assert.equal(change('# x\na={\\\n 1}\nb=2\n', 'a', removeProperty), '# x\nb=2\n');
    assert.equal(change('a=1\r\nb=2', 'b', removeProperty), 'a=1');
    assert.equal(
      change('a=1\nc=3', 'a', (text, p) => addProperty(text, p, 'b', 'x\\.y')),
      'a=1\nb=x\\\\.y\nc=3',
    );
  });
});

import assert from 'node:assert/strict';
import {
  booleanOf,
  fieldOf,
  integerOf,
  messageAt,
  messagesOf,
  numberOf,
  type ProtoMessage,
  type ProtoValue,
  scalarOf,
  stringOf,
  valuesOf,
} from '../../server/core/artifacts/protoText.js';
import { parseProtoText } from '../../server/core/artifacts/protoTextParse.js';

const SAMPLE = `# income scorer
name: "income"
backend: 'onnxruntime' ; max_batch_size: 0x20,
input [ { name: "features" data_type: TYPE_FP32 dims: [ -1, 24 ] }, { name: "mask", data_type: TYPE_BOOL, dims: 1 } ]
output < name: "score" data_type: TYPE_FP32 dims: [1] >
version_policy: { specific: { versions: [ 7, 010 ] } }
parameters { key: "note" value { string_value: "two " 'parts\\n' "\\x41\\101\\u00e9" } }
[type.googleapis.com/acme.Extra] { ratio: -1.5e3f limit: - inf }
dynamic_batching { }
`;

function values(message: ProtoMessage | undefined, name: string): (string | number | undefined)[] {
  return valuesOf(message, name).map((v) => integerOf(v) ?? (v.type === 'scalar' ? v.value : undefined));
}

/** Every node, to check what holds of all of them. */
function walk(message: ProtoMessage, see: (node: { start: number; end: number }, parent: ProtoMessage) => void): void {
  for (const field of message.fields) {
    see(field, message);
    const each = (value: ProtoValue | undefined): void => {
      if (!value) return;
      see(value, message);
      if (value.type === 'message') walk(value, see);
      else if (value.type === 'list') for (const item of value.items) each(item);
    };
    each(field.value);
  }
}

describe('protobuf text format', () => {
  const { root, errors } = parseProtoText(SAMPLE);

  it('reads every form of the specification', () => {
    assert.deepEqual(errors, []);
    assert.equal(stringOf(scalarOf(root, 'backend')), 'onnxruntime');
    assert.equal(integerOf(scalarOf(root, 'max_batch_size')), 32);
    const [features, mask] = messagesOf(root, 'input');
    assert.deepEqual(values(features, 'dims'), [-1, 24]);
    assert.deepEqual(values(mask, 'dims'), [1]);
    assert.deepEqual(values(messagesOf(root, 'output')[0], 'name'), ['score']);
    assert.deepEqual(values(messageAt(root, 'version_policy', 'specific'), 'versions'), [7, 8]);
    assert.equal(stringOf(scalarOf(messageAt(root, 'parameters', 'value'), 'string_value')), 'two parts\nAA\u00e9');
    const extra = messageAt(root, '[type.googleapis.com/acme.Extra]');
    assert.equal(numberOf(scalarOf(extra, 'ratio')), -1500);
    assert.equal(scalarOf(extra, 'limit')?.value, '-inf');
    assert.deepEqual(messageAt(root, 'dynamic_batching')?.fields, []);
  });

  it('keeps the places of names and values', () => {
    const name = fieldOf(root, 'max_batch_size')!;
    assert.equal(SAMPLE.slice(name.nameStart, name.nameEnd), 'max_batch_size');
    assert.equal(SAMPLE.slice(name.value!.start, name.value!.end), '0x20');
    assert.equal(SAMPLE.slice(name.start, name.end), 'max_batch_size: 0x20');
    const text = scalarOf(messageAt(root, 'parameters', 'value'), 'string_value')!;
    assert.equal(SAMPLE.slice(text.start, text.end), `"two " 'parts\\n' "\\x41\\101\\u00e9"`);
    const output = messagesOf(root, 'output')[0]!;
    assert.equal(SAMPLE.slice(output.start, output.end), '< name: "score" data_type: TYPE_FP32 dims: [1] >');
  });

  it('takes the spellings of a boolean that C++ takes', () => {
    const { root: read } = parseProtoText('a: true b: True c: t d: 1 e: false f: 0 g: yes h: "true"');
    assert.deepEqual(
      read.fields.map((f) => booleanOf(f.value?.type === 'list' ? undefined : f.value)),
      [true, true, true, true, false, false, undefined, undefined],
    );
  });

  it('loses no more than the broken field', () => {
    for (const broken of [
      'name "income"',
      'name:',
      'name: ',
      'name',
      '???',
      '= 3',
      'name: "income',
      'dims [ 1, 2',
      'dims: [ 1 2 ]',
      'dims: [ , ]',
      'dims: [ 1, ]',
      'dims: - ',
      'dims: 12abc',
      '[acme.extra',
      '}',
      ']',
      'a: ]',
      '"text"',
    ]) {
      const text = `first: 1\n${broken}\nlast { inner: 2 }\n`;
      const { root: read, errors: found } = parseProtoText(text);
      assert.ok(found.length > 0, `no error for ${broken}`);
      assert.equal(integerOf(scalarOf(read, 'first')), 1, broken);
      assert.equal(integerOf(scalarOf(messageAt(read, 'last'), 'inner')), 2, broken);
    }
  });

  it('says what is wrong at its place', () => {
    const shown = (text: string) => parseProtoText(text).errors.map((e) => `${text.slice(e.start, e.end)}|${e.message}`);
    assert.deepEqual(shown('input {\n  name: "a"\n'), ['{|This `{` has no `}`.']);
    assert.deepEqual(shown('dims: [ 1 2 ]'), ['2|A comma is expected between two values of a list.']);
    assert.deepEqual(shown('name "x"'), ['e|A colon is expected behind `name`.']);
    assert.deepEqual(shown('name:\nbackend: "x"'), ['e:|`name` has no value.']);
    assert.deepEqual(shown('a: 1\n}'), ['}|Nothing is open that this `}` closes.']);
    assert.deepEqual(shown('a: "x\nb: 1'), ['"x|This string has no end.']);
  });

  it('knows what a template fills in', () => {
    const {
      root: read,
      templated,
      errors: found,
    } = parseProtoText('max_batch_size: ${max_batch}\n{% if x %}\nname: {{ name }}\ndims: [ ${a}, 3 ]\n');
    assert.deepEqual(found, []);
    assert.ok(templated);
    assert.equal(integerOf(scalarOf(read, 'max_batch_size')), undefined);
    assert.deepEqual(values(read, 'dims'), ['${a}', 3]);
    assert.equal(parseProtoText(SAMPLE).templated, false);
  });

  it('reads every beginning of a text, with nodes inside it and inside their parents', () => {
    for (let length = 0; length <= SAMPLE.length; length++) {
      const text = SAMPLE.slice(0, length);
      const read = parseProtoText(text);
      walk(read.root, (node, parent) => {
        assert.ok(node.start <= node.end && node.end <= text.length, `${length}: ${node.start}-${node.end}`);
        assert.ok(parent.start <= node.start && node.end <= parent.end, `${length}: outside its parent`);
      });
      for (const e of read.errors) assert.ok(0 <= e.start && e.start <= e.end && e.end <= text.length, `${length}: ${e.message}`);
    }
  });

  it('reads every text with one character changed', () => {
    for (let at = 0; at < SAMPLE.length; at++) {
      for (const c of '{}[]<>:,"#\\$\n') {
        const text = SAMPLE.slice(0, at) + c + SAMPLE.slice(at + 1);
        const read = parseProtoText(text);
        walk(read.root, (node, parent) => assert.ok(parent.start <= node.start && node.end <= parent.end, text));
      }
    }
  });

  it('is not brought down by depth or length', () => {
    for (const opening of ['a {', 'a <', 'a: [ {', '[', '{', 'a: [']) {
      const { errors: found } = parseProtoText(opening.repeat(20_000));
      assert.ok(found.length > 0, opening);
    }
    const wide = parseProtoText('dims: 1\n'.repeat(100_000));
    assert.equal(wide.root.fields.length, 100_000);
    assert.equal(parseProtoText(`a { ${'b { '.repeat(150)}${'} '.repeat(150)} } c: 1`).root.fields.length, 2);
  });
});

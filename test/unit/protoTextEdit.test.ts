import assert from 'node:assert/strict';
import { fieldOf, fieldsOf, messageAt, messagesOf, type ProtoMessage, scalarOf } from '../../server/core/artifacts/protoText.js';
import {
  addProtoField,
  addProtoItem,
  protoString,
  removeProtoFields,
  setProtoValue,
} from '../../server/core/artifacts/protoTextEdit.js';
import { parseProtoText } from '../../server/core/artifacts/protoTextParse.js';
import { applyEdits, type OffsetEdit } from '../../server/core/fixes.js';

function edited(text: string, change: (root: ProtoMessage) => OffsetEdit[]): string {
  const result = applyEdits(text, change(parseProtoText(text).root));
  assert.deepEqual(parseProtoText(result).errors, [], result);
  return result;
}

describe('edits of protobuf text', () => {
  it('sets a value and leaves the rest', () => {
    const text = 'max_batch_size: 0 # none\nname: "a"\n';
    assert.equal(
      edited(text, (root) => setProtoValue(scalarOf(root, 'max_batch_size')!, '8')),
      'max_batch_size: 8 # none\nname: "a"\n',
    );
  });

  it('adds a field with the indentation of its neighbours', () => {
    const add = (root: ProtoMessage) => addProtoField(text, messageAt(root, 'a')!, 'c: 2');
    let text = 'a {\n\tb: 1, # one\n}\n';
    assert.equal(edited(text, add), 'a {\n\tb: 1, # one\n\tc: 2\n}\n');
    text = 'a { b: 1 }\n';
    assert.equal(edited(text, add), 'a { b: 1 c: 2 }\n');
    text = 'a {}\r\n';
    assert.equal(edited(text, add), 'a { c: 2 }\r\n');
    text = 'a {\r\n  b: 1\r\n}\r\n';
    assert.equal(edited(text, add), 'a {\r\n  b: 1\r\n  c: 2\r\n}\r\n');
  });

  it('adds a field to the file itself', () => {
    const add = (text: string, source: string) => edited(text, (root) => addProtoField(text, root, source));
    assert.equal(add('a: 1', 'b: 2'), 'a: 1\nb: 2');
    assert.equal(add('a {\n  x: 1\n}\n\n# end\n', 'b {\n  y: 2\n}'), 'a {\n  x: 1\n}\nb {\n  y: 2\n}\n\n# end\n');
    assert.equal(add('# nothing yet', 'b: 2'), '# nothing yet\nb: 2\n');
    const text = 'a: 1\nc: 3\n';
    assert.equal(
      edited(text, (root) => addProtoField(text, root, 'b: 2', fieldOf(root, 'a'))),
      'a: 1\nb: 2\nc: 3\n',
    );
  });

  it('adds nothing to a message that has no end', () => {
    const text = 'a { b: 1\n';
    assert.deepEqual(addProtoField(text, messageAt(parseProtoText(text).root, 'a')!, 'c: 2'), []);
  });

  it('removes fields with their lines', () => {
    const remove = (text: string) => edited(text, (root) => removeProtoFields(text, messageAt(root, 'g')!, 'gpus'));
    assert.equal(remove('g {\n  kind: KIND_CPU\n  gpus: [ 0, 1 ] # both\n}\n'), 'g {\n  kind: KIND_CPU\n}\n');
    assert.equal(remove('g {\n  gpus: 0,\n  gpus: 1,\n  count: 1\n}\n'), 'g {\n  count: 1\n}\n');
    assert.equal(remove('g { kind: KIND_CPU gpus: [ 0 ] count: 2 }\n'), 'g { kind: KIND_CPU count: 2 }\n');
    assert.equal(
      edited('a: 1\r\nb {\r\n}', (root) => removeProtoFields('a: 1\r\nb {\r\n}', root, 'b')),
      'a: 1',
    );
  });

  it('adds a value to a repeated field in the form it has', () => {
    const add = (text: string) => edited(text, (root) => addProtoItem(text, messagesOf(root, 's')[0]!, 'versions', '9'));
    assert.equal(add('s { versions: [ 7 ] }'), 's { versions: [ 7, 9 ] }');
    assert.equal(add('s { versions: [] }'), 's { versions: [ 9 ] }');
    assert.equal(add('s {\n  versions: 7\n  versions: 8\n}'), 's {\n  versions: 7\n  versions: 8\n  versions: 9\n}');
    assert.equal(fieldsOf(parseProtoText(add('s { versions: 7 }')).root, 's').length, 1);
  });

  it('writes strings in the quotes around them', () => {
    const source = "name: 'a'";
    const scalar = scalarOf(parseProtoText(source).root, 'name')!;
    assert.equal(protoString("it's \\ fine", { source, scalar }), "'it\\'s \\\\ fine'");
    assert.equal(protoString('say "x"'), '"say \\"x\\""');
  });
});

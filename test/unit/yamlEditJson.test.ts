import assert from 'node:assert/strict';
import { get, isMap, isSeq, parseYaml, type YamlMap, type YamlSeq } from '../../server/core/artifacts/yaml.js';
import {
  addEntry,
  addItem,
  ensurePath,
  isJsonText,
  removeEntry,
  removeItem,
  renameKey,
  type TextEdit,
} from '../../server/core/artifacts/yamlEdit.js';
import { applyEdits } from '../../server/core/fixes.js';

const PRETTY = `{
  "Resources": {
    "Config": {
      "Type": "AWS::SageMaker::EndpointConfig",
      "Properties": {
        "KmsKeyId": {"Ref": "Key"},
        "Tags": [],
        "Extra": {},
        "Empty": null,
        "Sizes": [1, 2]
      }
    }
  }
}
`;
const COMPACT = JSON.stringify(JSON.parse(PRETTY));

describe('YAML edits of a text that is JSON', () => {
  for (const [name, text] of [
    ['pretty', PRETTY],
    ['compact', COMPACT],
    ['with tabs', PRETTY.replaceAll('  ', '\t')],
    ['with CRLF', PRETTY.replaceAll('\n', '\r\n')],
  ] as const) {
    describe(name, () => {
      const properties = () => get(parseYaml(text)[0]!.root, 'Resources', 'Config', 'Properties') as YamlMap;
      const after = (edits: readonly TextEdit[]) => {
        assert.ok(edits.length > 0, 'nothing was done');
        return JSON.parse(applyEdits(text, edits)).Resources.Config.Properties;
      };

      it('adds an entry with quoted keys and strings', () => {
        const value = { EnableCapture: true, Mode: 'Input', Percent: 20, List: ['a', { 'b c': 'TODO: which?' }], Nothing: null };
        assert.deepEqual(after(addEntry(text, properties(), 'DataCaptureConfig', value)).DataCaptureConfig, value);
        assert.deepEqual(after(addEntry(text, properties(), 'First', 'x', { after: ['KmsKeyId'] })).First, 'x');
      });

      it('fills empty and null values', () => {
        assert.deepEqual(after(ensurePath(text, properties(), ['Extra', 'Deep', 'Key'], 'v')).Extra, { Deep: { Key: 'v' } });
        assert.deepEqual(after(ensurePath(text, properties(), ['Empty'], ['v'])).Empty, ['v']);
        assert.deepEqual(after(ensurePath(text, properties(), ['Empty'], Number.NaN)).Empty, null);
      });

      it('adds items to empty lists and to lists of numbers', () => {
        const list = (key: string) => get(properties(), key) as YamlSeq;
        assert.deepEqual(after(addItem(text, list('Tags'), { Key: 'owner', Value: 'risk' })).Tags, [
          { Key: 'owner', Value: 'risk' },
        ]);
        assert.deepEqual(after(addItem(text, list('Sizes'), 'three')).Sizes, [1, 2, 'three']);
      });

      it('removes and renames', () => {
        assert.equal('KmsKeyId' in after(removeEntry(text, properties(), 'KmsKeyId')), false);
        assert.equal('Sizes' in after(removeEntry(text, properties(), 'Sizes')), false);
        assert.deepEqual(after(removeItem(text, get(properties(), 'Sizes') as YamlSeq, 0)).Sizes, [2]);
        assert.deepEqual(after(renameKey(text, properties(), 'Empty', 'Full')).Full, null);
      });
    });
  }

  it('adds an item to a list that is the whole text', () => {
    const text = '[1, 2]';
    const root = parseYaml(text)[0]!.root;
    assert.ok(isSeq(root));
    assert.deepEqual(JSON.parse(applyEdits(text, addItem(text, root, 'x'))), [1, 2, 'x']);
  });

  it('leaves YAML in brackets as YAML', () => {
    assert.equal(isJsonText('{a: 1}'), false);
    assert.equal(isJsonText('{"a": 1, }'), false);
    assert.equal(isJsonText('{}'), false);
    assert.equal(isJsonText(''), false);
    const text = '{a: 1}\n';
    const root = parseYaml(text)[0]!.root;
    assert.ok(isMap(root));
    assert.equal(applyEdits(text, addEntry(text, root, 'b', 'c')), '{a: 1, b: c}\n');
  });
});

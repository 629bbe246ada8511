import assert from 'node:assert/strict';
import { readMagics } from '../../server/core/artifacts/magics.js';
import { scriptCode } from '../../server/core/artifacts/python.js';
import { bareCode } from '../../server/core/rules/shared/bareCode.js';
import { compareVersions, installsBelow, staysBelow } from '../../server/core/rules/shared/versionPins.js';

function code(text: string) {
  return scriptCode({ uri: 'file:///a.py', text }, () => readMagics(text, 'python'));
}

describe('version pins', () => {
  it('compares numbers, not letters', () => {
    assert.ok(compareVersions('1.9', '1.10') < 0);
    assert.equal(compareVersions('2', '2.0.0'), 0);
    assert.ok(compareVersions('2.0rc1', '1.26.4') > 0);
    assert.equal(compareVersions('nonsense', '0'), 0);
  });

  it('knows which specifiers keep a package below a release', () => {
    const below = (operator: string, version: string) => staysBelow([{ operator, version }], '2.0');
    assert.ok(below('==', '1.26.4') && below('<', '2') && below('<=', '1.9') && below('~=', '1.4'));
    assert.ok(!below('==', '2.0') && !below('<', '3') && !below('>=', '1.0') && !below('<=', '2.0') && !below('!=', '1.0'));
    assert.ok(!staysBelow([], '2.0'));
  });

  it('reads what the code installs itself', () => {
    assert.ok(installsBelow(code('%pip install -q "numpy<2" pandas\n'), 'numpy', '2.0'));
    assert.ok(installsBelow(code('!conda install numpy=1.26\n'), 'numpy', '2.0'));
    assert.ok(installsBelow(code('!pip install tensorflow-gpu==1.15\n'), 'tensorflow', '2.0'));
    assert.ok(installsBelow(code('%tensorflow_version 1.x\n'), 'tensorflow', '2.0'));
    assert.ok(!installsBelow(code('%pip install numpy\n'), 'numpy', '2.0'));
    assert.ok(!installsBelow(code('%pip install numpy==2.1 mynumpy==1.0\n'), 'numpy', '2.0'));
  });
});

describe('bare code', () => {
  it('blanks strings, comments and magics and keeps every offset', () => {
    const text = 'x = np.NaN  # np.NaN\ny = "np.NaN"\n"""np.NaN\nnp.NaN"""\nz = f"{np.NaN}"\n%time np.NaN\n';
    const [cell] = bareCode(code(text));
    assert.equal(cell!.text.length, text.length);
    assert.deepEqual(
      [...cell!.text.matchAll(/np\.NaN/g)].map(({ index }) => index),
      [4, text.lastIndexOf('np.NaN')],
    );
  });
});

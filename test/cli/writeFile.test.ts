import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { refusalOf, replaceText } from '../../server/cli/writeFile.js';
import { folderWith } from './runCli.js';

describe('replacing the text of a file', () => {
  it('writes all of it, keeps the mode, and leaves nothing beside it', async () => {
    const folder = folderWith({ 'a.md': 'old\r\n' });
    const file = path.join(folder, 'a.md');
    chmodSync(file, 0o750);
    assert.equal(await replaceText(file, 'old\r\n', 'new é 😀\r\n'), null);
    assert.equal(readFileSync(file, 'utf8'), 'new é 😀\r\n');
    assert.equal(statSync(file).mode & 0o777, 0o750);
    assert.deepEqual(readdirSync(folder), ['a.md']);
  });

  it('keeps a byte order mark', async () => {
    const file = path.join(folderWith({ 'a.md': '\ufeffold' }), 'a.md');
    assert.equal(await replaceText(file, 'old', 'new'), null);
    assert.deepEqual(readFileSync(file), Buffer.from('\ufeffnew'));
  });

  it('writes where a link leads and leaves the link', async () => {
    const folder = folderWith({ 'real/a.md': 'old' });
    const link = path.join(folder, 'link.md');
    symlinkSync('real/a.md', link);
    assert.equal(await replaceText(link, 'old', 'new'), null);
    assert.equal(readFileSync(path.join(folder, 'real/a.md'), 'utf8'), 'new');
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.deepEqual(readdirSync(path.join(folder, 'real')), ['a.md']);
  });

  it('leaves a file alone that changed since, is protected, is gone, or is not UTF-8', async () => {
    const folder = folderWith({
      'changed.md': 'other',
      'protected.md': 'old',
      'wide.md': Buffer.from('\ufeffold', 'utf16le'),
      'latin.md': Buffer.from('caf\u00e9', 'latin1'),
    });
    chmodSync(path.join(folder, 'protected.md'), 0o444);
    const expected = {
      'changed.md': /^changed since/,
      'protected.md': /^write-protected$/,
      'wide.md': /UTF-16/,
      'latin.md': /^changed since/,
      'gone.md': /ENOENT/,
    };
    for (const [name, reason] of Object.entries(expected)) {
      const file = path.join(folder, name);
      const bytes = name === 'gone.md' ? null : readFileSync(file);
      assert.match((await replaceText(file, 'old', 'new'))!, reason, name);
      assert.match((await refusalOf(file, 'old'))!, reason, name);
      if (bytes) assert.deepEqual(readFileSync(file), bytes, name);
    }
    assert.equal(readdirSync(folder).length, 4);
  });

  it('asks without writing', async () => {
    const file = path.join(folderWith({ 'a.md': 'old' }), 'a.md');
    assert.equal(await refusalOf(file, 'old'), null);
    assert.equal(readFileSync(file, 'utf8'), 'old');
    writeFileSync(file, 'older');
    assert.equal(await refusalOf(file, 'old'), 'changed since it was read');
  });
});

import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { isIgnored, isIgnoredAnywhere, withIgnoreFile } from '../../server/core/ignored.js';
import { isCandidateName, isExcludedFolder } from '../../server/lsp/candidates.js';
import { decode } from '../../server/lsp/decode.js';
import { documentKey } from '../../server/lsp/identity.js';
import { candidateGlob, excludeGlob } from '../../server/lsp/protocol.js';
import { canonicalUri, folderHolding } from '../../server/lsp/uris.js';
import { nodeHost, readText, uriOfPath, walk } from '../../server/main/nodeFiles.js';

describe('files on disk', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'preflight-files-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function write(files: Record<string, string | Uint8Array>): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
  }
  const walked = async (from = root, skips: string[] = []) =>
    (await walk(from, { onSkip: (path, reason) => skips.push(`${relative(root, path)}: ${reason}`) })).map((p) =>
      relative(root, p).split(sep).join('/'),
    );

  it('are found by name, sorted, outside of folders of others', async () => {
    await write({
      'b.yaml': '',
      'a.yml': '',
      'README.md': '',
      'n.ipynb': '',
      'requirements-dev.txt': '',
      CODEOWNERS: '',
      'x.pyc': '',
      'conftest.py': '',
      'train.py': '',
      'notes.txt': '',
      'node_modules/p/a.yaml': '',
      'sub/.venv/lib/a.yaml': '',
      'sub/deep/c.yaml': '',
      '.github/CODEOWNERS': '',
      'sub/.ipynb_checkpoints/n.ipynb': '',
    });
    assert.deepEqual(await walked(), [
      '.github/CODEOWNERS',
      'CODEOWNERS',
      'README.md',
      'a.yml',
      'b.yaml',
      'n.ipynb',
      'requirements-dev.txt',
      'sub/deep/c.yaml',
      'train.py',
    ]);
  });

  it('are left out where git ignores them, nested files and exceptions included', async () => {
    await write({
      '.gitignore': 'out/\n*.md\n!keep.md\n/only-top.yaml\n',
      'out/a.yaml': '',
      'x.md': '',
      'keep.md': '',
      'only-top.yaml': '',
      'sub/only-top.yaml': '',
      'sub/keep.md': '',
      'sub/.gitignore': 'b.yaml\nkeep.md\n!x.md\n',
      'sub/b.yaml': '',
      'sub/x.md': '',
      'sub/in/b.yaml': '',
      'b.yaml': '',
      'B.yaml': '',
    });
    assert.deepEqual(await walked(), [
      '.gitignore',
      'B.yaml',
      'b.yaml',
      'keep.md',
      'sub/.gitignore',
      'sub/only-top.yaml',
      'sub/x.md',
    ]);
  });

  it('below the top of a repository obey what stands above them', async () => {
    await write({ '.git/HEAD': '', '.gitignore': 'models/*/big.yaml\n', 'models/a/big.yaml': '', 'models/a/small.yaml': '' });
    assert.deepEqual(await walked(join(root, 'models', 'a')), ['models/a/small.yaml']);
    assert.deepEqual(await walked(join(root, 'models')), ['models/a/small.yaml']);
  });

  it('by way of symbolic links are found once, and loops end', async () => {
    await write({ 'a/real.yaml': '', 'a/reqs-production': '' });
    await symlink('..', join(root, 'a', 'loop'));
    await symlink('self', join(root, 'self'));
    await symlink('real.yaml', join(root, 'a', 'again.yaml'));
    await symlink('a/reqs-production', join(root, 'requirements.txt'));
    await symlink('nothing.yaml', join(root, 'broken.yaml'));
    await symlink('loop.yaml', join(root, 'loop.yaml'));
    const skips: string[] = [];
    assert.deepEqual(await walked(root, skips), ['a/real.yaml', 'requirements.txt']);
    assert.deepEqual(skips, ['broken.yaml: does not exist', 'loop.yaml: a symbolic link to itself']);
  });

  it('that cannot be read are told of', async () => {
    await write({ 'shut/a.yaml': '', 'b.yaml': '' });
    await mkdir(join(root, 'folder.yaml'));
    const skips: string[] = [];
    assert.deepEqual(await walked(join(root, 'missing'), skips), []);
    assert.deepEqual(skips, ['missing: does not exist']);
    assert.deepEqual(await readText(join(root, 'folder.yaml')), { skipped: 'not a regular file' });
    assert.deepEqual(await readText(join(root, 'none.yaml')), { skipped: 'does not exist' });
    if (process.getuid?.() === 0 || process.platform === 'win32') return;
    await chmod(join(root, 'shut'), 0);
    skips.length = 0;
    assert.deepEqual(await walked(root, skips), ['b.yaml']);
    assert.deepEqual(skips, ['shut: may not be read']);
    await chmod(join(root, 'shut'), 0o700);
  });

  it('that are huge are not read', async () => {
    await write({ 'big.yaml': new Uint8Array(6_000_001), 'big.ipynb': new Uint8Array(6_000_001).fill(32) });
    assert.deepEqual(await readText(join(root, 'big.yaml')), { skipped: 'larger than 2 MB' });
    assert.ok('text' in (await readText(join(root, 'big.ipynb'))));
    await write({ 'results.json': new Uint8Array(768_001).fill(32), 'metrics.json': '{"f1": 0.5}' });
    assert.deepEqual(await readText(join(root, 'results.json')), { text: '' }, 'predictions, not results: nothing to tell of');
    assert.deepEqual(await readText(join(root, 'metrics.json')), { text: '{"f1": 0.5}' });
    await write({ 'messages_pb2.py': new Uint8Array(3_000_001).fill(32) });
    assert.deepEqual(await readText(join(root, 'messages_pb2.py')), { text: '' }, 'written by a program');
  });

  it('have URIs as VS Code spells them', async () => {
    await write({ "it's (1) +é&#.yaml": 'a: 1' });
    const [path] = await walk(root);
    const uri = uriOfPath(path!);
    assert.ok(uri.endsWith('/it%27s%20%281%29%20%2B%C3%A9%26%23.yaml'), uri);
    assert.deepEqual(Buffer.from((await nodeHost.read(uri))!).toString(), 'a: 1');
    assert.equal(await nodeHost.read('file://elsewhere/share/a.yaml'), null);
    assert.equal(await nodeHost.read(`${uri}.gone`), null);
  });
});

describe('candidates', () => {
  it('are what the globs of the protocol name', () => {
    const names = candidateGlob.slice('**/{'.length, -1).split(',');
    for (const name of names) assert.ok(isCandidateName(name.replace('*', name.startsWith('*') ? 'x' : '')), name);
    for (const name of [
      ...['a.yaml.bak', 'yaml', 'x.txt', 'CODEOWNERS.md.txt', '.gitignored', 'my-requirements.txt'],
      ...['license.txt', 'LICENSE-MIT', 'my_metrics.json', 'package-lock.json', 'config.json', 'poetry.toml'],
    ])
      assert.ok(!isCandidateName(name), name);
    for (const name of excludeGlob.slice('**/{'.length, -'}/**'.length).split(',')) assert.ok(isExcludedFolder(name), name);
    assert.ok(!isExcludedFolder('src'));
  });
});

describe('decoding', () => {
  it('takes UTF-8 and marked UTF-16, without the mark', () => {
    const text = 'a: 模型 😀\r\n';
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), little, Buffer.from(little).swap16()]) {
      assert.deepEqual(decode(new Uint8Array(bytes)), { text });
    }
    assert.deepEqual(decode(new Uint8Array()), { text: '' });
  });

  it('passes over what is no text', () => {
    assert.deepEqual(decode(new Uint8Array([0xff])), { skipped: 'not valid UTF-8' });
    assert.deepEqual(decode(Buffer.from('café', 'latin1')), { skipped: 'not valid UTF-8' });
    assert.deepEqual(decode(Buffer.from('PK\u0003\u0004\0\0')), { skipped: 'binary file' });
    assert.deepEqual(decode(new Uint8Array([0xff, 0xfe, 0x00, 0xd8])), { skipped: 'not valid UTF-16' });
  });
});

describe('URIs', () => {
  it('of one file are one', () => {
    const same = ['file:///c%3A/a%20b/x.yaml', 'file:///C:/a b/x.yaml', 'FILE:///c:/a%20b/x.yaml', 'file:///C%3a/a%20b/x.yaml'];
    assert.deepEqual([...new Set(same.map(canonicalUri))], ['file:///c%3A/a%20b/x.yaml']);
    assert.equal(canonicalUri('file:///a/b/'), 'file:///a/b');
    assert.equal(canonicalUri('file:///'), 'file://');
    assert.equal(canonicalUri('vscode-vfs://GitHub/Org/repo/(x).yaml'), 'vscode-vfs://github/Org/repo/%28x%29.yaml');
    assert.equal(canonicalUri('untitled:Untitled-1'), 'untitled:Untitled-1');
    assert.equal(canonicalUri('file:///50%/x'), 'file:///50%25/x');
    assert.equal(canonicalUri('no uri'), 'no uri');
    for (const uri of ['file:///50%/\uD800x', 'a:', 'file://h/%E0%A4%A', 'x:y?z#é'])
      assert.equal(canonicalUri(canonicalUri(uri)), canonicalUri(uri));
  });

  it('belong to the longest folder, whole names only', () => {
    const folders = ['file:///a/repo', 'file:///a/repo2', 'file:///a/repo/sub'];
    assert.equal(folderHolding(folders, 'file:///a/repo2/x'), 'file:///a/repo2');
    assert.equal(folderHolding(folders, 'file:///a/repo/sub/x'), 'file:///a/repo/sub');
    assert.equal(folderHolding(folders, 'file:///a/repo/subs/x'), 'file:///a/repo');
    assert.equal(folderHolding(folders, 'file:///a/rep'), null);
  });

  it('of documents without a telling name get one by language', () => {
    assert.equal(documentKey('untitled:Untitled-1', 'yaml'), 'untitled:Untitled-1/untitled.yaml');
    assert.equal(documentKey('untitled:/ws/new.md', 'markdown'), 'untitled:/ws/new.md');
    assert.equal(documentKey('file:///ws/deploy.tmpl', 'yaml'), 'file:///ws/deploy.tmpl');
    assert.equal(documentKey('memory:/x', 'rust'), 'memory:/x');
  });
});

describe('.gitignore', () => {
  it('decides by its nearest file, and never brings back what lies in an ignored folder', () => {
    const chain = withIgnoreFile(withIgnoreFile([], { folder: '', text: 'build/\n*.log\n' }), {
      folder: 'a',
      text: '!keep.log\n',
    });
    assert.equal(isIgnored(chain, 'a/keep.log', false), false);
    assert.equal(isIgnored(chain, 'b/keep.log', false), true);
    assert.equal(isIgnored(chain, 'build', false), false, 'a file of that name is none');
    assert.equal(isIgnored(chain, 'build', true), true);
    assert.equal(isIgnoredAnywhere(chain, 'x/build/a.yaml'), true);
    assert.equal(isIgnoredAnywhere(chain, 'x/builds/a.yaml'), false);
    assert.equal(isIgnoredAnywhere(chain, '../a.log'), false);
  });
});

import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { excludedPatterns } from '../../server/lsp/filesExclude.js';
import type { ChecklistResult, CheckWorkspaceResult, ReportResult } from '../../server/lsp/protocol.js';
import { nodeHost, uriOfPath } from '../../server/main/nodeFiles.js';
import { run } from '../cli/runCli.js';
import { closeSessions, openSession, type SessionOptions, until } from './session.js';
import { deployment } from './texts.js';

/** With real folders, through the file system that the server has in Node. */
describe('discovery', () => {
  let top = '';
  beforeEach(async () => {
    top = await realpath(await mkdtemp(join(tmpdir(), 'preflight-discovery-')));
  });
  afterEach(async () => {
    await closeSessions();
    await rm(top, { recursive: true, force: true });
  });

  async function write(files: Record<string, string | Uint8Array>): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(top, path)), { recursive: true });
      await writeFile(join(top, path), content);
    }
  }
  const open = (options: SessionOptions = {}) => openSession({ folders: [top], host: nodeHost, ...options });
  const projects = async (s: Awaited<ReturnType<typeof open>>) =>
    (await s.request<ChecklistResult>('mlPreflight/checklist')).projects.map((p) => [
      p.root === uriOfPath(top) ? '.' : p.root.slice(uriOfPath(top).length + 1),
      p.artifacts,
    ]);

  it('gives every file to the nearest project file upward, as the command line does', async () => {
    await write({
      'deploy.yaml': deployment(),
      'models/a/ml-preflight.yaml': 'stage: prototype\n',
      'models/a/deploy.yaml': deployment(undefined, 'a'),
      'models/a/parts/ml-preflight.yaml': 'stage: production\n',
      'models/a/parts/deep/deploy.yaml': deployment(undefined, 'deep'),
      'models/b/deploy.yaml': deployment(undefined, 'b'),
    });
    const expected = [
      ['.', 2],
      ['models/a', 1],
      ['models/a/parts', 1],
    ];
    assert.deepEqual(await projects(await open()), expected);
    const { out } = await run(['checklist', '--format', 'json'], { cwd: top });
    assert.deepEqual(
      JSON.parse(out).projects.map((p: { root: string; stage: string }) => [p.root, p.stage]),
      [
        ['.', 'pilot'],
        ['models/a', 'prototype'],
        ['models/a/parts', 'production'],
      ],
    );
  });

  it('sees a project file come and go while it runs', async () => {
    await write({ 'deploy.yaml': deployment(), 'models/a/deploy.yaml': deployment(undefined, 'a') });
    const s = await open();
    assert.deepEqual(await projects(s), [['.', 2]]);
    const path = join(top, 'models/a/ml-preflight.yaml');
    await write({ 'models/a/ml-preflight.yaml': 'stage: production\n' });
    await s.watched({ path, type: 1 });
    await until(async () => (await projects(s)).length === 2);
    assert.deepEqual(await projects(s), [
      ['.', 1],
      ['models/a', 1],
    ]);
    await rm(path);
    await s.watched({ path, type: 3 });
    await until(async () => (await projects(s)).length === 1);
    assert.deepEqual(await projects(s), [['.', 2]]);
  });

  it('keeps the folders of a workspace apart, and shares what lies in two of them', async () => {
    await write({
      'one/deploy.yaml': deployment(),
      'one/inner/deploy.yaml': deployment(undefined, 'i'),
      'two/deploy.yaml': deployment(),
    });
    const s = await open({ folders: [join(top, 'one'), join(top, 'one/inner'), join(top, 'two')] });
    assert.deepEqual(await projects(s), [
      ['one', 1],
      ['one/inner', 1],
      ['two', 1],
    ]);
  });

  it('passes over what git ignores, what the project ignores and what the editor hides', async () => {
    await write({
      '.gitignore': 'build/\n',
      'ml-preflight.yaml': 'ignore: ["third_party/**"]\n',
      'deploy.yaml': deployment(),
      'build/deploy.yaml': deployment(undefined, 'built'),
      'third_party/deploy.yaml': deployment(undefined, 'theirs'),
      'old/deploy.yaml': deployment(undefined, 'old'),
      'x/generated.yaml': deployment(undefined, 'generated'),
    });
    assert.deepEqual(await projects(await open()), [['.', 3]]);
    let hidden: unknown = { '**/generated.{yaml,yml}': true, old: true, '**/deploy.yaml': { when: '$(basename).md' } };
    const s = await open({ editor: (section) => (section === 'files.exclude' ? hidden : null) });
    assert.deepEqual(await projects(s), [['.', 1]]);
    hidden = { old: false };
    await s.set(() => null);
    await until(
      async () => (await projects(s)).join() === '.,3',
      () => 'what is shown again is read',
    );
    hidden = { old: true };
    await s.set(() => null);
    await until(async () => (await projects(s)).join() === '.,2');
    const { summary } = await s.request<CheckWorkspaceResult>('mlPreflight/checkWorkspace', { workDoneToken: 't' });
    assert.equal(summary.artifacts, 3, 'two and the project file');
  });

  it('ends in loops, and lists what it cannot read with the reason', async () => {
    const huge = `# ${'x'.repeat(3_000_000)}\n`;
    await write({ 'a/deploy.yaml': deployment(), 'huge.yaml': huge, 'raw.yaml': new Uint8Array([0x61, 0xff, 0xfe]) });
    await symlink('..', join(top, 'a/up'));
    await symlink('../a', join(top, 'a/again'));
    await symlink('loop.yaml', join(top, 'loop.yaml'));
    const expected = [
      ['huge.yaml', 'larger than 2 MB'],
      ['loop.yaml', 'a symbolic link to itself'],
      ['raw.yaml', 'not valid UTF-8'],
    ];
    const canBeShut = process.getuid?.() !== 0 && process.platform !== 'win32';
    if (canBeShut) {
      await write({ 'shut.yaml': deployment(undefined, 'shut') });
      await chmod(join(top, 'shut.yaml'), 0);
      expected.push(['shut.yaml', 'may not be read']);
    }
    const s = await open();
    const { skipped, summary } = await s.request<CheckWorkspaceResult>('mlPreflight/checkWorkspace');
    assert.deepEqual(skipped.map((x) => [x.uri.slice(uriOfPath(top).length + 1), x.reason]).sort(), expected);
    assert.equal(summary.artifacts, 1);
    const report = await s.request<ReportResult>('mlPreflight/report', { format: 'json' });
    assert.deepEqual(
      JSON.parse(report!.text).skipped.map((x: { path: string; reason: string }) => [x.path, x.reason]),
      expected,
    );
    const { err } = await run(['check', '--fail-on', 'never'], { cwd: top });
    assert.deepEqual(
      err
        .split('\n')
        .filter((l) => l.includes('skipped'))
        .map((l) => l.replace(/^.*skipped /, ''))
        .sort(),
      expected.map(([path, reason]) => `${path}: ${reason}`),
    );
  });

  it('reads again what was too large and is not any more', async () => {
    await write({ 'a.yaml': deployment(), 'b.yaml': `# ${'x'.repeat(3_000_000)}\n` });
    const s = await open();
    const check = () => s.request<CheckWorkspaceResult>('mlPreflight/checkWorkspace', { workDoneToken: 't' });
    assert.equal((await check()).skipped.length, 1);
    await write({ 'b.yaml': deployment(undefined, 'b') });
    const after = await check();
    assert.deepEqual([after.skipped, after.summary.artifacts], [[], 2]);
  });
});

describe('files.exclude', () => {
  it('is read as gitignore patterns, anchored where VS Code anchors it', () => {
    assert.deepEqual(excludedPatterns({ '**/.git': true, build: true, 'out/**': true, '*.{log,tmp}': true, gone: false }), [
      '**/.git',
      '/build',
      '/out/**',
      '/*.log',
      '/*.tmp',
    ]);
    assert.deepEqual(excludedPatterns({ '**/*.js': { when: '$(basename).ts' }, '': true }), []);
    assert.deepEqual(excludedPatterns({ '{a,{b,c}}/{}': true }), ['/a/', '/b/', '/c/']);
    for (const nothing of [null, undefined, 'x', 3, []]) assert.deepEqual(excludedPatterns(nothing), []);
    const wild = '{a,b}'.repeat(40);
    assert.deepEqual(excludedPatterns({ [wild]: true }), [`/${wild}`]);
  });
});

import assert from 'node:assert/strict';
import type { ChecklistResult } from '../../server/lsp/protocol.js';
import { closeSessions, fullCapabilities, openSession, until, uri } from './session.js';
import { card, deployment, fixedImage, LATEST } from './texts.js';

describe('workspace folders', () => {
  afterEach(closeSessions);

  const roots = async (s: Awaited<ReturnType<typeof openSession>>) =>
    (await s.request<ChecklistResult>('mlPreflight/checklist')).projects.map((p) => [p.root, p.name, p.artifacts]);

  it('with a common prefix are kept apart', async () => {
    const s = await openSession({
      folders: ['/a/repo', '/a/repo2'],
      files: {
        '/a/repo/deploy.yaml': deployment(),
        '/a/repo/ml-preflight.yaml': `rules:\n  ${LATEST}: error\n`,
        '/a/repo2/deploy.yaml': deployment(),
      },
    });
    assert.deepEqual(await roots(s), [
      [uri('/a/repo'), 'repo', 1],
      [uri('/a/repo2'), 'repo2', 1],
    ]);
    for (const [path, severity] of [
      ['/a/repo', 1],
      ['/a/repo2', 2],
    ] as const) {
      const file = uri(`${path}/deploy.yaml`);
      await s.open(file, deployment());
      assert.equal((await s.pull(file)).find((d) => d.code === LATEST)?.severity, severity, path);
    }
  });

  it('hold nested projects', async () => {
    const s = await openSession({
      folders: ['/ws'],
      files: {
        '/ws/README.md': card,
        '/ws/models/a/ml-preflight.yaml': 'stage: prototype\n',
        '/ws/models/a/deploy.yaml': deployment(),
        '/ws/models/b/deploy.yaml': deployment(),
        '/ws/empty/ml-preflight.yaml': 'stage: pilot\n',
      },
    });
    assert.deepEqual(await roots(s), [
      [uri('/ws'), 'ws', 2],
      [uri('/ws/models/a'), 'a', 1],
    ]);
  });

  it('come and go', async () => {
    const s = await openSession({
      folders: ['/one'],
      files: { '/one/deploy.yaml': deployment(), '/two/deploy.yaml': deployment(undefined, 'two') },
    });
    assert.deepEqual(
      (await roots(s)).map((r) => r[0]),
      [uri('/one')],
    );
    await s.client.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: uri('/two'), name: 'Second' }], removed: [{ uri: uri('/one'), name: 'one' }] },
    });
    assert.deepEqual(await roots(s), [[uri('/two'), 'Second', 1]]);
  });

  it('are known by one spelling: an editor may write another', async () => {
    const s = await openSession({ folders: [], files: { '/ws (1)/deploy.yaml': deployment() } });
    // As some editors spell it, with parentheses as they are.
    await s.client.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'file:///ws%20(1)/', name: 'odd' }], removed: [] },
    });
    const file = 'file:///ws%20(1)/deploy.yaml';
    await s.open(file, deployment(fixedImage));
    await s.open('file:///ws%20%281%29/other.yaml', deployment());
    const { projects } = await s.request<ChecklistResult>('mlPreflight/checklist');
    assert.deepEqual(
      projects.map((p) => [p.root, p.artifacts]),
      [['file:///ws%20(1)', 2]],
    );
    const places = projects[0]!.challenges.flatMap((c) => c.considerations.flatMap((i) => i.findings.map((f) => f.uri)));
    assert.ok(places.includes('file:///ws%20%281%29/other.yaml'));
    assert.ok(!(await s.codes(file)).includes(LATEST));
    const drive = 'file:///C:/work/deploy.yaml';
    await s.open(drive, deployment());
    assert.ok((await s.codes(drive)).includes(LATEST));
  });

  it('are not needed for a lone file, whose project file is looked for above it', async () => {
    const s = await openSession({
      files: { '/home/me/ml-preflight.yaml': `rules:\n  ${LATEST}: hint\n`, '/home/me/x/other.yaml': deployment() },
    });
    const file = uri('/home/me/x/deploy.yaml');
    await s.open(file, deployment());
    assert.equal((await s.pull(file)).find((d) => d.code === LATEST)?.severity, 4);
    assert.deepEqual(s.listed, [], 'the folder of a lone file is not searched');
    assert.deepEqual(await roots(s), [[uri('/home/me'), 'me', 1]]);
  });

  it('are known to a client from before workspace folders by rootUri', async () => {
    const s = await openSession({ capabilities: { ...fullCapabilities, workspace: {} } });
    assert.equal(s.capabilities.workspace?.workspaceFolders, undefined);
  });

  it('follow files that change, come and go on disk', async () => {
    const s = await openSession({
      folders: ['/ws'],
      files: { '/ws/a.yaml': deployment(), '/ws/sub/b.yaml': deployment(undefined, 'b') },
    });
    const artifacts = async () => (await roots(s))[0]?.[2] ?? 0;
    assert.equal(await artifacts(), 2);
    s.files.set('/ws/new/deep/c.yaml', deployment(undefined, 'c'));
    // A folder that is moved in raises an event of its own alone.
    await s.watched({ path: '/ws/new', type: 1 });
    await until(async () => (await artifacts()) === 3);
    s.files.delete('/ws/sub/b.yaml');
    await s.watched({ path: '/ws/sub', type: 3 });
    await until(async () => (await artifacts()) === 2);
    s.files.set('/ws/a.yaml', 'a: 1\n');
    await s.watched({ path: '/ws/a.yaml', type: 2 });
    await until(async () => (await artifacts()) === 1);
    s.files.set('/ws/d.yaml', deployment(undefined, 'd'));
    await s.watched({ path: '/ws/d.yaml', type: 1 });
    await until(async () => (await artifacts()) === 2);
  });

  it('know a README for a model’s by the weights that come to stand beside it', async () => {
    const readme = '---\nlicense: mit\n---\n\n# Scorer\n';
    const s = await openSession({
      folders: ['/ws'],
      files: { '/ws/m/README.md': readme, '/ws/n/README.md': readme, '/ws/n/model.safetensors': '' },
    });
    assert.deepEqual(
      (await roots(s)).map((r) => r[2]),
      [1],
    );
    s.files.set('/ws/m/model.safetensors', '');
    await s.watched({ path: '/ws/m/model.safetensors', type: 1 });
    await until(async () => (await roots(s))[0]?.[2] === 2);
    await s.open(uri('/ws/m/README.md'), `${readme}\nMore.\n`, 'markdown');
    assert.deepEqual(
      (await roots(s)).map((r) => r[2]),
      [2],
      'open as well as closed',
    );
    s.files.delete('/ws/m/model.safetensors');
    await s.watched({ path: '/ws/m/model.safetensors', type: 3 });
    await until(async () => (await roots(s))[0]?.[2] === 1);
  });

  it('know values for those of a chart by the chart that comes to stand beside them', async () => {
    const values = 'image: {repository: vllm/vllm-openai, tag: latest}\n';
    const s = await openSession({ folders: ['/ws'], files: { '/ws/chart/values.yaml': values, '/ws/a.yaml': deployment() } });
    assert.deepEqual(
      (await roots(s)).map((r) => r[2]),
      [1],
    );
    s.files.set('/ws/chart/Chart.yaml', 'apiVersion: v2\nname: scorer\nversion: 0.1.0\n');
    await s.watched({ path: '/ws/chart/Chart.yaml', type: 1 });
    await until(async () => (await roots(s))[0]?.[2] === 3);
    await s.open(uri('/ws/chart/values.yaml'), `${values}replicaCount: 2\n`, 'yaml');
    assert.deepEqual(
      (await roots(s)).map((r) => r[2]),
      [3],
      'open as well as closed',
    );
  });

  it('have their files watched where the client can do that', async () => {
    const s = await openSession({ folders: ['/ws'] });
    await until(() => s.registrations.some((r) => r.method === 'workspace/didChangeWatchedFiles'));
    const { watchers } = s.registrations.find((r) => r.method === 'workspace/didChangeWatchedFiles')!.registerOptions as {
      watchers: { globPattern: string; kind?: number }[];
    };
    assert.deepEqual(
      watchers.map((w) => w.kind),
      [undefined, 5],
    );
  });

  it('do not care for what happens in excluded folders', async () => {
    const s = await openSession({ folders: ['/ws'], files: { '/ws/a.yaml': deployment() } });
    await roots(s);
    const reads = s.reads.length;
    await s.watched(
      { path: '/ws/node_modules/x/a.yaml', type: 1 },
      { path: '/ws/.git/index', type: 2 },
      { path: '/ws/.venv/lib/train.py', type: 1 },
      { path: '/ws/src/main.rs', type: 1 },
    );
    await s.settle();
    await new Promise((resolve) => setTimeout(resolve, 40));
    assert.equal(s.reads.length, reads);
    assert.equal(s.listed.length, 1);
  });

  it('that are switched off are not read', async () => {
    const s = await openSession({ folders: ['/ws'], files: { '/ws/a.yaml': deployment() }, settings: () => ({ enable: false }) });
    assert.deepEqual(await roots(s), []);
    assert.deepEqual([s.listed, s.reads], [[], []]);
  });

  it('of other schemes are read by way of the client', async () => {
    const s = await openSession({ initializationOptions: { files: true } });
    const contents: Record<string, string> = {
      'vscode-vfs://github/org/repo/deploy.yaml': deployment(),
      'vscode-vfs://github/org/repo/ignored/deploy.yaml': deployment(undefined, 'x'),
      'vscode-vfs://github/org/repo/.gitignore': 'ignored/\n',
    };
    s.client.onRequest('mlPreflight/listFiles', () => ({ uris: Object.keys(contents) }));
    s.client.onRequest('mlPreflight/readFile', ({ uri: wanted }: { uri: string }) => ({
      base64: wanted in contents ? Buffer.from(contents[wanted]!).toString('base64') : null,
    }));
    await s.client.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'vscode-vfs://github/org/repo', name: 'repo' }], removed: [] },
    });
    assert.deepEqual(await roots(s), [['vscode-vfs://github/org/repo', 'repo', 1]]);
  });

  it('do not hold untitled documents, which are known by their language', async () => {
    const s = await openSession({ folders: ['/ws'] });
    await s.open('untitled:Untitled-1', deployment());
    const found = await s.pull('untitled:Untitled-1');
    assert.ok(found.some((d) => d.code === LATEST));
    await s.open('untitled:Untitled-2', card, 'markdown');
    await s.open('untitled:Untitled-3', 'plain words', 'plaintext');
    assert.deepEqual(await s.codes('untitled:Untitled-3'), []);
    assert.deepEqual(await roots(s), []);
    await s.close('untitled:Untitled-1');
    assert.deepEqual(await s.report('untitled:Untitled-1'), { kind: 'full', items: [] });
  });
});

import assert from 'node:assert/strict';
import { closeSessions, openSession, pause, rangeOf, until, uri } from './session.js';
import { deployment, fixedImage, LATEST } from './texts.js';

const file = uri('/ws/deploy.yaml');

describe('pulled diagnostics', () => {
  afterEach(closeSessions);

  it('are offered to a client that can pull, and nothing is read before somebody asks', async () => {
    const s = await openSession({ folders: ['/ws'], files: { '/ws/deploy.yaml': deployment() } });
    assert.deepEqual(s.capabilities.diagnosticProvider, {
      identifier: 'ml-preflight',
      interFileDependencies: true,
      workspaceDiagnostics: false,
    });
    assert.equal(s.capabilities.positionEncoding, 'utf-16');
    await s.open(file, deployment());
    await s.settle();
    await pause(30);
    assert.deepEqual([s.reads, s.listed, s.published], [[], [], []]);
  });

  it('say where, how bad, which rule, and where its page is', async () => {
    const s = await openSession({ folders: ['/ws'] });
    await s.open(file, deployment());
    const found = (await s.pull(file)).find((d) => d.code === LATEST);
    assert.deepEqual(found, {
      range: rangeOf(deployment(), 'vllm/vllm-openai:latest'),
      severity: 2,
      code: LATEST,
      codeDescription: { href: `https://github.com/ml-preflight/ml-preflight/blob/main/docs/rules/${LATEST}.md` },
      source: 'ML Preflight',
      message: '`latest` is a tag that moves.',
      data: { rule: LATEST },
    });
    assert.deepEqual(s.published, [], 'a client that pulls is not pushed to');
  });

  it('name the other places that they are about, to a client that can show them', async () => {
    const container = `        - name: server
          image: ${fixedImage}
          resources: {limits: {nvidia.com/gpu: 1}, requests: {nvidia.com/gpu: 2}}
`;
    const text = `${deployment().split('        - name: server')[0]}${container}`;
    const related = async (s: Awaited<ReturnType<typeof openSession>>) => {
      await s.open(file, text);
      return (await s.pull(file)).find((d) => d.code === 'resources/gpu-request-limit')!.relatedInformation;
    };
    const { start } = rangeOf(text, '1}');
    const range = { start, end: { line: start.line, character: start.character + 1 } };
    assert.deepEqual(await related(await openSession()), [{ location: { uri: file, range }, message: 'the limit' }]);
    assert.equal(await related(await openSession({ capabilities: { textDocument: { diagnostic: {} } } })), undefined);
  });

  it('leave out what the client does not know', async () => {
    const s = await openSession({ folders: ['/ws'], capabilities: { textDocument: { diagnostic: {} } } });
    await s.open(file, deployment());
    const found = (await s.pull(file)).find((d) => d.code === LATEST)!;
    assert.deepEqual(Object.keys(found).sort(), ['code', 'message', 'range', 'severity', 'source']);
  });

  it('are unchanged until they change', async () => {
    const s = await openSession();
    await s.open(file, deployment());
    const first = await s.report(file);
    assert.ok(first.kind === 'full' && first.resultId);
    const again = await s.report(file, first.resultId);
    assert.deepEqual(again, { kind: 'unchanged', resultId: first.resultId });
    await s.edit(file, deployment(fixedImage));
    const fixed = await s.report(file, first.resultId);
    assert.equal(fixed.kind, 'full');
    assert.ok(fixed.kind === 'full' && !fixed.items.some((d) => d.code === LATEST));
  });

  it('follow incremental edits', async () => {
    const s = await openSession();
    await s.open(file, deployment());
    await s.edit(file, fixedImage, rangeOf(deployment(), 'vllm/vllm-openai:latest'));
    assert.ok(!(await s.codes(file)).includes(LATEST));
    await s.edit(file, '# 😀\n', { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    await s.edit(file, 'latest', rangeOf(`# 😀\n${deployment(fixedImage)}`, 'v0.10.2'));
    const found = (await s.pull(file)).find((d) => d.code === LATEST);
    assert.deepEqual(found?.range, rangeOf(`# 😀\n${deployment()}`, 'vllm/vllm-openai:latest'));
  });

  it('are empty for a document that is not open, and for one closed while they were worked out', async () => {
    let release = () => {};
    const s = await openSession({ folders: ['/ws'], files: { '/ws/deploy.yaml': deployment() } });
    assert.deepEqual(await s.report(file), { kind: 'full', items: [] });
    s.hold.configuration = new Promise((resolve) => {
      release = resolve;
    });
    await s.open(file, deployment());
    const report = s.report(file);
    await until(() => s.seen.configurationRequests.length > 0);
    await s.close(file);
    await s.settle();
    release();
    assert.deepEqual(await report, { kind: 'full', items: [] });
  });

  it('are of the present text where it was edited while they were worked out', async () => {
    let release = () => {};
    const s = await openSession({ folders: ['/ws'] });
    s.hold.configuration = new Promise((resolve) => {
      release = resolve;
    });
    await s.open(file, deployment());
    const report = s.report(file);
    await until(() => s.seen.configurationRequests.length > 0);
    await s.edit(file, deployment(fixedImage));
    await s.settle();
    release();
    const answer = await report;
    assert.ok(answer.kind === 'full' && !answer.items.some((d) => d.code === LATEST));
  });

  it('come at once for the first document, and again when the workspace is read', async () => {
    const s = await openSession({
      folders: ['/ws'],
      files: {
        '/ws/deploy.yaml': deployment(fixedImage),
        '/ws/other/ml-preflight.yaml': 'stage: production\n',
        '/ws/other/deploy.yaml': deployment(),
      },
    });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    s.gate.read = (path) => (path === '/ws/other/deploy.yaml' ? held : Promise.resolve());
    await s.open(file, deployment());
    assert.ok((await s.codes(file)).includes(LATEST), 'its own findings do not wait for the workspace');
    await until(() => s.reads.includes('/ws/other/deploy.yaml'));
    assert.equal(s.seen.refreshes, 0);
    release();
    await until(() => s.seen.refreshes === 1);
    await s.codes(file);
    assert.deepEqual(s.listed, [uri('/ws')], 'it is listed once');
    assert.ok(!s.reads.includes('/ws/deploy.yaml'), 'an open document is not read from disk');
  });

  it('report what is absent only when the workspace was read', async () => {
    const s = await openSession({
      folders: ['/ws'],
      files: { '/ws/deploy.yaml': '' },
      settings: () => ({ stage: 'production', risk: 'high' }),
    });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    s.gate.read = (path) => (path === '/ws/late.yaml' ? held : Promise.resolve());
    s.files.set('/ws/late.yaml', 'a: 1\n');
    await s.open(file, deployment());
    const early = await s.codes(file);
    assert.ok(!early.includes('drift/no-monitoring'));
    release();
    await s.codesWhen(file, (codes) => codes.includes('drift/no-monitoring'));
  });

  it('are asked for again when the project file is edited, even if the checklist was asked for first', async () => {
    const config = uri('/ws/ml-preflight.yaml');
    const s = await openSession({ folders: ['/ws'], files: { '/ws/ml-preflight.yaml': '', '/ws/deploy.yaml': deployment() } });
    await s.open(file, deployment());
    await s.open(config, '');
    assert.ok((await s.codes(file)).includes(LATEST));
    await s.request('mlPreflight/checklist');
    await until(() => s.seen.refreshes > 0);
    assert.ok((await s.codes(file)).includes(LATEST));
    const { refreshes } = s.seen;
    await s.edit(config, 'rules:\n  versioning: off\n');
    await s.request('mlPreflight/checklist');
    await until(() => s.seen.refreshes > refreshes);
    assert.ok(!(await s.codes(file)).includes(LATEST));
  });

  it('of a reopened file are those of the file as it is now on disk', async () => {
    const s = await openSession({ folders: ['/ws'], files: { '/ws/deploy.yaml': deployment() } });
    await s.open(file, deployment());
    assert.ok((await s.codes(file)).includes(LATEST));
    await until(() => s.seen.refreshes === 1);
    await s.close(file);
    s.files.set('/ws/deploy.yaml', deployment(fixedImage));
    await s.open(file, deployment(fixedImage));
    assert.ok(!(await s.codes(file)).includes(LATEST), 'version 1 of a new text is not the old version 1');
  });

  it('use the disk again when a document is closed without being saved', async () => {
    const s = await openSession({ folders: ['/ws'], files: { '/ws/deploy.yaml': deployment() } });
    await s.open(file, deployment(fixedImage));
    await s.codes(file);
    await until(() => s.seen.refreshes === 1);
    await s.close(file);
    await until(() => s.reads.includes('/ws/deploy.yaml'));
    const { files } = await s.request<{ files: { uri: string }[] }>('mlPreflight/checkWorkspace');
    assert.deepEqual(
      files.map((f) => f.uri),
      [file],
    );
  });

  it('do not read an unchanged file again', async () => {
    const s = await openSession({
      folders: ['/ws'],
      files: { '/ws/deploy.yaml': deployment(), '/ws/b.yaml': deployment(undefined, 'b') },
    });
    await s.open(file, deployment());
    await s.codes(file);
    await until(() => s.seen.refreshes === 1);
    const before = [...s.reads];
    await s.edit(file, `${deployment()}# x\n`);
    await s.codes(file);
    await s.close(file);
    await s.open(file, deployment());
    await s.codes(file);
    assert.deepEqual(s.reads.filter((r) => r === '/ws/b.yaml').length, before.filter((r) => r === '/ws/b.yaml').length);
  });

  it('of one file do not fall with a file that is no text', async () => {
    const s = await openSession({
      folders: ['/ws'],
      files: {
        '/ws/deploy.yaml': deployment(),
        '/ws/broken.yaml': new Uint8Array([0xc3, 0x28, 0x41]),
        '/ws/bin.md': new Uint8Array([1, 0, 2]),
      },
    });
    const { skipped } = await s.request<{ skipped: object[] }>('mlPreflight/checkWorkspace');
    assert.deepEqual(skipped, [
      { uri: uri('/ws/bin.md'), reason: 'binary file' },
      { uri: uri('/ws/broken.yaml'), reason: 'not valid UTF-8' },
    ]);
  });

  it('answer a cancelled request with a cancellation', async () => {
    const s = await openSession({ folders: ['/ws'] });
    s.hold.configuration = new Promise(() => {});
    await s.open(file, deployment());
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol');
    const source = new CancellationTokenSource();
    const answer = s.client.sendRequest('textDocument/diagnostic', { textDocument: { uri: file } }, source.token);
    source.cancel();
    s.hold.configuration = null;
    await s.set(() => null);
    await assert.rejects(answer, { code: -32800 });
  });
});

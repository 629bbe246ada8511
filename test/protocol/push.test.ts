import assert from 'node:assert/strict';
import { closeSessions, openSession, pause, pushCapabilities, until, uri } from './session.js';
import { deployment, fixedImage, LATEST } from './texts.js';

const a = uri('/ws/a.yaml');
const b = uri('/ws/b.yaml');
const capabilities = pushCapabilities;

describe('pushed diagnostics', () => {
  afterEach(closeSessions);

  const codesOf = (s: Awaited<ReturnType<typeof openSession>>, document: string) =>
    s.published.findLast((p) => p.uri === document)?.diagnostics.map((d) => d.code);

  it('are for a client that cannot pull, which is offered no pull', async () => {
    const s = await openSession({ capabilities });
    assert.equal(s.capabilities.diagnosticProvider, undefined);
    await s.open(a, deployment());
    await until(() => s.published.length > 0);
    assert.ok(codesOf(s, a)!.includes(LATEST));
    assert.equal(s.published[0]!.version, 1);
  });

  it('come from a client with no capability at all too', async () => {
    const s = await openSession({ capabilities: {}, folders: ['/ws'], files: { '/ws/a.yaml': deployment() } });
    await s.open(a, deployment());
    await until(() => codesOf(s, a)?.includes(LATEST) ?? false);
    await s.edit(a, deployment(fixedImage));
    await until(() => !(codesOf(s, a)?.includes(LATEST) ?? true));
    assert.deepEqual([s.registrations, s.seen.configurationRequests, s.seen.refreshes], [[], [], 0]);
    assert.deepEqual(s.logs, []);
  });

  it('are cleared on close, and no late result brings them back', async () => {
    const s = await openSession({ capabilities });
    let release = () => {};
    await s.open(a, deployment());
    await until(() => s.published.length === 1);
    s.hold.configuration = new Promise((resolve) => {
      release = resolve;
    });
    const asked = s.seen.configurationRequests.length;
    await s.set(() => null);
    await until(() => s.seen.configurationRequests.length > asked);
    await s.close(a);
    await until(() => s.published.at(-1)!.diagnostics.length === 0);
    release();
    await pause(60);
    assert.deepEqual(s.published.at(-1), { uri: a, diagnostics: [] });
    assert.equal(s.published.length, 2);
  });

  it('of an overtaken version are not sent', async () => {
    const s = await openSession({ capabilities });
    let release = () => {};
    s.hold.configuration = new Promise((resolve) => {
      release = resolve;
    });
    await s.open(a, deployment());
    await until(() => s.seen.configurationRequests.length > 0);
    await s.edit(a, deployment(fixedImage));
    await s.settle();
    release();
    await until(() => s.published.some((p) => p.version === 2) || s.published.length === 0);
    await pause(60);
    assert.ok(!s.published.some((p) => p.version === 1));
    assert.ok(!s.published.some((p) => p.diagnostics.some((d) => d.code === LATEST)), 'nor an empty list in between');
  });

  it('wait for each document on its own', async () => {
    const s = await openSession({ capabilities, delays: { push: 150 } });
    await s.open(a, deployment());
    await s.open(b, deployment(undefined, 'b'));
    let edits = 0;
    while (!s.published.some((p) => p.uri === a) && edits < 100) {
      await s.edit(b, `${deployment(undefined, 'b')}# ${++edits}\n`);
      await pause(5);
    }
    assert.ok(edits > 1 && edits < 100, 'the one is published while the other is still typed in');
    await s.edit(b, deployment(undefined, 'bb'));
    await until(() => s.published.some((p) => p.uri === b));
    assert.deepEqual(
      s.published.filter((p) => p.uri === b).map((p) => p.version),
      [edits + 2],
    );
  });

  it('are not repeated when nothing changed', async () => {
    const s = await openSession({ capabilities });
    await s.open(a, deployment());
    await until(() => s.published.length === 1);
    await s.edit(a, `${deployment()}# a comment\n`);
    await pause(80);
    assert.equal(s.published.length, 1);
  });

  it('follow the settings', async () => {
    const s = await openSession({ capabilities, folders: ['/ws'] });
    await s.open(a, deployment());
    await until(() => codesOf(s, a)?.includes(LATEST) ?? false);
    await s.set(() => ({ rules: { [LATEST]: 'off' } }));
    await until(() => !codesOf(s, a)!.includes(LATEST));
    await s.set(() => ({ enable: false }));
    await until(() => codesOf(s, a)!.length === 0);
  });

  it('follow settings sent with the change where the client cannot be asked', async () => {
    const s = await openSession({ capabilities: { textDocument: { publishDiagnostics: {} } } });
    await s.open(a, deployment());
    await until(() => codesOf(s, a)?.includes(LATEST) ?? false);
    await s.client.sendNotification('workspace/didChangeConfiguration', {
      settings: { mlPreflight: { rules: { [LATEST]: 'error' } } },
    });
    await until(() => s.published.at(-1)!.diagnostics.some((d) => d.code === LATEST && d.severity === 1));
  });

  it('of the cells of a notebook come and go with them', async () => {
    const s = await openSession({ capabilities });
    const code = 'import torch\nmodel = torch.load("m.pt", weights_only=False)\n';
    await s.openNotebook('/ws/n.ipynb', [
      { id: 'one', text: code },
      { id: 'two', text: code },
    ]);
    const { cellUri } = await import('./session.js');
    await until(() => codesOf(s, cellUri('/ws/n.ipynb', 'two'))?.includes('security/unsafe-deserialisation') ?? false);
    await s.changeNotebook('/ws/n.ipynb', {
      structure: { array: { start: 1, deleteCount: 1 }, didClose: [{ uri: cellUri('/ws/n.ipynb', 'two') }] },
    });
    await until(() => codesOf(s, cellUri('/ws/n.ipynb', 'two'))!.length === 0);
    await s.closeNotebook('/ws/n.ipynb', ['one']);
    await until(() => codesOf(s, cellUri('/ws/n.ipynb', 'one'))!.length === 0);
  });
});

import assert from 'node:assert/strict';
import { closeSessions, fullCapabilities, openSession, pause, until, uri } from './session.js';
import { deployment, LATEST } from './texts.js';

const file = uri('/ws/deploy.yaml');

describe('settings', () => {
  afterEach(closeSessions);

  const severity = async (s: Awaited<ReturnType<typeof openSession>>, document = file) =>
    (await s.pull(document)).find((d) => d.code === LATEST)?.severity;

  it('hold from the first answer on, and are asked for once for each folder', async () => {
    const s = await openSession({ folders: ['/ws'], settings: () => ({ rules: { [LATEST]: 'error' } }) });
    await s.open(file, deployment());
    await s.open(uri('/ws/sub/b.yaml'), deployment());
    assert.deepEqual(await Promise.all([severity(s), severity(s, uri('/ws/sub/b.yaml'))]), [1, 1]);
    assert.deepEqual(s.seen.configurationRequests, [uri('/ws')]);
  });

  it('differ between folders', async () => {
    const s = await openSession({
      folders: ['/ws', '/ws2'],
      settings: (scope) => (scope === uri('/ws2') ? { enable: false } : { rules: { versioning: 'hint' } }),
    });
    await s.open(file, deployment());
    await s.open(uri('/ws2/b.yaml'), deployment());
    assert.deepEqual([await severity(s), await s.codes(uri('/ws2/b.yaml'))], [4, []]);
  });

  it('that change during a lint: the answer is of the new ones', async () => {
    const s = await openSession({ folders: ['/ws'], settings: () => ({ rules: { [LATEST]: 'error' } }) });
    let release = () => {};
    s.hold.configuration = new Promise<void>((resolve) => {
      release = resolve;
    });
    await s.open(file, deployment());
    const answer = severity(s);
    await until(() => s.seen.configurationRequests.length === 1);
    // The first answer is on its way with the old value when the change comes.
    const old = s.hold.configuration;
    s.hold.configuration = null;
    await s.set(() => ({ rules: { [LATEST]: 'info' } }));
    await until(() => s.seen.configurationRequests.length === 2 || s.seen.refreshes > 0);
    release();
    await old;
    assert.equal(await answer, 3);
    assert.equal(await severity(s), 3);
  });

  it('are asked for anew after a change, and the client is told to pull', async () => {
    const s = await openSession({ folders: ['/ws'] });
    await s.open(file, deployment());
    assert.equal(await severity(s), 2);
    await until(() => s.seen.refreshes > 0);
    const before = s.seen.refreshes;
    await s.set(() => ({ rules: { [LATEST]: 'off' } }));
    await until(() => s.seen.refreshes > before);
    assert.equal(await severity(s), undefined);
    assert.deepEqual(
      s.registrations.filter((r) => r.method === 'workspace/didChangeConfiguration').map((r) => r.registerOptions),
      [{ section: ['mlPreflight', 'files.exclude'] }],
    );
  });

  it('that are wrong are left out, each with one line in the log', async () => {
    const wrong = {
      enable: 'yes',
      stage: 'prod',
      risk: 7,
      rules: { nonsense: 'off', [LATEST]: 'fatal', cost: 'off' },
      ignore: 'x',
    };
    const s = await openSession({ folders: ['/ws', '/ws2'], settings: () => wrong });
    await s.open(file, deployment());
    await s.open(uri('/ws2/b.yaml'), deployment());
    assert.equal(await severity(s), 2);
    assert.equal(await severity(s, uri('/ws2/b.yaml')), 2);
    assert.equal(s.logs.length, 6, s.logs.join('\n'));
    for (const key of ['enable', 'stage', 'risk', 'rules["nonsense"]', `rules["${LATEST}"]`, 'ignore']) {
      assert.ok(
        s.logs.some((l) => l.includes(`mlPreflight.${key} is ignored`)),
        key,
      );
    }
  });

  it('of the project file outweigh them', async () => {
    const s = await openSession({
      folders: ['/ws'],
      files: { '/ws/ml-preflight.yaml': `rules:\n  ${LATEST}: error\n` },
      settings: () => ({ rules: { [LATEST]: 'off' } }),
    });
    await s.open(file, deployment());
    assert.equal(await severity(s), 1, 'the first answer knows the project file already');
  });

  it('that ignore a file silence it', async () => {
    const s = await openSession({ folders: ['/ws'], settings: () => ({ ignore: ['deploy.yaml'] }) });
    await s.open(file, deployment());
    assert.deepEqual(await s.codes(file), []);
  });

  it('are the defaults where the client fails to answer, which is logged', async () => {
    const s = await openSession({
      folders: ['/ws'],
      settings: () => {
        throw new Error('no settings today');
      },
    });
    await s.open(file, deployment());
    assert.equal(await severity(s), 2);
    assert.equal(s.logs.filter((l) => l.includes('no settings today')).length, 1);
  });

  it('are not registered for with a client that cannot do that', async () => {
    const s = await openSession({
      folders: ['/ws'],
      capabilities: {
        ...fullCapabilities,
        workspace: { ...fullCapabilities.workspace, didChangeConfiguration: {}, didChangeWatchedFiles: {} },
      },
    });
    await s.open(file, deployment());
    await s.codes(file);
    await pause(20);
    assert.deepEqual(s.registrations, []);
    await s.set(() => ({ rules: { [LATEST]: 'error' } }));
    assert.equal(await severity(s), 1, 'a change that is sent all the same is followed');
  });
});

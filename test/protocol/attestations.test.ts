import assert from 'node:assert/strict';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ChecklistResult, CheckWorkspaceResult } from '../../server/lsp/protocol.js';
import { closeSessions, openSession, rangeOf, until, uri } from './session.js';
import { deployment } from './texts.js';

const RULE = 'preflight/attestation';
const file = uri('/ws/ml-preflight.yaml');
const attested = (entry: string) => `# who vouches\nattest:\n  fairness/audit: # asked for by legal\n${entry}`;
const ENDED = attested(
  '    by: R. Iyer # head of data\n    on: 2025-10-01\n    until: 2026-10-01\n    evidence: docs/audit.md\n',
);

function applied(text: string, edit: WorkspaceEdit): string {
  const edits = (edit.documentChanges ?? []).flatMap((c) => (c as TextDocumentEdit).edits as TextEdit[]);
  return TextDocument.applyEdits(TextDocument.create(file, 'yaml', 1, text), edits);
}

describe('attestations', () => {
  afterEach(closeSessions);

  const open = async (text: string, files: Record<string, string> = {}, options: object = {}) => {
    const s = await openSession({
      folders: ['/ws'],
      files: { '/ws/deploy.yaml': deployment(), '/ws/ml-preflight.yaml': text, ...files },
      ...options,
    });
    await s.open(file, text);
    return s;
  };
  const messages = async (s: Awaited<ReturnType<typeof open>>) =>
    (await s.pull(file)).filter((d) => d.code === RULE).map((d) => d.message);

  it('that ended are reported, and renewed by one edit that keeps the rest', async () => {
    const s = await open(ENDED, { '/ws/docs/audit.md': '# Audit\n' });
    const [ended] = (await s.pull(file)).filter((d) => d.code === RULE);
    assert.equal(ended?.message, 'The attestation of fairness/audit by R. Iyer ended on 2026-10-01.');
    assert.deepEqual(ended.range, rangeOf(ENDED, '2026-10-01'));
    const actions = (await s.actions(file, ended.range, { diagnostics: [ended] })) ?? [];
    const renew = actions.find((a) => a.title.startsWith('Renew'));
    assert.equal(renew?.title, 'Renew in the name of R. Iyer until 2027-11-23');
    assert.deepEqual(renew.diagnostics, [ended]);
    assert.notEqual(renew.isPreferred, true, 'nobody gives a word by accident');
    const text = applied(ENDED, renew.edit!);
    assert.equal(text, ENDED.replace('2025-10-01', '2026-11-23').replace('2026-10-01', '2027-11-23'));
    await s.edit(file, text);
    assert.deepEqual(await messages(s), []);
  });

  it('are attested again by a command, where the client has it', async () => {
    const s = await open(ENDED, {}, { initializationOptions: { commands: true } });
    const range = rangeOf(ENDED, '2026-10-01');
    const again = ((await s.actions(file, range)) ?? []).find((a) => a.title.startsWith('Attest again'));
    assert.deepEqual(again?.command?.arguments, [uri('/ws'), 'fairness/audit']);
    const plain = await open(ENDED);
    assert.ok(!((await plain.actions(file, range)) ?? []).some((a) => a.command));
  });

  it('are never renewed by fix-all', async () => {
    const s = await open(ENDED);
    const all = await s.actions(file, rangeOf(ENDED, '2026-10-01'), { only: ['source.fixAll'] });
    assert.deepEqual(all, []);
  });

  it('are renewed by request, open or not, for as long as they held', async () => {
    const renew = async (text: string | null) => {
      const s = await openSession({
        folders: ['/ws'],
        files: { '/ws/deploy.yaml': deployment(), ...(text !== null && { '/ws/ml-preflight.yaml': text }) },
      });
      const edit = await s.request<WorkspaceEdit | null>('mlPreflight/renew', {
        root: uri('/ws'),
        consideration: 'fairness/audit',
      });
      return edit && applied(text ?? '', edit);
    };
    assert.equal(
      await renew('attest: {fairness/audit: {by: x, on: 2026-10-01, until: 2026-10-31}}\n'),
      'attest: {fairness/audit: {by: x, on: 2026-11-23, until: 2026-12-23}}\n',
    );
    assert.equal(
      await renew('attest:\n  fairness/audit: {by: x, on: 2025-01-01}\n'),
      'attest:\n  fairness/audit: {by: x, on: 2026-11-23}\n',
    );
    assert.equal(await renew('stage: pilot\n'), null);
    assert.equal(await renew('attest: [broken\n'), null);
    assert.equal(await renew(null), null);
  });

  it('rest on evidence that comes and goes', async () => {
    const current = attested('    by: A\n    on: 2026-11-01\n    evidence: docs/audit.pdf\n');
    const s = await open(current);
    await until(async () => (await messages(s)).join() === 'There is no docs/audit.pdf in the folder of this file.');
    s.files.set('/ws/docs/audit.pdf', '%PDF');
    const refreshes = s.seen.refreshes;
    await s.watched({ path: '/ws/docs/audit.pdf', type: 1 });
    await until(() => s.seen.refreshes > refreshes);
    assert.deepEqual(await messages(s), []);
    s.files.delete('/ws/docs/audit.pdf');
    await s.watched({ path: '/ws/docs', type: 3 });
    await until(async () => (await messages(s)).length === 1);
    await s.edit(file, current.replace('docs/audit.pdf', 'deploy.yaml'));
    await until(async () => (await messages(s)).length === 0);
  });

  it('are looked up before a check of the workspace answers', async () => {
    const text = attested('    by: A\n    on: 2026-11-01\n    evidence: docs/audit.md\n');
    const s = await openSession({ folders: ['/ws'], files: { '/ws/deploy.yaml': deployment(), '/ws/ml-preflight.yaml': text } });
    const { files } = await s.request<CheckWorkspaceResult>('mlPreflight/checkWorkspace');
    const found = files.find((f) => f.uri === file)?.diagnostics.filter((d) => d.code === RULE) ?? [];
    assert.deepEqual(
      found.map((d) => [d.severity, d.range.start.line]),
      [[2, 5]],
    );
  });

  it('leave evidence alone that a client cannot tell of', async () => {
    const s = await openSession({ initializationOptions: { files: true } });
    const base = 'vscode-vfs://github/org/repo';
    const texts: Record<string, string> = {
      [`${base}/deploy.yaml`]: deployment(),
      [`${base}/ml-preflight.yaml`]: attested('    by: A\n    on: 2026-11-01\n    evidence: docs/audit.md\n'),
    };
    s.client.onRequest('mlPreflight/listFiles', () => ({ uris: Object.keys(texts) }));
    s.client.onRequest('mlPreflight/readFile', (p: { uri: string }) => ({
      base64: p.uri in texts ? Buffer.from(texts[p.uri]!).toString('base64') : null,
    }));
    await s.client.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: base, name: 'repo' }], removed: [] },
    });
    const found = async () =>
      (await s.request<CheckWorkspaceResult>('mlPreflight/checkWorkspace')).files
        .flatMap((f) => f.diagnostics)
        .filter((d) => d.code === RULE).length;
    assert.equal(await found(), 0);
    s.client.onRequest('mlPreflight/missingFiles', (p: { uris: string[] }) => ({ uris: p.uris.filter((u) => !(u in texts)) }));
    assert.equal(await found(), 1);
  });

  it('say in the checklist how they stand and where', async () => {
    const s = await open(ENDED);
    const { projects } = await s.request<ChecklistResult>('mlPreflight/checklist');
    const item = projects[0]!.challenges.flatMap((c) => c.considerations).find((c) => c.id === 'fairness/audit');
    assert.equal(item?.state, 'expired');
    assert.deepEqual([item.attestation?.standing, item.attestation?.place?.uri], ['expired', file]);
    assert.deepEqual(item.attestation?.place?.range.start, { line: 2, character: 2 });
  });
});

import assert from 'node:assert/strict';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ChecklistResult, ConsiderationItem } from '../../server/lsp/protocol.js';
import { closeSessions, fullCapabilities, openSession, uri } from './session.js';
import { deployment } from './texts.js';

const root = uri('/ws');
const config = uri('/ws/ml-preflight.yaml');
const attestation = {
  root,
  consideration: 'fairness/audit',
  by: 'R. Iyer',
  on: '2026-11-23',
  until: '2027-05-23',
  evidence: 'docs/audit.md',
};

/** Who vouches, from when to when, and on what. */
const wordOf = (item: ConsiderationItem | undefined) => {
  if (!item?.attestation) return null;
  const { by, on, until, evidence } = item.attestation;
  return { by, on, until, evidence };
};

describe('the project file', () => {
  afterEach(closeSessions);

  /** The file after the edit; what it then says is looked up in the checklist. */
  async function edited(before: string | null, method: string, params: object, consideration = 'fairness/audit') {
    const s = await openSession({
      folders: ['/ws'],
      files: {
        '/ws/deploy.yaml': deployment(),
        '/ws/docs/audit.md': '# Audit\n',
        ...(before !== null && { '/ws/ml-preflight.yaml': before }),
      },
    });
    const edit = await s.request<WorkspaceEdit | null>(method, params);
    if (!edit) return { s, edit, text: null, item: undefined };
    const text = applied(before ?? '', edit);
    s.files.set('/ws/ml-preflight.yaml', text);
    const { projects } = await s.request<ChecklistResult>('mlPreflight/checklist');
    const item = projects[0]?.challenges.flatMap((c) => c.considerations).find((c) => c.id === consideration);
    await s.open(config, text);
    assert.deepEqual(await s.codes(config), [], `it has no errors:\n${text}`);
    return { s, edit, text, item };
  }

  it('is created for the first attestation', async () => {
    const { edit, text, item } = await edited(null, 'mlPreflight/attest', attestation);
    assert.deepEqual(edit?.documentChanges?.[0], { kind: 'create', uri: config, options: { ignoreIfExists: true } });
    assert.equal(
      text,
      'attest:\n  fairness/audit:\n    by: R. Iyer\n    on: 2026-11-23\n    until: 2027-05-23\n    evidence: docs/audit.md\n',
    );
    assert.deepEqual(wordOf(item), { by: 'R. Iyer', on: '2026-11-23', until: '2027-05-23', evidence: 'docs/audit.md' });
    assert.equal(item?.state, 'attested');
  });

  it('is created by plain edits where the client cannot create files', async () => {
    const s = await openSession({
      folders: ['/ws'],
      capabilities: { ...fullCapabilities, workspace: { workspaceEdit: { documentChanges: true } } },
    });
    const edit = await s.request<WorkspaceEdit>('mlPreflight/attest', attestation);
    assert.deepEqual(Object.keys(edit.changes ?? {}), [config]);
  });

  it('keeps its comments and everything else', async () => {
    const before = `# Our project\nstage: production # since May\n\nattest:\n  # asked for by legal\n  trust/transparency: { by: "A. Ng", on: 2026-01-01 } # signed\n\nignore: ["x/**"]\n# the end\n`;
    const { text, item } = await edited(before, 'mlPreflight/attest', { ...attestation, until: undefined, evidence: undefined });
    const lines = text!.split('\n');
    assert.deepEqual(
      before.split('\n').filter((line) => !lines.includes(line)),
      [],
      'no line of it is lost',
    );
    assert.deepEqual([item?.state, item?.attestation?.until], ['attested', null]);
  });

  it('takes a new word for an old one', async () => {
    const before = `attest:\n  fairness/audit:\n    by: A. Ng # head of data\n    on: 2025-01-01\n    until: 2025-06-01\n    evidence: old.md\n`;
    const { text, item } = await edited(before, 'mlPreflight/attest', { ...attestation, until: undefined });
    assert.match(text!, /by: R\. Iyer # head of data\n/);
    assert.deepEqual(wordOf(item), { by: 'R. Iyer', on: '2026-11-23', until: null, evidence: 'docs/audit.md' });
  });

  it('does so in one line too', async () => {
    const { item } = await edited('attest: {fairness/audit: {by: x, on: 2025-01-01}}\n', 'mlPreflight/attest', attestation);
    assert.deepEqual(wordOf(item), { by: 'R. Iyer', on: '2026-11-23', until: '2027-05-23', evidence: 'docs/audit.md' });
  });

  it('takes an attestation back out of what does not apply', async () => {
    const before = `not-applicable:\n  fairness/audit: no people\n  cost/strategy: free\n`;
    const { text, item } = await edited(before, 'mlPreflight/attest', attestation);
    assert.equal(item?.state, 'attested');
    assert.match(text!, /not-applicable:\n {2}cost\/strategy: free\n/);
    const { item: alone } = await edited('not-applicable:\n  fairness/audit: no people\n', 'mlPreflight/attest', attestation);
    assert.equal(alone?.state, 'attested');
  });

  it('declares what does not apply, with the reason as it was typed', async () => {
    const reason = 'sensor data: "pumps", no people # ever';
    const params = { root, consideration: 'compliance/data-protection', reason };
    const { item } = await edited('stage: pilot\n', 'mlPreflight/notApplicable', params, 'compliance/data-protection');
    assert.deepEqual([item?.state, item?.reason], ['not-applicable', reason]);
    const again = await edited(
      'not-applicable:\n  compliance/data-protection: old # x\n',
      'mlPreflight/notApplicable',
      params,
      'compliance/data-protection',
    );
    assert.equal(again.item?.reason, reason);
    assert.match(again.text!, / # x\n$/);
  });

  it('keeps CRLF, and comments alone', async () => {
    const { text } = await edited('# just a comment\r\n', 'mlPreflight/attest', attestation);
    assert.ok(text!.startsWith('# just a comment\r\n'));
    const { text: crlf } = await edited('stage: pilot\r\nrisk: high\r\n', 'mlPreflight/attest', attestation);
    assert.equal(crlf!.replaceAll('\r\n', '').includes('\n'), false);
  });

  it('is left alone where it has an error, and for what does not exist', async () => {
    assert.equal((await edited('stage: [pilot\n', 'mlPreflight/attest', attestation)).edit, null);
    assert.equal((await edited('- a list\n', 'mlPreflight/attest', attestation)).edit, null);
    assert.equal((await edited(null, 'mlPreflight/attest', { ...attestation, consideration: 'no/such' })).edit, null);
    assert.equal((await edited(null, 'mlPreflight/attest', { ...attestation, root: 'untitled:Untitled-1' })).edit, null);
  });

  it('is edited as it is open, in its version', async () => {
    const s = await openSession({ folders: ['/ws'], files: { '/ws/ml-preflight.yaml': 'stage: pilot\n' } });
    await s.open(config, 'stage: production\n');
    await s.edit(config, '# typed\nstage: production\n');
    const edit = await s.request<WorkspaceEdit>('mlPreflight/attest', attestation);
    assert.deepEqual((edit.documentChanges as TextDocumentEdit[])[0]!.textDocument, { uri: config, version: 2 });
    assert.match(applied('# typed\nstage: production\n', edit), /^# typed\nstage: production\nattest:\n/);
  });
});

function applied(text: string, { changes, documentChanges }: WorkspaceEdit): string {
  const edits = [
    ...Object.values(changes ?? {}).flat(),
    ...(documentChanges ?? []).flatMap((c) => ('edits' in c ? (c.edits as TextEdit[]) : [])),
  ];
  return TextDocument.applyEdits(TextDocument.create('test:', '', 0, text), edits);
}

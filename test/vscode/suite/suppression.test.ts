import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './answers.js';
import { considerationLine } from './checklist.js';
import {
  actionAt,
  activateExtension,
  applyCodeAction,
  closeEverything,
  diagnosticOn,
  emptyScratch,
  list,
  openDocument,
  openNotebookCopy,
  replaceText,
  untilGone,
  waitFor,
} from './host.js';

const serving = 'support-assistant/k8s/serving.yaml';

describe('suppressions in VS Code', () => {
  before(activateExtension);
  afterEach(async () => {
    await closeEverything();
    await emptyScratch();
  });

  it('keep an accepted finding out of the file, and in the checklist with its reason', async () => {
    const document = await openDocument(serving);
    await diagnosticOn(document, 'security/run-as-root', 'runAsUser: 0');
    assert.ok(!list(document).includes('security/plaintext-secret-env'), list(document));
    assert.ok(!list(document).includes('preflight/'), list(document));
    const { children } = await considerationLine('support-assistant', 'security/protection');
    const accepted = children.find(({ label }) => label.includes('VLLM_API_KEY'));
    assert.match(accepted?.description ?? '', /accepted: dummy key, the gateway in front checks the real one$/);
    assert.equal(accepted?.icon, 'circle-slash');
  });

  it('end with their directive', async () => {
    const document = await openDocument(serving);
    await diagnosticOn(document, 'security/run-as-root', 'runAsUser: 0');
    await replaceText(document, 'ml-preflight-disable-next-line', 'no-more-disable-next-line');
    await diagnosticOn(document, 'security/plaintext-secret-env', 'behind-the-gateway');
  });

  it('are written above the line with the reason that was given', async () => {
    const document = await openDocument(serving);
    const root = await diagnosticOn(document, 'security/run-as-root', 'runAsUser: 0');
    const lines = document.lineCount;
    const action = await actionAt(document.uri, root.range, 'Suppress security/run-as-root here');
    const titles = await answering(['the image drops to 1000 by itself'], () => applyCodeAction(action));
    assert.match(titles[0] ?? '', /security\/run-as-root/);
    await untilGone(document.uri, 'security/run-as-root');
    assert.equal(document.lineCount, lines + 1);
    assert.match(
      document.getText(),
      /\n {12}# ml-preflight-disable-next-line security\/run-as-root -- the image drops to 1000 by itself\n {12}runAsUser: 0\n/,
    );
    await waitFor('the checklist to have the reason', async () =>
      (await considerationLine('support-assistant', 'security/protection')).children.find(({ description }) =>
        description.endsWith('accepted: the image drops to 1000 by itself'),
      ),
    );
    await vscode.commands.executeCommand('undo');
    await diagnosticOn(document, 'security/run-as-root', 'runAsUser: 0');
  });

  it('are written into the cell of a notebook', async () => {
    const notebook = await openNotebookCopy('support-assistant/notebooks/evaluate.ipynb');
    const cell = notebook.cellAt(5).document;
    const verify = await diagnosticOn(cell, 'security/tls-verification-off', 'verify=False');
    const action = await actionAt(cell.uri, verify.range, 'Suppress security/tls-verification-off here');
    await answering(['internal host'], () => applyCodeAction(action));
    await untilGone(cell.uri, 'security/tls-verification-off');
    assert.match(cell.getText(), /^# ml-preflight-disable-next-line security\/tls-verification-off -- internal host$/m);
  });

  it('are written into a model card, where an absence can also be settled by a word', async () => {
    const document = await openDocument('credit-risk/MODEL_CARD.md');
    const drift = await diagnosticOn(document, 'drift/no-monitoring', '# Model Card: credit-risk');
    await actionAt(document.uri, drift.range, 'Attest: Drift monitoring');
    await actionAt(document.uri, drift.range, 'Not applicable: Drift monitoring');
    const action = await actionAt(document.uri, drift.range, 'Suppress drift/no-monitoring here');
    await answering(['watched by the bank --> see the handbook'], () => applyCodeAction(action));
    await untilGone(document.uri, 'drift/no-monitoring');
    assert.equal(
      document.getText().match(/<!-- ml-preflight-disable-\S+ drift\/no-monitoring -- watched by the bank .*-->/g)?.length,
      1,
    );
  });
});

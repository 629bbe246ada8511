import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { considerationLine, readTree } from './checklist.js';
import {
  activateExtension,
  closeEverything,
  diagnosticOn,
  diagnosticsOf,
  emptyScratch,
  openDocument,
  openNotebookCopy,
  replaceText,
  ruleOf,
  untilGone,
  waitFor,
} from './host.js';

const serving = 'support-assistant/k8s/serving.yaml';
const image = 'versioning/image-tag-latest';

describe('a restarted server', () => {
  before(activateExtension);
  afterEach(async () => {
    await closeEverything();
    await emptyScratch();
  });

  it('finds again what is open, unsaved changes included, and follows on', async () => {
    const document = await openDocument(serving);
    await diagnosticOn(document, image, 'vllm/vllm-openai:latest');
    await replaceText(document, 'vllm-openai:latest', 'vllm-openai:v0.11.0');
    await untilGone(document.uri, image);
    await vscode.commands.executeCommand('mlPreflight.restartServer');
    await diagnosticOn(document, 'security/run-as-root', 'runAsUser: 0');
    assert.ok(!diagnosticsOf(document.uri).some((each) => ruleOf(each) === image));
    const keys = diagnosticsOf(document.uri).map((each) => JSON.stringify([ruleOf(each), each.range]));
    assert.equal(new Set(keys).size, keys.length, 'each diagnostic is there once');
    await replaceText(document, 'vllm-openai:v0.11.0', 'vllm-openai:latest');
    await diagnosticOn(document, image, 'vllm/vllm-openai:latest');
  });

  it('finds again what stands in an open notebook', async () => {
    const notebook = await openNotebookCopy('support-assistant/notebooks/evaluate.ipynb');
    const cell = notebook.cellAt(5).document;
    await diagnosticOn(cell, 'security/tls-verification-off', 'verify=False');
    await vscode.commands.executeCommand('mlPreflight.restartServer');
    await diagnosticOn(cell, 'security/tls-verification-off', 'verify=False');
    await replaceText(cell, ', verify=False', '');
    await untilGone(cell.uri, 'security/tls-verification-off');
  });

  it('has the same checklist', async () => {
    const example = async () => (await readTree()).find(({ label }) => label === 'credit-risk');
    const before_ = await example();
    assert.ok(before_);
    await vscode.commands.executeCommand('mlPreflight.restartServer');
    assert.deepEqual(await example(), before_);
  });

  it('comes back when it is restarted twice at once', async () => {
    const document = await openDocument(serving);
    await Promise.all([
      vscode.commands.executeCommand('mlPreflight.restartServer'),
      vscode.commands.executeCommand('mlPreflight.restartServer'),
    ]);
    await diagnosticOn(document, image, 'vllm/vllm-openai:latest');
    await waitFor(
      'the checklist',
      async () => (await considerationLine('support-assistant', 'security/protection')).children.length,
    );
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activateExtension,
  closeEverything,
  diagnosticOf,
  diagnosticOn,
  diagnosticsOf,
  openDocument,
  ruleOf,
  untilGone,
  waitFor,
  workspaceUri,
} from './host.js';

const serving = 'support-assistant/k8s/serving.yaml';
const isvc = 'credit-risk/deploy/inference-service.yaml';
const image = 'versioning/image-tag-latest';

describe('settings in VS Code', () => {
  before(activateExtension);
  afterEach(async () => {
    for (const name of ['rules', 'enable', 'ignore']) await set(name, undefined);
    await closeEverything();
  });

  it('judge open files again when they change', async () => {
    const { uri } = await openDocument(serving);
    assert.equal((await diagnosticOf(uri, image)).severity, vscode.DiagnosticSeverity.Warning);
    await set('rules', { [image]: 'error' });
    await waitFor('the severity to rise', () => severityOf(uri, image) === vscode.DiagnosticSeverity.Error);
    await set('rules', { versioning: 'off' });
    await untilGone(uri, image);
    await set('rules', undefined);
    await waitFor('the default to be back', () => severityOf(uri, image) === vscode.DiagnosticSeverity.Warning);
  });

  it('of one folder leave the others alone', async () => {
    const other = await openDocument(isvc);
    await diagnosticOf(other.uri, image);
    const { uri } = await openDocument(serving);
    await diagnosticOf(uri, image);
    await set('rules', { [image]: 'off' });
    await untilGone(uri, image);
    assert.ok(diagnosticsOf(other.uri).some((each) => ruleOf(each) === image));
  });

  it('can switch everything off and on', async () => {
    const document = await openDocument(serving);
    await diagnosticOf(document.uri, image);
    await set('enable', false);
    await waitFor('silence', () => diagnosticsOf(document.uri).length === 0);
    await set('enable', undefined);
    await diagnosticOn(document, image, 'vllm/vllm-openai:latest');
  });

  it('can leave out files', async () => {
    const { uri } = await openDocument(serving);
    await diagnosticOf(uri, image);
    await set('ignore', ['k8s/']);
    await waitFor('silence', () => diagnosticsOf(uri).length === 0);
  });

  it('give way to the project file', async () => {
    const document = await openDocument('credit-risk/ml-preflight.yaml');
    const manifest = await openDocument(isvc);
    await diagnosticOf(manifest.uri, image);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.getText().split('\n').indexOf('rules:') + 1, 0), `  ${image}: off\n`);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await untilGone(manifest.uri, image);
    await vscode.commands.executeCommand('vscode.open', document.uri);
    await vscode.commands.executeCommand('undo');
    await diagnosticOf(manifest.uri, image);
  });
});

async function set(name: string, value: unknown): Promise<void> {
  const folder = workspaceUri('support-assistant');
  await vscode.workspace.getConfiguration('mlPreflight', folder).update(name, value, vscode.ConfigurationTarget.WorkspaceFolder);
}

function severityOf(uri: vscode.Uri, rule: string): vscode.DiagnosticSeverity | undefined {
  return diagnosticsOf(uri).find((each) => ruleOf(each) === rule)?.severity;
}

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activateExtension,
  closeEverything,
  diagnosticOn,
  diagnosticsOf,
  emptyScratch,
  openDocument,
  openNotebook,
  readWorkspaceFile,
  replaceText,
  ruleOf,
  untilGone,
  waitFor,
  workspaceUri,
  writeWorkspaceFile,
} from './host.js';

const isvc = 'credit-risk/deploy/inference-service.yaml';
const train = 'credit-risk/notebooks/train.ipynb';
const evaluate = 'support-assistant/notebooks/evaluate.ipynb';
const image = 'versioning/image-tag-latest';

const manifest = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: churn}
spec:
  predictor:
    containers: [{name: kserve-container, image: "registry.example.com/churn:latest"}]
`;

/** Runs late, as its file's name has it: once the workspace was checked, closed files keep their problems. */
describe('Check Workspace in VS Code', () => {
  before(activateExtension);
  afterEach(async () => {
    await closeEverything();
    await emptyScratch();
  });

  it('shows the problems of files that nobody opened', async () => {
    await check();
    const rules = rulesOf(workspaceUri(isvc));
    assert.ok(rules.includes(image) && rules.includes('security/plaintext-secret-env'), rules.join(', '));
    assert.ok(rulesOf(workspaceUri('credit-risk/MODEL_CARD.md')).includes('drift/no-monitoring'));
    const copy = await writeWorkspaceFile('scratch/unopened/train.ipynb', await readWorkspaceFile(train));
    await check();
    assert.ok(rulesOf(copy).includes('versioning/missing-seed'));
    assert.ok(rulesOf(workspaceUri('support-assistant/k8s/serving.yaml')).includes('security/run-as-root'));
  });

  it('leaves exactly one copy of each when a file is opened, and keeps them when it is closed', async () => {
    await check();
    const uri = workspaceUri(isvc);
    const closed = keysOf(uri);
    assert.ok(closed.length > 3);
    await openDocument(uri);
    await waitFor(
      'one copy of each',
      () => keysOf(uri).join() === closed.join(),
      8_000,
      () => `(${keysOf(uri).length} for ${closed.length})`,
    );
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    // Whose they are now shows in that they follow what is typed.
    await replaceText(document, 'features:latest', 'features:3.1.0');
    await untilGone(uri, image);
    await closeEverything();
    await waitFor('the problems on disk', () => keysOf(uri).join() === closed.join());
  });

  it('shows the problems of files that are open behind the scenes', async () => {
    const uri = await writeWorkspaceFile('scratch/hidden/service.yaml', manifest);
    const hidden = await vscode.workspace.openTextDocument(uri);
    await check();
    const closed = keysOf(uri);
    assert.ok(rulesOf(uri).includes(image));
    await openDocument(uri);
    await waitFor('one copy of each', () => keysOf(uri).join() === closed.join());
    await replaceText(hidden, 'churn:latest', 'churn:2.4.1');
    await untilGone(uri, image);
  });

  it('leaves those of a notebook to its cells when it is opened', async () => {
    const uri = await writeWorkspaceFile('scratch/opened/evaluate.ipynb', await readWorkspaceFile(evaluate));
    await check();
    const closed = rulesOf(uri);
    assert.ok(closed.includes('security/tls-verification-off'));
    const notebook = await openNotebook(uri);
    await diagnosticOn(notebook.cellAt(5).document, 'security/tls-verification-off', 'verify=False');
    const inCells = () => notebook.getCells().flatMap((cell) => rulesOf(cell.document.uri));
    await waitFor('each to be in a cell', () => inCells().sort().join() === closed.join());
    assert.deepEqual(rulesOf(uri), []);
    await closeEverything();
    await waitFor('the problems of the closed notebook', () => rulesOf(uri).join() === closed.join());
  });

  it('says the cell of a problem in a closed notebook, and opens it as a notebook', async () => {
    const uri = await writeWorkspaceFile('scratch/closed/evaluate.ipynb', await readWorkspaceFile(evaluate));
    await check();
    const closed = diagnosticsOf(uri).find((each) => ruleOf(each) === 'security/tls-verification-off');
    assert.ok(closed);
    const [, cell, line] = /^Cell (\d+), line (\d+): /.exec(closed.message) ?? assert.fail(closed.message);
    // As the list of problems opens it.
    await vscode.commands.executeCommand('vscode.open', uri, { selection: closed.range });
    const editor = await waitFor('the notebook', () => vscode.window.activeNotebookEditor);
    const { document } = editor.notebook.cellAt(Number(cell) - 1);
    const shown = await diagnosticOn(document, 'security/tls-verification-off', 'verify=False');
    assert.equal(shown.range.start.line + 1, Number(line));
  });

  it('counts what is on the screen, not what is on disk', async () => {
    const document = await openDocument(isvc);
    await diagnosticOn(document, image, 'registry.northwind.example/credit-risk/features:latest');
    await replaceText(document, 'features:latest', 'features:3.1.0');
    await untilGone(document.uri, image);
    await check();
    assert.ok(!rulesOf(document.uri).includes(image));
  });

  it('follows files that are written and deleted by others', async () => {
    await check();
    const uri = await writeWorkspaceFile('scratch/written/service.yaml', manifest);
    await waitFor('the problem of the new file', () => rulesOf(uri).includes(image));
    await vscode.workspace.fs.delete(uri);
    await waitFor('the problem of the deleted file to go', () => rulesOf(uri).length === 0);
  });
});

async function check(): Promise<void> {
  await vscode.commands.executeCommand('mlPreflight.checkWorkspace');
}

function rulesOf(uri: vscode.Uri): string[] {
  return diagnosticsOf(uri).map(ruleOf).sort();
}

function keysOf(uri: vscode.Uri): string[] {
  return diagnosticsOf(uri)
    .map((each) => JSON.stringify([ruleOf(each), each.range, each.severity]))
    .sort();
}

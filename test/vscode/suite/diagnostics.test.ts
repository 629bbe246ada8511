import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activateExtension,
  closeEverything,
  diagnosticOf,
  diagnosticOn,
  diagnosticsOf,
  emptyScratch,
  list,
  openDocument,
  openNotebook,
  replaceText,
  ruleOf,
  untilGone,
  waitFor,
  workspaceUri,
  writeWorkspaceFile,
} from './host.js';

const isvc = 'credit-risk/deploy/inference-service.yaml';
const latest = 'registry.northwind.example/credit-risk/features:latest';

const shop = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-shop
spec:
  selector:
    matchLabels: { app: web-shop }
  template:
    metadata:
      labels: { app: web-shop }
    spec:
      containers:
        - name: web
          image: registry.example.com/web-shop:latest
          securityContext: { privileged: true }
`;

const manifest = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: churn
spec:
  predictor:
    containers:
      - name: kserve-container
        image: registry.example.com/churn:latest
`;

describe('diagnostics in VS Code', () => {
  before(activateExtension);
  afterEach(async () => {
    await closeEverything();
    await emptyScratch();
  });

  it('stand on the words they are about in the manifest of an example', async () => {
    const document = await openDocument(isvc);
    for (const [rule, text] of [
      ['integration/kserve-logger-mode', 'logger'],
      ['versioning/mutable-model-uri', 's3://northwind-models/credit-risk/latest'],
      ['versioning/image-tag-latest', latest],
      ['security/plaintext-secret-env', '"winter-is-over-2026"'],
      ['resources/milli-memory', '512m'],
    ] as const) {
      await diagnosticOn(document, rule, text);
    }
    assert.equal(new Set(diagnosticsOf(document.uri).map(key)).size, diagnosticsOf(document.uri).length, list(document));
  });

  it('carry severity, source and a link to the page of the rule', async () => {
    const document = await openDocument(isvc);
    const { severity, source, code, message } = await diagnosticOf(document.uri, 'security/plaintext-secret-env');
    assert.equal(severity, vscode.DiagnosticSeverity.Error);
    assert.equal(source, 'ML Preflight');
    assert.ok(typeof code === 'object' && code.target.path.endsWith('/docs/rules/security/plaintext-secret-env.md'));
    assert.ok(!message.includes('winter-is-over'), 'a secret is never printed');
  });

  it('stand in the second folder of the workspace as well', async () => {
    const document = await openDocument('support-assistant/k8s/serving.yaml');
    await diagnosticOn(document, 'security/run-as-root', 'runAsUser: 0');
    await diagnosticOn(document, 'integration/probe-port-unknown', 'web');
  });

  it('stand in a model card', async () => {
    const document = await openDocument('credit-risk/MODEL_CARD.md');
    assert.equal(document.languageId, 'markdown');
    await diagnosticOn(document, 'drift/no-monitoring', '# Model Card: credit-risk');
    await diagnosticOn(document, 'trust/placeholder-text', '[More Information Needed]');
    await diagnosticOn(document, 'drift/metric-without-value', 'recall');
  });

  it('stand in the cells of a notebook', async () => {
    const notebook = await openNotebook('credit-risk/notebooks/train.ipynb');
    assert.equal(notebook.notebookType, 'jupyter-notebook');
    await diagnosticOn(notebook.cellAt(1).document, 'versioning/unpinned-install', 'fairlearn');
    await diagnosticOn(notebook.cellAt(3).document, 'versioning/absolute-path', "'/home/rana/data/retail-loans-2025-02.parquet'");
    await diagnosticOn(notebook.cellAt(4).document, 'versioning/missing-seed', 'train_test_split');
    assert.equal(list(notebook.cellAt(2).document), '', 'nothing is wrong with the imports');
  });

  it('leave alone what is no part of a model', async () => {
    const ordinary = await openDocument(await writeWorkspaceFile('scratch/shop/deployment.yaml', shop));
    const page = await openDocument(await writeWorkspaceFile('scratch/shop/notes.md', '# Notes\n\nTODO: buy milk\n'));
    // Asked about later, so that its answer comes after theirs.
    const document = await openDocument(await writeWorkspaceFile('scratch/model/service.yaml', manifest));
    await diagnosticOf(document.uri, 'versioning/image-tag-latest');
    assert.equal(list(ordinary), '');
    assert.equal(list(page), '');
  });

  it('come and go while a manifest is edited', async () => {
    const document = await openDocument(await writeWorkspaceFile('scratch/typed/service.yaml', manifest));
    const { range } = await diagnosticOf(document.uri, 'versioning/image-tag-latest');
    assert.equal(range.start.line, 8);
    await replaceText(document, 'churn:latest', 'churn:2.4.1');
    await untilGone(document.uri, 'versioning/image-tag-latest');
    await replaceText(document, 'churn:2.4.1', 'churn:latest');
    await diagnosticOn(document, 'versioning/image-tag-latest', 'registry.example.com/churn:latest');
  });

  it('follow what is on the screen, not what is on disk', async () => {
    const uri = await writeWorkspaceFile('scratch/unsaved/service.yaml', manifest);
    const document = await openDocument(uri);
    await diagnosticOf(uri, 'versioning/image-tag-latest');
    await replaceText(document, 'churn:latest', 'churn:2.4.1');
    await untilGone(uri, 'versioning/image-tag-latest');
    // Another program writes the file; the editor keeps its unsaved text.
    await writeWorkspaceFile('scratch/unsaved/service.yaml', manifest.replace('churn:', 'churn-v2:'));
    // A file that appears at the same time shows when the server has taken both in.
    const beside = await writeWorkspaceFile('scratch/unsaved/other.yaml', manifest);
    await openDocument(beside);
    await diagnosticOf(beside, 'versioning/image-tag-latest');
    assert.ok(document.isDirty);
    assert.ok(!list(document).includes('image-tag-latest'), list(document));
  });

  it('move with the text above them, past characters outside the first plane', async () => {
    const document = await openDocument(await writeWorkspaceFile('scratch/wide/service.yaml', manifest));
    await diagnosticOf(document.uri, 'versioning/image-tag-latest');
    await replaceText(document, '        image: ', '        "image": ');
    await replaceText(document, 'spec:\n', '# 🧪 模型\nspec:\n');
    const line = 9;
    const { range } = await waitFor('the finding to move', () =>
      diagnosticsOf(document.uri).find(
        (each) => ruleOf(each) === 'versioning/image-tag-latest' && each.range.start.line === line,
      ),
    );
    assert.equal(document.getText(range), 'registry.example.com/churn:latest');
  });

  it('are taken away when their file is closed', async () => {
    const uri = await writeWorkspaceFile('scratch/closed/service.yaml', manifest);
    await openDocument(uri);
    await diagnosticOf(uri, 'versioning/image-tag-latest');
    await closeEverything();
    await waitFor('the closed file to be cleared', () => diagnosticsOf(uri).length === 0);
    const notebook = await openNotebook('support-assistant/notebooks/evaluate.ipynb');
    const cell = notebook.cellAt(5).document;
    await diagnosticOn(cell, 'security/tls-verification-off', 'verify=False');
    await closeEverything();
    await waitFor('the closed notebook to be cleared', () => diagnosticsOf(cell.uri).length === 0);
    assert.deepEqual(diagnosticsOf(workspaceUri('support-assistant/notebooks/evaluate.ipynb')), []);
  });

  it('come back when their file is opened again', async () => {
    await openDocument(isvc);
    await diagnosticOf(workspaceUri(isvc), 'versioning/image-tag-latest');
    await closeEverything();
    await waitFor('the closed file to be cleared', () => diagnosticsOf(workspaceUri(isvc)).length === 0);
    const again = await openDocument(isvc);
    await diagnosticOn(again, 'versioning/image-tag-latest', latest);
  });
});

function key(diagnostic: vscode.Diagnostic): string {
  return JSON.stringify([ruleOf(diagnostic), diagnostic.range]);
}

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionAt,
  activateExtension,
  applyCodeAction,
  closeEverything,
  codeActionsAt,
  diagnosticOf,
  diagnosticOn,
  diagnosticsOf,
  emptyScratch,
  list,
  openDocument,
  openNotebookCopy,
  readWorkspaceFile,
  ruleOf,
  untilGone,
  waitFor,
  writeWorkspaceFile,
} from './host.js';

const isvc = 'credit-risk/deploy/inference-service.yaml';

const twoSecrets = `# Kept as it is.
apiVersion: apps/v1
kind: Deployment
metadata: {name: scorer}
spec:
  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}}
    spec:
      containers:
        - name: vllm
          image: vllm/vllm-openai:v0.11.0
          env:
            - name: VLLM_API_KEY   # asked for by clients
              value: opener-of-doors
            - name: DB_PASSWORD
              value: Tr0ub4dor-and-3
`;

describe('fixes in VS Code', () => {
  before(activateExtension);
  afterEach(async () => {
    await closeEverything();
    await emptyScratch();
  });

  it('end their own finding in a manifest and leave the others', async () => {
    const document = await openDocument(isvc);
    const secret = await diagnosticOn(document, 'security/plaintext-secret-env', '"winter-is-over-2026"');
    const before_ = rules(document.uri);
    const lines = document.lineCount;
    const action = await actionAt(document.uri, secret.range, 'Read `FEATURE_STORE_PASSWORD` from the Secret');
    assert.equal(action.kind?.value, vscode.CodeActionKind.QuickFix.value);
    await applyCodeAction(action);
    await untilGone(document.uri, 'security/plaintext-secret-env');
    assert.match(document.getText(), /valueFrom:\n +secretKeyRef:\n +name: credit-risk-secrets\n +key: FEATURE_STORE_PASSWORD\n/);
    assert.ok(!document.getText().includes('winter-is-over'));
    assert.equal(document.lineCount, lines + 3);
    assert.deepEqual(
      rules(document.uri),
      before_.filter((rule) => rule !== 'security/plaintext-secret-env'),
    );
  });

  it('are undone by one undo, which brings the finding back', async () => {
    const document = await openDocument(isvc);
    const text = document.getText();
    const memory = await diagnosticOn(document, 'resources/milli-memory', '512m');
    await applyCodeAction(await actionAt(document.uri, memory.range, 'Write `512Mi`'));
    await untilGone(document.uri, 'resources/milli-memory');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    await diagnosticOn(document, 'resources/milli-memory', '512m');
  });

  it('are offered at their finding, and at no other line', async () => {
    const document = await openDocument(isvc);
    const memory = await diagnosticOn(document, 'resources/milli-memory', '512m');
    const titles = (await codeActionsAt(document.uri, memory.range)).map(({ title }) => title);
    assert.ok(titles.includes('Write `512Mi`'), titles.join(', '));
    assert.ok(!titles.some((title) => title.includes('FEATURE_STORE_PASSWORD')), titles.join(', '));
    assert.deepEqual(await codeActionsAt(document.uri, new vscode.Range(2, 0, 2, 4)), []);
  });

  it('end all findings of a rule in a file at once', async () => {
    const document = await openDocument(await writeWorkspaceFile('scratch/scorer/deployment.yaml', twoSecrets));
    const one = await diagnosticOn(document, 'security/plaintext-secret-env', 'opener-of-doors');
    await diagnosticOn(document, 'security/plaintext-secret-env', 'Tr0ub4dor-and-3');
    await applyCodeAction(await actionAt(document.uri, one.range, 'Fix all security/plaintext-secret-env in this file'));
    await untilGone(document.uri, 'security/plaintext-secret-env');
    assert.equal(document.getText().match(/secretKeyRef:/g)?.length, 2);
    assert.match(document.getText(), /^# Kept as it is\.\n[\s\S]*VLLM_API_KEY {3}# asked for by clients\n/);
  });

  it('that are safe are all applied by Fix All, and the others are left alone', async () => {
    const text = await readWorkspaceFile('support-assistant/README.md');
    const uri = await writeWorkspaceFile(
      'scratch/card/README.md',
      text.replace('license: other', 'license: other\ndatasets:\n  -'),
    );
    const document = await openDocument(uri);
    await diagnosticOf(uri, 'integration/unquoted-language');
    await diagnosticOf(uri, 'data-quality/null-dataset');
    const before_ = rules(uri);
    await vscode.commands.executeCommand('editor.action.fixAll');
    await untilGone(uri, 'integration/unquoted-language');
    await untilGone(uri, 'data-quality/null-dataset');
    assert.match(document.getText(), /^language: "no"$/m);
    const left = rules(uri);
    assert.ok(left.length > 0 && left.length < before_.length);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text.replace('license: other', 'license: other\ndatasets:\n  -'));
  });

  it('write a section into a model card', async () => {
    const document = await openDocument('credit-risk/MODEL_CARD.md');
    const drift = await diagnosticOn(document, 'drift/no-monitoring', '# Model Card: credit-risk');
    await applyCodeAction(await actionAt(document.uri, drift.range, 'Add a section on drift monitoring'));
    await untilGone(document.uri, 'drift/no-monitoring');
    assert.match(document.getText(), /^## Monitoring$/m);
  });

  it('change the cell of a notebook and nothing else in it', async () => {
    const notebook = await openNotebookCopy('credit-risk/notebooks/train.ipynb');
    const texts = () => notebook.getCells().map((cell) => cell.document.getText());
    const before_ = texts();
    const cell = notebook.cellAt(4).document;
    const seed = await diagnosticOn(cell, 'versioning/missing-seed', 'train_test_split');
    await applyCodeAction(await actionAt(cell.uri, seed.range, 'Add `random_state=42`'));
    await untilGone(cell.uri, 'versioning/missing-seed');
    assert.match(cell.getText(), /train_test_split\(X, y, test_size=0\.2, random_state=42\)/);
    assert.deepEqual(
      texts().map((text, index) => (index === 4 ? '' : text)),
      before_.map((text, index) => (index === 4 ? '' : text)),
    );
    assert.ok(notebook.isDirty, 'it is left to the person to save');
  });

  it('are told by a hover', async () => {
    const document = await openDocument(isvc);
    const memory = await diagnosticOn(document, 'resources/milli-memory', '512m');
    const hovers = await waitFor('a hover', async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        memory.range.start,
      );
      return found.length > 0 && found;
    });
    const text = hovers.flatMap(({ contents }) => contents.map((each) => (each as vscode.MarkdownString).value)).join('\n');
    assert.match(text, /resources\/milli-memory/, list(document));
  });
});

function rules(uri: vscode.Uri): string[] {
  return diagnosticsOf(uri).map(ruleOf).sort();
}

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, closeEverything, diagnosticOf, openDocument, untilGone, writeWorkspaceFile } from './host.js';

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
  afterEach(closeEverything);

  it('come and go while a manifest is edited', async () => {
    const document = await openDocument(await writeWorkspaceFile('typed/service.yaml', manifest));
    const { range } = await diagnosticOf(document.uri, 'versioning/image-tag-latest');
    assert.equal(range.start.line, 8);
    const edit = new vscode.WorkspaceEdit();
    const at = manifest.indexOf('latest');
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 'latest'.length)), '2.4.1');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    await untilGone(document.uri, 'versioning/image-tag-latest');
  });
});

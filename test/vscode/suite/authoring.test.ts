import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activateExtension,
  closeEverything,
  emptyScratch,
  openDocument,
  readWorkspaceFile,
  waitFor,
  workspaceUri,
  writeWorkspaceFile,
} from './host.js';

const manifest = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: churn
spec:
  predictor:
    model:
      modelFormat: { name: sklearn }
      storageUri: s3://models/churn/3
      resources: { limits: { cpu: "2", memory: 4Gi } }
`;

describe('writing a card in VS Code', () => {
  before(activateExtension);
  afterEach(async () => {
    await closeEverything();
    await emptyScratch();
  });

  it('is offered licenses by their names, in the words of the front matter only', async () => {
    const uri = await writeWorkspaceFile('scratch/README.md', '---\nlicense: \n---\n\n# A model\n');
    const document = await openDocument(uri);
    const at = (line: number) =>
      vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        document.lineAt(line).range.end,
      );
    const apache = await waitFor('licenses to be offered', async () =>
      (await at(1)).items.find(({ label }) => label === 'apache-2.0'),
    );
    assert.equal(apache.detail, 'Apache license 2.0');
    assert.ok(!(await at(4)).items.some(({ label }) => label === 'apache-2.0'));
  });

  it('gets nested keys with the indentation they need', async () => {
    const uri = await writeWorkspaceFile('scratch/README.md', '---\nmodel-index:\n  - name: churn\n    re\n---\n\n# A model\n');
    const document = await openDocument(uri);
    const editor = vscode.window.activeTextEditor!;
    const end = document.lineAt(3).range.end;
    editor.selection = new vscode.Selection(end, end);
    await waitFor('the key to be accepted', async () => {
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return document.lineAt(3).text !== '    re';
    });
    assert.equal(document.getText().split('\n').slice(3, 6).join('\n'), '    results:\n      - task:\n          type: ');
  });

  it('is told what a key means', async () => {
    const uri = await writeWorkspaceFile('scratch/README.md', '---\nlicense: mit\n---\n\n# A model\n');
    await openDocument(uri);
    await waitFor('the meaning of the key', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        new vscode.Position(1, 2),
      );
      return hovers.some(({ contents }) =>
        contents.some(
          (each) => typeof each !== 'string' && each.value.includes('https://huggingface.co/docs/hub/repositories-licenses'),
        ),
      );
    });
  });

  it('begins with what the project shows, and never over what is there', async () => {
    await writeWorkspaceFile('scratch/churn/isvc.yaml', manifest);
    await writeWorkspaceFile('scratch/churn/ml-preflight.yaml', 'stage: pilot\n');
    const root = workspaceUri('scratch/churn').toString();
    await vscode.commands.executeCommand('mlPreflight.checkWorkspace');
    await vscode.commands.executeCommand('mlPreflight.createModelCard', root);
    const text = await readWorkspaceFile('scratch/churn/README.md');
    assert.match(text, /^# Model Card for churn$/m);
    assert.match(text, /^- InferenceService churn in `isvc\.yaml`: 2 CPU, 4Gi memory$/m);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), workspaceUri('scratch/churn/README.md').toString());
    assert.equal(editor?.document.getText(editor.selection), 'TODO');

    await vscode.commands.executeCommand('mlPreflight.createModelCard', root);
    assert.equal(await readWorkspaceFile('scratch/churn/README.md'), text);
  });
});

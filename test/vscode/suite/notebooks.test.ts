import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionAt,
  activateExtension,
  applyCodeAction,
  closeEverything,
  diagnosticOn,
  diagnosticsOf,
  emptyScratch,
  list,
  openNotebook,
  openNotebookCopy,
  readWorkspaceFile,
  replaceText,
  untilGone,
  waitFor,
  writeWorkspaceFile,
} from './host.js';

const train = 'credit-risk/notebooks/train.ipynb';
const evaluate = 'support-assistant/notebooks/evaluate.ipynb';
const unsafe = "import requests\nrequests.get('https://models.example.com/m', verify=False)";

describe('notebooks in VS Code', () => {
  before(activateExtension);
  afterEach(async () => {
    await closeEverything();
    await emptyScratch();
  });

  it('are followed while a cell is edited', async () => {
    const cell = (await openNotebookCopy(evaluate)).cellAt(5).document;
    await diagnosticOn(cell, 'security/tls-verification-off', 'verify=False');
    await replaceText(cell, ', verify=False', '');
    await untilGone(cell.uri, 'security/tls-verification-off');
    await replaceText(cell, "'https://tickets.northwind.example/api/meta'", "'https://tickets.northwind.example/', verify=False");
    await diagnosticOn(cell, 'security/tls-verification-off', 'verify=False');
  });

  it('are read as a whole: a seed in one cell settles the split in another', async () => {
    const notebook = await openNotebookCopy(train);
    const split = notebook.cellAt(4).document;
    await diagnosticOn(split, 'versioning/missing-seed', 'train_test_split');
    await edit(notebook, vscode.NotebookEdit.insertCells(4, [python('import numpy as np\nnp.random.seed(7)')]));
    await untilGone(split.uri, 'versioning/missing-seed');
    await edit(notebook, vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(4, 5)));
    await diagnosticOn(split, 'versioning/missing-seed', 'train_test_split');
  });

  it('are followed when cells come and go', async () => {
    const notebook = await openNotebookCopy(train);
    const old = notebook.cellAt(4).document;
    await diagnosticOn(old, 'versioning/missing-seed', 'train_test_split');
    await edit(notebook, vscode.NotebookEdit.insertCells(1, [python(unsafe)]));
    const added = notebook.cellAt(1).document;
    await diagnosticOn(added, 'security/tls-verification-off', 'verify=False');
    // The cells below keep what they had.
    await diagnosticOn(old, 'versioning/missing-seed', 'train_test_split');
    await edit(notebook, vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(1, 2)));
    await waitFor('the deleted cell to be cleared', () => diagnosticsOf(added.uri).length === 0);
    await replaceText(notebook.cellAt(1).document, 'fairlearn', 'fairlearn==0.13.0');
    await untilGone(notebook.cellAt(1).document.uri, 'versioning/unpinned-install');
  });

  it('are followed when a cell is replaced', async () => {
    const notebook = await openNotebookCopy(train);
    await diagnosticOn(notebook.cellAt(3).document, 'versioning/absolute-path', "'/home/rana/data/retail-loans-2025-02.parquet'");
    const gone = notebook.cellAt(3).document.uri;
    await edit(notebook, vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(3, 4), [python(unsafe)]));
    await diagnosticOn(notebook.cellAt(3).document, 'security/tls-verification-off', 'verify=False');
    await waitFor('the replaced cell to be cleared', () => diagnosticsOf(gone).length === 0);
  });

  it('are followed when a cell is moved', async () => {
    const notebook = await openNotebookCopy(train);
    const install = notebook.cellAt(1).document;
    const ran = 'versioning/out-of-order-execution';
    const late = notebook.cellAt(5).document;
    await diagnosticOn(late, ran, 'with mlflow.start_run():');
    await diagnosticOn(install, 'versioning/unpinned-install', 'fairlearn');
    const editor = vscode.window.activeNotebookEditor;
    assert.ok(editor);
    // The cell that was run as step 5 goes above the one that was run as step 6.
    editor.selection = new vscode.NotebookRange(5, 6);
    await vscode.commands.executeCommand('notebook.cell.moveUp');
    await waitFor('the cell to move', () => notebook.cellAt(4).document.getText().startsWith('with mlflow'));
    await waitFor('the order to be right', () => notebook.getCells().every((cell) => !list(cell.document).includes(ran)));
    await diagnosticOn(notebook.cellAt(1).document, 'versioning/unpinned-install', 'fairlearn');
    await diagnosticOn(notebook.cellAt(5).document, 'versioning/missing-seed', 'train_test_split');
  });

  it('keep the findings of cells that are scrolled out of view', async () => {
    const notebook = await openNotebookCopy(train);
    const first = notebook.cellAt(1).document;
    const last = notebook.cellAt(8).document;
    await diagnosticOn(first, 'versioning/unpinned-install', 'fairlearn');
    await diagnosticOn(last, 'security/pickle-load', 'joblib.load');
    const isDrawn = ({ uri }: vscode.TextDocument) =>
      vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());
    const show = async (index: number, document: vscode.TextDocument) => {
      const range = new vscode.NotebookRange(index, index + 1);
      vscode.window.activeNotebookEditor?.revealRange(range, vscode.NotebookEditorRevealType.AtTop);
      await waitFor('the cell to be drawn', () => isDrawn(document));
    };
    await show(1, first);
    await show(8, last);
    await waitFor('the first cell to be out of view', () => !isDrawn(first));
    // Whatever the scrolling did is done when a later change has had its effect.
    await replaceText(last, 'baseline = joblib.load', "baseline = open('b').read() #");
    await untilGone(last.uri, 'security/pickle-load');
    assert.equal(list(first), "versioning/unpinned-install on 'fairlearn'");
  });

  it('are followed when a cell gets another language', async () => {
    const notebook = await openNotebookCopy(evaluate);
    await diagnosticOn(notebook.cellAt(5).document, 'security/tls-verification-off', 'verify=False');
    await vscode.languages.setTextDocumentLanguage(notebook.cellAt(5).document, 'sql');
    await untilGone(notebook.cellAt(5).document.uri, 'security/tls-verification-off');
    assert.equal(notebook.cellAt(5).document.languageId, 'sql');
    await vscode.languages.setTextDocumentLanguage(notebook.cellAt(5).document, 'python');
    await diagnosticOn(notebook.cellAt(5).document, 'security/tls-verification-off', 'verify=False');
  });

  for (const [kind, language] of [
    [vscode.NotebookCellKind.Markup, 'markdown'],
    [vscode.NotebookCellKind.Code, 'raw'],
  ] as const) {
    it(`are followed when a cell becomes ${language}`, async () => {
      const notebook = await openNotebookCopy(evaluate);
      const text = notebook.cellAt(5).document.getText();
      await diagnosticOn(notebook.cellAt(5).document, 'security/tls-verification-off', 'verify=False');
      const gone = notebook.cellAt(5).document.uri;
      const cell = new vscode.NotebookCellData(kind, text, language);
      await edit(notebook, vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(5, 6), [cell]));
      await waitFor('the code to be cleared', () => diagnosticsOf(gone).length === 0);
      await diagnosticOn(notebook.cellAt(4).document, 'security/unsafe-deserialisation', 'weights_only=False');
      assert.equal(list(notebook.cellAt(5).document), '');
    });
  }

  it('are fixed by an edit of the cell, which one undo takes back', async () => {
    const notebook = await openNotebookCopy(train);
    const cell = notebook.cellAt(4).document;
    const text = cell.getText();
    const seed = await diagnosticOn(cell, 'versioning/missing-seed', 'train_test_split');
    const action = await actionAt(cell.uri, seed.range, 'Add `random_state=42`');
    const edited = action.edit?.entries().map(([uri]) => uri.toString());
    assert.deepEqual(edited, [cell.uri.toString()], 'the edit is one of the cell, not of the file');
    await applyCodeAction(action);
    await untilGone(cell.uri, 'versioning/missing-seed');
    // Each cell has an undo of its own, for who is in it.
    const editor = vscode.window.activeNotebookEditor;
    assert.ok(editor);
    editor.selection = new vscode.NotebookRange(4, 5);
    await vscode.commands.executeCommand('notebook.cell.edit');
    await waitFor('the cell to be in front', () => vscode.window.activeTextEditor?.document === cell);
    await vscode.commands.executeCommand('undo');
    await waitFor('the text to be back', () => notebook.cellAt(4).document.getText() === text);
    await diagnosticOn(notebook.cellAt(4).document, 'versioning/missing-seed', 'train_test_split');
  });

  it('have after many changes what a fresh opening finds, and nothing else', async () => {
    const notebook = await openNotebookCopy(train);
    await diagnosticOn(notebook.cellAt(4).document, 'versioning/missing-seed', 'train_test_split');
    await edit(notebook, vscode.NotebookEdit.insertCells(2, [python(unsafe), python('import torch\ntorch.load("a.pt")')]));
    await replaceText(notebook.cellAt(1).document, 'fairlearn', 'fairlearn shap');
    const moved = notebook.cellAt(5);
    const data = new vscode.NotebookCellData(moved.kind, moved.document.getText(), 'python');
    await edit(notebook, vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(5, 6)));
    await edit(notebook, vscode.NotebookEdit.insertCells(1, [data]));
    await vscode.languages.setTextDocumentLanguage(notebook.cellAt(notebook.cellCount - 1).document, 'markdown');
    await edit(notebook, vscode.NotebookEdit.insertCells(notebook.cellCount, [python(unsafe.replace('/m', '/n'))]));
    await diagnosticOn(notebook.cellAt(notebook.cellCount - 1).document, 'security/tls-verification-off', 'verify=False');
    assert.ok(await notebook.save());
    const inCells = ({ notebook: shown }: vscode.NotebookEditor) => shown.getCells().map((cell) => list(cell.document));
    const editor = vscode.window.activeNotebookEditor;
    assert.ok(editor);
    const copy = await writeWorkspaceFile('scratch/fresh/train.ipynb', await readWorkspaceFile(notebook.uri));
    const there = inCells(editor);
    await openNotebook(copy);
    const fresh = vscode.window.activeNotebookEditor;
    assert.ok(fresh);
    await waitFor(
      'the same in both',
      () => inCells(fresh).join('\n') === inCells(editor).join('\n'),
      8_000,
      () => `\n${inCells(fresh).join('\n')}\n---\n${inCells(editor).join('\n')}`,
    );
    assert.deepEqual(inCells(editor), there, 'it was right before');
    assert.ok(there.filter((line) => line !== '').length > 4, there.join('\n'));
  });

  it('show what a cell puts out, and clear it so that one undo brings it back', async () => {
    const notebook = await openNotebookCopy(train);
    const people = 'k.lindqvist@telia.se\nm.okafor@gmail.com\na.tanaka@docomo.ne.jp\n';
    const printing = python('print(customers)');
    printing.outputs = [new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.stdout(people)])];
    await edit(notebook, vscode.NotebookEdit.insertCells(4, [printing]));
    const at = () => notebook.cellAt(4);
    const shown = await diagnosticOn(at().document, 'compliance/personal-data-in-output', 'print(customers)');
    const gone = at().document.uri;
    await applyCodeAction(await actionAt(gone, shown.range, 'Clear the outputs of this cell'));
    await waitFor('the outputs to be cleared', () => at().outputs.length === 0);
    assert.equal(at().document.getText(), 'print(customers)');
    await untilGone(gone, 'compliance/personal-data-in-output');
    await untilGone(at().document.uri, 'compliance/personal-data-in-output');
    await vscode.commands.executeCommand('undo');
    await waitFor('the outputs to be back', () => at().outputs.length === 1);
    await diagnosticOn(at().document, 'compliance/personal-data-in-output', 'print(customers)');
  });

  it('show what was put out before they were opened, and before the server was restarted', async () => {
    const json = JSON.parse(await readWorkspaceFile(evaluate));
    const html = ['a.berg@telia.se', 'm.okafor@gmail.com', 'a.tanaka@docomo.ne.jp'].map((mail) => `<td>${mail}</td>`).join('');
    json.cells[5].outputs = [{ output_type: 'display_data', metadata: {}, data: { 'text/html': html } }];
    const notebook = await openNotebook(await writeWorkspaceFile('scratch/outputs/people.ipynb', JSON.stringify(json)));
    const first = notebook.cellAt(5).document.lineAt(0).text;
    const shown = 'compliance/personal-data-in-output';
    await diagnosticOn(notebook.cellAt(5).document, shown, first);
    await vscode.commands.executeCommand('mlPreflight.restartServer');
    await diagnosticOn(notebook.cellAt(5).document, shown, first);
    // Not what was left on the screen: it follows what is typed.
    await replaceText(notebook.cellAt(5).document, first, `${first}  # once`);
    await diagnosticOn(notebook.cellAt(5).document, shown, `${first}  # once`);
  });
});

function python(text: string): vscode.NotebookCellData {
  return new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python');
}

async function edit(notebook: vscode.NotebookDocument, change: vscode.NotebookEdit): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [change]);
  assert.ok(await vscode.workspace.applyEdit(edit), 'the edit is taken');
}

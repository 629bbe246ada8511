import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activateExtension,
  closeEverything,
  diagnosticOn,
  diagnosticsOf,
  emptyScratch,
  list,
  openNotebookCopy,
  replaceText,
  untilGone,
  waitFor,
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

  it('are followed when a cell becomes text', async () => {
    const notebook = await openNotebookCopy(evaluate);
    const text = notebook.cellAt(5).document.getText();
    await diagnosticOn(notebook.cellAt(5).document, 'security/tls-verification-off', 'verify=False');
    const gone = notebook.cellAt(5).document.uri;
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown');
    await edit(notebook, vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(5, 6), [cell]));
    await waitFor('the code to be cleared', () => diagnosticsOf(gone).length === 0);
    await diagnosticOn(notebook.cellAt(4).document, 'security/unsafe-deserialisation', 'weights_only=False');
    assert.equal(list(notebook.cellAt(5).document), '');
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

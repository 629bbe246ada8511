import {
  commands,
  type NotebookDocument,
  NotebookEditorRevealType,
  NotebookRange,
  Range,
  type TextDocumentShowOptions,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Place } from '../../server/lsp/protocol.js';

/** Opens the file of a place and selects it; in a notebook, the cell and the text inside it. */
export async function reveal(place: Place): Promise<void> {
  const uri = Uri.parse(place.uri);
  const { start, end } = place.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  try {
    if (place.cell !== null) await revealCell(await workspace.openNotebookDocument(uri), place.cell - 1, selection);
    // A place in a notebook as a whole: its line in the JSON means nothing to anybody.
    else if (uri.path.endsWith('.ipynb')) await commands.executeCommand('vscode.open', uri);
    else await window.showTextDocument(uri, { selection });
  } catch (error) {
    void window.showWarningMessage(
      `Cannot open ${workspace.asRelativePath(uri)}: ${error instanceof Error ? error.message : error}`,
    );
  }
}

async function revealCell(notebook: NotebookDocument, at: number, selection: Range): Promise<void> {
  const shown = at < notebook.cellCount ? new NotebookRange(at, at + 1) : undefined;
  const editor = await window.showNotebookDocument(notebook, shown && { selections: [shown] });
  if (!shown) return;
  editor.revealRange(shown, NotebookEditorRevealType.InCenterIfOutsideViewport);
  // The workbench takes a cell's own address to the notebook editor and sets the selection inside the cell.
  const options: TextDocumentShowOptions = { selection, preview: false };
  await commands.executeCommand('vscode.open', notebook.cellAt(at).document.uri, options);
}

import { commands, Range, Uri, window, workspace } from 'vscode';
import type { Place } from '../../server/lsp/protocol.js';
import { notebookType } from '../selector.js';

/**
 * Opens the file of a place and selects it; in a notebook, the cell and the text inside it. By command, because a document
 * opened through the API stays open, unseen, for minutes after its tab is closed.
 */
export async function reveal({ uri: address, cell, range: { start, end } }: Place): Promise<void> {
  const uri = Uri.parse(address);
  const selection = new Range(start.line, start.character, end.line, end.character);
  try {
    if (cell !== null) await revealCell(uri, cell - 1, selection);
    // A place in a notebook as a whole: its line in the JSON means nothing to anybody.
    else if (uri.path.endsWith('.ipynb')) await commands.executeCommand('vscode.open', uri);
    else await commands.executeCommand('vscode.open', uri, { selection });
  } catch (error) {
    void window.showWarningMessage(
      `Cannot open ${workspace.asRelativePath(uri)}: ${error instanceof Error ? error.message : error}`,
    );
  }
}

async function revealCell(uri: Uri, at: number, selection: Range): Promise<void> {
  // As a notebook, whatever the person's default editor for such files is.
  await commands.executeCommand('vscode.openWith', uri, notebookType);
  const key = uri.toString();
  const notebook = workspace.notebookDocuments.find((open) => open.uri.toString() === key);
  if (!notebook || at >= notebook.cellCount) return;
  // The workbench takes a cell's own address to the notebook's editor, selects the cell and, in it, the text.
  await commands.executeCommand('vscode.open', notebook.cellAt(at).document.uri, { selection, preview: false });
}

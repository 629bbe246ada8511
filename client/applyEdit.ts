import { Uri, workspace } from 'vscode';
import { TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { Session } from './client.js';

/** `stale`: a document was edited since the server worked the edit out; nothing was changed. */
export type Applied = 'applied' | 'stale' | 'refused';

/** Applies an edit of the server's, unless a document has moved on since. With `save`, files without other edits are saved. */
export async function applyEdit(session: Session, edit: WorkspaceEdit, save = false): Promise<Applied> {
  if (isStale(edit)) return 'stale';
  const untouched = save ? editedUris(edit).filter((uri) => !openDocument(uri)?.isDirty) : [];
  if (!(await workspace.applyEdit(await session.client.protocol2CodeConverter.asWorkspaceEdit(edit)))) return 'refused';
  for (const uri of untouched) {
    // The edit has opened it; opening it once more would keep it open for minutes.
    await (openDocument(uri) ?? (await workspace.openTextDocument(Uri.parse(uri)))).save();
  }
  return 'applied';
}

function isStale({ documentChanges }: WorkspaceEdit): boolean {
  return (documentChanges ?? []).some((change) => {
    if (!TextDocumentEdit.is(change)) return false;
    const { uri, version } = change.textDocument;
    const open = openDocument(uri);
    return version !== null && open !== undefined && open.version !== version;
  });
}

function editedUris({ changes, documentChanges }: WorkspaceEdit): string[] {
  const changed = (documentChanges ?? []).filter((change) => TextDocumentEdit.is(change));
  return [...new Set([...Object.keys(changes ?? {}), ...changed.map((change) => change.textDocument.uri)])];
}

function openDocument(uri: string) {
  // Compared as VS Code spells it: a server may write the same address otherwise.
  const key = Uri.parse(uri).toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === key);
}

import { type Event, type Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/**
 * Makes the diagnostics of cells come and go with the tab of their notebook. The language client goes by editors, of which a
 * notebook has one for each cell in view: what is scrolled out of view would lose its diagnostics. And it forgets cells when
 * their notebook is closed, which VS Code puts off for long after its tab is gone.
 */
export function followNotebookTabs({ visibleDocuments: visible }: BaseLanguageClient): void {
  const { onClose, onOpen } = visible;
  // Both are getters of its class, so that an assignment would be refused.
  Object.defineProperties(visible, {
    onClose: { value: mapped(onClose, (closed) => withCells(closed.filter((uri) => !visible.isVisible(uri)))) },
    onOpen: { value: mapped(onOpen, withCells) },
  });
}

function mapped(event: Event<Set<Uri>>, map: (uris: Uri[]) => Uri[]): Event<Set<Uri>> {
  return (listener, thisArg, disposables) =>
    event((uris) => listener.call(thisArg, new Set(map([...uris]))), undefined, disposables);
}

/** The documents, and the cells of those that are notebooks. */
function withCells(uris: Uri[]): Uri[] {
  const keys = new Set(uris.map(String));
  const notebooks = workspace.notebookDocuments.filter(({ uri }) => keys.has(String(uri)));
  const cells = notebooks.flatMap((notebook) => notebook.getCells()).map(({ document }) => document.uri);
  return [...uris, ...cells.filter((uri) => !keys.has(String(uri)))];
}

import path from 'node:path';
import * as vscode from 'vscode';

/** The extension under test. */
export const extensionId = 'ml-preflight.ml-preflight';

/** Activates the extension and returns it. Throws when the host does not have it. */
export async function activateExtension(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (!extension) throw new Error(`${extensionId} is not installed in this host`);
  await extension.activate();
  return extension;
}

/** URI of a file of the test workspace, a throw-away copy of `examples/`; the path is relative to it. */
export function workspaceUri(file: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no workspace folder is open');
  return vscode.Uri.joinPath(folder.uri, ...file.split('/'));
}

/** Writes a file of the test workspace, over whatever stood there, and returns its URI. */
export async function writeWorkspaceFile(file: string, text: string): Promise<vscode.Uri> {
  const uri = workspaceUri(file);
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Opens a text file of the workspace in an editor and returns its document. */
export async function openDocument(file: string | vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(typeof file === 'string' ? workspaceUri(file) : file);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Opens a Jupyter notebook of the workspace in the notebook editor and returns its document. */
export async function openNotebook(file: string | vscode.Uri): Promise<vscode.NotebookDocument> {
  const notebook = await vscode.workspace.openNotebookDocument(typeof file === 'string' ? workspaceUri(file) : file);
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}

/** Closes every editor and throws away unsaved changes, so that one test does not see what another left. */
export async function closeEverything(): Promise<void> {
  const dirty = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ isDirty }) => isDirty).length;
  for (let left = dirty; left > 0; left--) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/**
 * Asks again and again until the answer is truthy, and returns it. Throws after `ms` with what was waited for and the
 * answer that `describe` gives of the state at that moment.
 */
export async function waitFor<T>(
  what: string,
  predicate: () => T | Promise<T>,
  ms = 10_000,
  describe: () => string = () => '',
): Promise<NonNullable<T>> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await predicate();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for ${what} ${describe()}`.trim());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The extension's own diagnostics of a document, pulled or pushed, in the order of their places. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  const own = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'ML Preflight' || source === 'ml-preflight');
  return own.sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The rule id of a diagnostic, whether or not its code carries a link. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}

/** Waits until a document has a diagnostic of the rule, and returns the first. */
export async function diagnosticOf(uri: vscode.Uri, rule: string, ms = 15_000): Promise<vscode.Diagnostic> {
  return waitFor(
    `${rule} in ${path.posix.basename(uri.path)}`,
    () => diagnosticsOf(uri).find((each) => ruleOf(each) === rule),
    ms,
    () => `(there: ${diagnosticsOf(uri).map(ruleOf).join(', ') || 'nothing'})`,
  );
}

/** Waits until a document has no diagnostic of the rule any more. */
export async function untilGone(uri: vscode.Uri, rule: string, ms = 15_000): Promise<void> {
  const gone = () => diagnosticsOf(uri).every((each) => ruleOf(each) !== rule);
  await waitFor(`${rule} to leave ${path.posix.basename(uri.path)}`, gone, ms);
}

/** The code actions that the lightbulb offers at a range, with their edits resolved. */
export async function codeActionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind?.value,
    100,
  );
  return found ?? [];
}

/** Does what a click on a code action does: its edit, then its command. */
export async function applyCodeAction({ edit, command, title }: vscode.CodeAction): Promise<void> {
  if (edit && !(await vscode.workspace.applyEdit(edit))) throw new Error(`the edit of '${title}' was refused`);
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

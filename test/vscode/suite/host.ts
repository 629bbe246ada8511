import path from 'node:path';
import * as vscode from 'vscode';
import type { Exports } from '../../../client/activate.js';

/** The extension under test. */
export const extensionId = 'ml-preflight.ml-preflight';

/** Activates the extension and returns it. Throws when the host does not have it. */
export async function activateExtension(): Promise<vscode.Extension<Exports>> {
  const extension = vscode.extensions.getExtension<Exports>(extensionId);
  if (!extension) throw new Error(`${extensionId} is not installed in this host`);
  await extension.activate();
  return extension;
}

/** URI of a file of the test workspace, a throw-away copy of `examples/`: the path begins with a folder's name, or with `scratch/`. */
export function workspaceUri(file: string): vscode.Uri {
  const [name, ...path] = file.split('/');
  const folder = vscode.workspace.workspaceFolders?.find((each) => each.name === name);
  if (!folder) throw new Error(`no workspace folder is called ${name}`);
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** Writes a file of the test workspace, over whatever stood there, and returns its URI. */
export async function writeWorkspaceFile(file: string, text: string): Promise<vscode.Uri> {
  const uri = workspaceUri(file);
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** What stands in a file on disk. */
export async function readWorkspaceFile(file: string | vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(toUri(file)));
}

/** Empties the scratch folder, so that no file of one test is there in another. */
export async function emptyScratch(): Promise<void> {
  const scratch = workspaceUri('scratch');
  for (const [name] of await vscode.workspace.fs.readDirectory(scratch)) {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(scratch, name), { recursive: true });
  }
}

/**
 * Opens a text file of the workspace in an editor and returns its document. By command, as a person would: a document opened
 * through the API stays open, unseen, for minutes after its tab is closed.
 */
export async function openDocument(file: string | vscode.Uri): Promise<vscode.TextDocument> {
  const uri = toUri(file);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  return waitFor(`${uri.path} to be in front`, () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.toString() === uri.toString() && document;
  });
}

/** Opens a Jupyter notebook of the workspace in the notebook editor and returns its document. */
export async function openNotebook(file: string | vscode.Uri): Promise<vscode.NotebookDocument> {
  const uri = toUri(file);
  await vscode.commands.executeCommand('vscode.openWith', uri, 'jupyter-notebook');
  return waitFor(`${uri.path} to be in front`, () => {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    return notebook?.uri.toString() === uri.toString() && notebook;
  });
}

let copies = 0;

/**
 * Opens a copy of a notebook, for tests that change it: of a notebook whose cells were edited VS Code keeps the document after
 * its tab was closed, without all that was in it.
 */
export async function openNotebookCopy(file: string): Promise<vscode.NotebookDocument> {
  const name = path.posix.basename(file);
  return openNotebook(await writeWorkspaceFile(`scratch/copy-${++copies}/${name}`, await readWorkspaceFile(file)));
}

/** Closes every editor and throws away unsaved changes, so that one test does not see what another left. */
export async function closeEverything(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  for (const input of dirtyInputs()) {
    const viewType = input instanceof vscode.TabInputNotebook ? input.notebookType : 'default';
    await vscode.commands.executeCommand('vscode.openWith', input.uri, viewType);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await waitFor('unsaved changes to be thrown away', () => dirtyInputs().length === 0);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

function dirtyInputs(): (vscode.TabInputText | vscode.TabInputNotebook)[] {
  const dirty = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ isDirty }) => isDirty);
  return dirty
    .map(({ input }) => input)
    .filter((input) => input instanceof vscode.TabInputText || input instanceof vscode.TabInputNotebook);
}

/** Replaces the one place of a text in a document, without saving. Throws where it is not there, or more than once. */
export async function replaceText(document: vscode.TextDocument, old: string, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, old), text);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('the edit was refused');
}

/** The range of a text that stands in a document exactly once. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const all = document.getText();
  const at = all.indexOf(text);
  if (at < 0 || all.includes(text, at + 1)) throw new Error(`'${text}' stands ${at < 0 ? 'nowhere' : 'more than once'} in it`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

function toUri(file: string | vscode.Uri): vscode.Uri {
  return typeof file === 'string' ? workspaceUri(file) : file;
}

/**
 * Asks again and again until the answer is truthy, and returns it. Throws after `ms` with what was waited for and the
 * answer that `describe` gives of the state at that moment.
 */
export async function waitFor<T>(
  what: string,
  predicate: () => T | Promise<T>,
  ms = 8_000,
  describe: () => string = () => '',
): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await predicate();
    if (answer) return answer as Exclude<T, false | null | undefined>;
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
export async function diagnosticOf(uri: vscode.Uri, rule: string, ms = 8_000): Promise<vscode.Diagnostic> {
  return waitFor(
    `${rule} in ${path.posix.basename(uri.path)}`,
    () => diagnosticsOf(uri).find((each) => ruleOf(each) === rule),
    ms,
    () => `(there: ${diagnosticsOf(uri).map(ruleOf).join(', ') || 'nothing'})`,
  );
}

/** Waits until a document has no diagnostic of the rule any more. */
export async function untilGone(uri: vscode.Uri, rule: string, ms = 8_000): Promise<void> {
  const gone = () => diagnosticsOf(uri).every((each) => ruleOf(each) !== rule);
  await waitFor(`${rule} to leave ${path.posix.basename(uri.path)}`, gone, ms);
}

/** The code actions that the lightbulb offers at a range, with their edits resolved. */
export async function codeActionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  if (uri.scheme === 'vscode-notebook-cell') await untilDrawn(uri);
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind?.value,
    100,
  );
  return found ?? [];
}

// The workbench has no text model, hence no code actions, of a cell that it has not drawn yet.
async function untilDrawn(cell: vscode.Uri): Promise<void> {
  const editor = vscode.window.activeNotebookEditor;
  const index = editor?.notebook.getCells().findIndex(({ document }) => document.uri.toString() === cell.toString()) ?? -1;
  if (!editor || index < 0) throw new Error(`${cell} is no cell of the notebook in front`);
  editor.revealRange(new vscode.NotebookRange(index, index + 1), vscode.NotebookEditorRevealType.InCenter);
  const ask = () => vscode.commands.executeCommand('vscode.executeCodeActionProvider', cell, new vscode.Range(0, 0, 0, 0));
  await waitFor('the cell to be drawn', () =>
    Promise.resolve(ask()).then(
      () => true,
      () => false,
    ),
  );
}

/** Does what a click on a code action does: its edit, then its command. */
export async function applyCodeAction({ edit, command, title }: vscode.CodeAction): Promise<void> {
  if (edit && !(await vscode.workspace.applyEdit(edit))) throw new Error(`the edit of '${title}' was refused`);
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** The one code action at a range whose title begins so. Throws with what is offered instead. */
export async function actionAt(uri: vscode.Uri, range: vscode.Range, title: string): Promise<vscode.CodeAction> {
  const actions = await codeActionsAt(uri, range);
  const found = actions.filter((action) => action.title.startsWith(title));
  if (found.length === 1 && found[0]) return found[0];
  throw new Error(`${found.length} actions called '${title}'; offered: ${actions.map((action) => action.title).join(', ')}`);
}

/** Waits until a document or cell has a diagnostic of the rule on exactly this text, and returns it. */
export async function diagnosticOn(document: vscode.TextDocument, rule: string, text: string): Promise<vscode.Diagnostic> {
  return waitFor(
    `${rule} on '${text}' in ${path.posix.basename(document.uri.path)}`,
    () => diagnosticsOf(document.uri).find((each) => ruleOf(each) === rule && document.getText(each.range) === text),
    8_000,
    () => `(there: ${list(document) || 'nothing'})`,
  );
}

/** Every diagnostic as its rule and the first line of the text it stands on. */
export function list(document: vscode.TextDocument): string {
  const one = (each: vscode.Diagnostic) => `${ruleOf(each)} on '${document.getText(each.range).split('\n')[0]}'`;
  return diagnosticsOf(document.uri).map(one).join(', ');
}

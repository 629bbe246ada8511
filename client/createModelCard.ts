import { Selection, TextEditorRevealType, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { type CreateModelCardParams, CreateModelCardRequest, type CreateModelCardResult } from '../server/lsp/protocol.js';
import type { ChecklistStore } from './checklist/store.js';
import type { Session } from './client.js';

/**
 * Writes a model card out of what a project shows and opens it at the first gap. An existing file is never touched. Without a
 * root, as from the palette, it asks for the project where there are several.
 */
export async function createModelCard(session: Session, store: ChecklistStore, given?: unknown): Promise<void> {
  const root = typeof given === 'string' ? given : await pickRoot(store);
  if (root === undefined) return;
  const params: CreateModelCardParams = { root };
  const card = await session.request<CreateModelCardResult>(CreateModelCardRequest, params);
  if (card === null) {
    void window.showWarningMessage(
      'No model card was created: README.md and MODEL_CARD.md are there already and are no model cards.',
    );
    return;
  }
  const uri = Uri.parse(card.uri);
  if (card.text === null) {
    await window.showTextDocument(uri);
    void window.showInformationMessage('This project has a model card already. Its gaps are in the checklist.');
    return;
  }
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(card.text), overwrite: false, ignoreIfExists: false });
  if (!(await workspace.applyEdit(edit))) {
    void window.showWarningMessage(`${workspace.asRelativePath(uri)} could not be created. Is it there already?`);
    return;
  }
  const editor = await window.showTextDocument(uri);
  const at = editor.document.getText().indexOf('TODO');
  if (at >= 0) {
    const start = editor.document.positionAt(at);
    editor.selection = new Selection(start, editor.document.positionAt(at + 'TODO'.length));
    editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
  }
  const { facts } = card;
  const said =
    facts === 0 ? 'nothing is known of it yet' : `${facts} ${facts === 1 ? 'statement' : 'statements'} from the project's files`;
  window.setStatusBarMessage(`$(check) Model card created: ${said}`, 8000);
}

/** The project to describe: the only one, or a choice; before anything is found, the workspace folder. */
async function pickRoot(store: ChecklistStore): Promise<string | undefined> {
  await store.fresh();
  const roots = (store.projects ?? []).map(({ root, name }) => ({
    label: name,
    description: workspace.asRelativePath(Uri.parse(root)),
    root,
  }));
  const folders = (workspace.workspaceFolders ?? []).map(({ uri, name }) => ({
    label: name,
    description: '',
    root: uri.toString(),
  }));
  const choices = roots.length > 0 ? roots : folders;
  if (choices.length === 0) {
    void window.showInformationMessage('Open a folder first: a model card is made from the files of its project.');
    return undefined;
  }
  if (choices.length === 1) return choices[0]?.root;
  const choice = await window.showQuickPick(choices, { title: 'Create Model Card', placeHolder: 'For which project?' });
  return choice?.root;
}

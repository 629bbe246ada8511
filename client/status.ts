import { type Disposable, type LanguageStatusItem, LanguageStatusSeverity, languages, window, workspace } from 'vscode';
import type { ProjectItem } from '../server/lsp/protocol.js';
import { progressWords } from './checklist/choices.js';
import { projectOf } from './checklist/places.js';
import type { ChecklistStore } from './checklist/store.js';
import type { Session } from './client.js';
import { fileSelector, notebookType } from './selector.js';

export interface Status extends Disposable {
  /** The file in front is of a kind that a project's tally is shown for. */
  readonly isWanted: () => boolean;
}

/**
 * The language status item: the tally of the project of the file in front, or that the server is not running. Where there is
 * neither a project nor a problem there is no item: an ordinary YAML file hears nothing of this product.
 */
export function createStatus(session: Session, store: ChecklistStore): Status {
  const schemes = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme);
  const selector = fileSelector(schemes);
  let item: LanguageStatusItem | undefined;
  const hide = () => {
    item?.dispose();
    item = undefined;
  };
  const show = (): LanguageStatusItem => {
    if (item) return item;
    item = languages.createLanguageStatusItem('mlPreflight.status', [...selector, { notebookType }]);
    item.name = 'ML Preflight';
    return item;
  };
  const draw = () => {
    const project = projectOf(store.projects ?? [], activeUri());
    if (session.state === 'failed' || session.state === 'stopped') drawProblem(show());
    else if (project) drawTally(show(), project, session.state === 'starting');
    else hide();
  };
  const subscriptions = [
    session.onDidChangeState(draw),
    store.onDidChange(draw),
    window.onDidChangeActiveTextEditor(draw),
    window.onDidChangeActiveNotebookEditor(draw),
  ];
  return {
    isWanted() {
      if (window.activeNotebookEditor?.notebook.notebookType === notebookType) return true;
      const document = window.activeTextEditor?.document;
      return document !== undefined && languages.match(selector, document) > 0;
    },
    dispose() {
      hide();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function activeUri(): string | null {
  const uri = window.activeNotebookEditor?.notebook.uri ?? window.activeTextEditor?.document.uri;
  return uri?.toString() ?? null;
}

function drawTally(item: LanguageStatusItem, project: ProjectItem, busy: boolean): void {
  const { gaps } = project;
  item.text = gaps === 0 ? '$(pass) No gaps' : `$(checklist) ${gaps === 1 ? '1 gap' : `${gaps} gaps`}`;
  item.detail = `${project.name}: ${progressWords([project])}`;
  item.severity = LanguageStatusSeverity.Information;
  item.busy = busy;
  item.command = { command: 'mlPreflight.showChecklist', title: 'Show Checklist' };
}

function drawProblem(item: LanguageStatusItem): void {
  item.text = '$(error) ML Preflight is not running';
  item.detail = 'Nothing is checked';
  item.severity = LanguageStatusSeverity.Error;
  item.busy = false;
  item.command = { command: 'mlPreflight.restartServer', title: 'Restart Server' };
}

import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  type Disposable,
  type LogOutputChannel,
  languages,
  ProgressLocation,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type ProgressToken, WorkDoneProgress } from 'vscode-languageclient';
import { type CheckWorkspaceParams, CheckWorkspaceRequest, type CheckWorkspaceResult } from '../server/lsp/protocol.js';
import { checkSummary } from './checkSummary.js';
import type { Session } from './client.js';

export interface WorkspaceCheck extends Disposable {
  /** Checks every file, with progress and a summary. */
  run(): Promise<void>;
}

/** A refresh waits this long: it reads the whole workspace, and one change seldom comes alone. */
const pause = 1000;

/**
 * Shows the findings of closed files. Documents in tabs have theirs from the language client, so a file's are dropped when it is
 * opened and asked for again when it is closed: a file never has two sources. Documents in no tab count as closed: VS Code
 * keeps some for minutes, and opens some for itself.
 */
export function createWorkspaceCheck(session: Session, output: LogOutputChannel): WorkspaceCheck {
  const collection = languages.createDiagnosticCollection('mlPreflight.workspace');
  let current: CancellationTokenSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Set by the first full check: from then on what is shown is kept up to date. */
  let active = false;
  /** A check that the person waits for is under way. */
  let watched = false;

  const check = async (params: CheckWorkspaceParams, outer?: CancellationToken): Promise<CheckWorkspaceResult | null> => {
    current?.cancel();
    clearTimeout(timer);
    const mine = new CancellationTokenSource();
    current = mine;
    const link = outer?.onCancellationRequested(() => mine.cancel());
    try {
      const hidden = openUris().filter((uri) => isProjectFile(uri) && !isShown(uri));
      const request: CheckWorkspaceParams = { ...params, hidden: hidden.map(session.client.code2ProtocolConverter.asUri) };
      const result = await session.request<CheckWorkspaceResult>(CheckWorkspaceRequest, request, mine.token);
      if (mine.token.isCancellationRequested) return null;
      const shown = await Promise.all(
        result.files.map(async ({ uri, diagnostics }) => {
          const converted = await session.client.protocol2CodeConverter.asDiagnostics(diagnostics, mine.token);
          return [Uri.parse(uri), converted] as const;
        }),
      );
      if (mine.token.isCancellationRequested) return null;
      collection.clear();
      // Documents opened while the server was at it.
      collection.set(shown.filter(([uri]) => !isShown(uri)).map(([uri, diagnostics]) => [uri, diagnostics]));
      active = true;
      return result;
    } catch (error) {
      if (mine.token.isCancellationRequested) return null;
      throw error;
    } finally {
      link?.dispose();
      if (current === mine) current = null;
      mine.dispose();
    }
  };
  /** The language client asks for its diagnostics. A tab that was not looked at since the window was opened has no document. */
  const isShown = (uri: Uri): boolean => {
    const key = uri.toString();
    return session.client.visibleDocuments.isVisible(uri) && openUris().some((open) => open.toString() === key);
  };
  const dropShown = () => {
    collection.forEach((uri) => {
      if (isShown(uri)) collection.delete(uri);
    });
  };
  const refreshSoon = () => {
    if (!active) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (watched) refreshSoon();
      else check({}).catch((error) => output.warn(`Workspace check: ${error}`));
    }, pause);
  };

  const run = async () => {
    const result = await window.withProgress(
      { location: ProgressLocation.Notification, title: 'ML Preflight: checking the workspace', cancellable: true },
      async (progress, token) => {
        const workDoneToken = `mlPreflight/check/${Date.now()}`;
        let done = 0;
        const listener = session.client.onProgress(WorkDoneProgress.type, workDoneToken as ProgressToken, (value) => {
          if (value.kind === 'end') return;
          const increment = value.percentage === undefined ? undefined : Math.max(0, value.percentage - done);
          done += increment ?? 0;
          progress.report({ message: value.message, increment });
        });
        watched = true;
        try {
          return await check({ workDoneToken }, token);
        } finally {
          watched = false;
          listener.dispose();
        }
      },
    );
    if (result) void tell(result, output);
  };

  const subscriptions = [
    collection,
    session.onDidChangeChecklist(refreshSoon),
    workspace.onDidOpenTextDocument(dropShown),
    workspace.onDidOpenNotebookDocument(dropShown),
    window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      if (opened.length > 0) dropShown();
      if (closed.length > 0) refreshSoon();
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (isProjectFile(uri)) refreshSoon();
    }),
    workspace.onDidCloseNotebookDocument(refreshSoon),
  ];
  return {
    run,
    dispose() {
      clearTimeout(timer);
      current?.cancel();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** Documents, cells among them, and notebooks. */
function openUris(): Uri[] {
  return [...workspace.textDocuments, ...workspace.notebookDocuments].filter((open) => !open.isClosed).map(({ uri }) => uri);
}

/** Output panels, diffs and notebook cells close all the time and change nothing. */
function isProjectFile(uri: Uri): boolean {
  return workspace.getWorkspaceFolder(uri) !== undefined;
}

async function tell(result: CheckWorkspaceResult, output: LogOutputChannel): Promise<void> {
  for (const { uri, reason } of result.skipped) output.warn(`Not read: ${workspace.asRelativePath(Uri.parse(uri))}: ${reason}`);
  const actions = [
    { title: 'Show Problems', command: 'workbench.actions.view.problems' },
    { title: 'Show Checklist', command: 'mlPreflight.checklist.focus' },
    ...(result.skipped.length > 0 ? [{ title: 'Why Not Read', command: 'mlPreflight.showOutput' }] : []),
  ];
  const answer = await window.showInformationMessage(checkSummary(result), ...actions);
  if (answer) await commands.executeCommand(answer.command);
}

import type { Diagnostic } from 'vscode-languageserver';
import type { JudgedFinding } from '../core/model.js';
import { enabledRoots } from './checklist.js';
import { isShown, locationOf, placeOf, toDiagnostic } from './convert.js';
import { runSafe } from './log.js';
import { type CheckWorkspaceParams, CheckWorkspaceRequest, type CheckWorkspaceResult } from './protocol.js';
import type { Server } from './state.js';
import { canonicalUri } from './uris.js';

/**
 * Answers with the findings of all files that are not open, or open and hidden. Where a person waits for it (there is a token for the progress)
 * every file is read again: events of the file system are not to be relied on.
 */
export function registerCheckWorkspace(server: Server): void {
  const { connection, log, folders } = server;
  connection.onRequest(CheckWorkspaceRequest, async ({ workDoneToken, hidden = [] }: CheckWorkspaceParams, token) => {
    const progress = connection.window.attachWorkDoneProgress(workDoneToken);
    progress.begin('Checking the workspace', 0, undefined, true);
    let shown = 0;
    try {
      return await runSafe<CheckWorkspaceResult>(log, 'The check of the workspace failed', empty, token, async () => {
        server.followed = true;
        await folders.scanAll({
          again: workDoneToken !== undefined,
          token,
          onProgress(done, total) {
            const percentage = Math.floor((done * 100) / Math.max(1, total));
            if (percentage <= shown) return;
            shown = percentage;
            progress.report(percentage, `${done} of ${total} files`);
          },
        });
        if (token.isCancellationRequested) return empty;
        return result(server, await enabledRoots(server), new Set(hidden.map(canonicalUri)));
      });
    } finally {
      progress.done();
    }
  });
}

const empty: CheckWorkspaceResult = {
  files: [],
  summary: { files: 0, artifacts: 0, error: 0, warning: 0, info: 0, hint: 0 },
  skipped: [],
};

function result(server: Server, roots: readonly string[], hidden: ReadonlySet<string>): CheckWorkspaceResult {
  const { engine, folders, workspace } = server;
  const files = new Map<string, Diagnostic[]>();
  const summary = { ...empty.summary, files: folders.count() };
  for (const root of roots) {
    for (const artifact of engine.project(root).artifacts) {
      summary.artifacts++;
      if (workspace.isOpen(artifact.uri) && !folders.isListed(artifact.uri)) summary.files++;
      for (const finding of engine.findings(artifact.uri)) {
        if (!isShown(finding) || finding.severity === 'silent') continue;
        summary[finding.severity]++;
        if (workspace.isOpen(artifact.uri) && !hidden.has(artifact.uri)) continue;
        const { uri } = locationOf(server, finding.artifact, finding.span);
        files.set(uri, [...(files.get(uri) ?? []), inClosedFile(server, finding)]);
      }
    }
  }
  const skipped = folders.skipped().map(({ uri, reason }) => ({ uri: workspace.spelling(uri), reason }));
  return { files: [...files].map(([uri, diagnostics]) => ({ uri, diagnostics })), summary, skipped };
}

/**
 * Of a notebook the message says the cell: an editor that opens it as a notebook has no use for the line of its JSON, which is the
 * only place that a closed file has.
 */
function inClosedFile(server: Server, finding: JudgedFinding): Diagnostic {
  const diagnostic = toDiagnostic(server, finding);
  const { cell, range } = placeOf(server, finding.artifact, finding.span);
  return cell === null
    ? diagnostic
    : { ...diagnostic, message: `Cell ${cell}, line ${range.start.line + 1}: ${diagnostic.message}` };
}

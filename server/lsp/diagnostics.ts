import {
  type Diagnostic,
  DiagnosticRefreshRequest,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { JudgedFinding } from '../core/model.js';
import { documentUri, isShown, toDiagnostic } from './convert.js';
import { fingerprint } from './identity.js';
import { runSafe } from './log.js';
import type { Server } from './state.js';
import type { Timer } from './timers.js';

/** A client re-pulls everything on a refresh; several causes in a row share one. */
const REFRESH_DELAY = 50;

/** Findings to show in an open document or cell, of the text the engine was last given; see `Engine.glance`. */
export function findingsIn(server: Server, document: string): JudgedFinding[] {
  const { workspace, engine, settings } = server;
  const key = workspace.keyOf(document);
  if (key === null || !settings.of(engine.rootOf(key)).enable) return [];
  return engine.glance(key).filter((f) => isShown(f) && belongsTo(server, f, document));
}

/** A finding of a notebook as a whole has no cell: it stands at the first. */
function belongsTo(server: Server, finding: JudgedFinding, document: string): boolean {
  return documentUri(server, finding.artifact, finding.span) === document;
}

/** Waits for what the first findings of a document need. After it nothing waits until they are sent. */
async function prepare(server: Server, document: string): Promise<void> {
  const key = server.workspace.keyOf(document);
  if (key === null) return;
  await Promise.all([
    server.settings.ready(server.engine.rootOf(key)),
    server.folders.readProjectFiles(key),
    server.workspace.readSiblings(key),
  ]);
  // A project file that was just read can have made another root.
  await server.settings.ready(server.engine.rootOf(key));
}

function diagnosticsOf(server: Server, document: string): Diagnostic[] {
  server.workspace.flush();
  return findingsIn(server, document).map((f) => toDiagnostic(server, f));
}

/** A document's findings as they were last sent; undefined where none were. */
type LastSent = (document: string) => string | undefined;

/**
 * Judges the whole project once typing pauses, and has the open documents asked again where one of them shows something else
 * than what is found in it now: its project was judged meanwhile, or another cell or file that it depends on has changed or
 * gone. A keystroke itself looks at its own document only.
 */
function registerSettling(server: Server, lastSent: LastSent): void {
  const { edited, engine, workspace, moved, delays, timers } = server;
  const waiting = new Map<string, Timer>();
  const isOutdated = (document: string) => {
    const last = lastSent(document);
    return last !== undefined && last !== printOf(diagnosticsOf(server, document));
  };
  edited.event((document) => {
    const root = engine.rootOf(workspace.keyOf(document) ?? document);
    timers.cancel(waiting.get(root));
    const timer = timers.start(delays.settle, 'The project cannot be judged', async () => {
      waiting.delete(root);
      workspace.flush();
      engine.checklist(root);
      if (workspace.openDocuments().some(isOutdated)) moved.fire();
    });
    waiting.set(root, timer);
  });
}

function printOf(diagnostics: readonly Diagnostic[]): string {
  return fingerprint(JSON.stringify(diagnostics));
}

/** Answers pulls, or pushes for a client that cannot pull: one of them, never both. */
export function registerDiagnostics(server: Server): void {
  registerSettling(server, server.support.pull ? registerPull(server) : registerPush(server));
}

function registerPull(server: Server): LastSent {
  const { connection, log, workspace, support, edited, moved, timers } = server;
  const sent = new Map<string, string>();
  connection.languages.diagnostics.on((params, token) => {
    const uri = params.textDocument.uri;
    return runSafe<DocumentDiagnosticReport>(
      log,
      'Diagnostics failed',
      { kind: DocumentDiagnosticReportKind.Full, items: [] },
      token,
      async () => {
        await prepare(server, uri);
        // Closed is stale: the client has cleared it. An edited one is answered from its present text.
        const key = workspace.keyOf(uri);
        if (key === null) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
        const items = diagnosticsOf(server, uri);
        server.folders.scanSoon(key);
        const resultId = printOf(items);
        sent.set(uri, resultId);
        if (resultId === params.previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
      },
    );
  });
  let timer: Timer | undefined;
  moved.event(() => {
    if (!support.diagnosticRefresh) return;
    timers.cancel(timer);
    timer = timers.start(REFRESH_DELAY, 'Diagnostics cannot be refreshed', () =>
      connection.sendRequest(DiagnosticRefreshRequest.type),
    );
  });
  edited.event((document) => {
    if (workspace.keyOf(document) === null) sent.delete(document);
  });
  return (document) => sent.get(document);
}

function registerPush(server: Server): LastSent {
  const { connection, workspace, edited, moved, delays, timers } = server;
  const waiting = new Map<string, Timer>();
  const published = new Map<string, string>();

  const send = async (uri: string, diagnostics: Diagnostic[], version: number): Promise<void> => {
    const print = printOf(diagnostics);
    if ((published.get(uri) ?? EMPTY) === print) return;
    published.set(uri, print);
    await connection.sendDiagnostics({ uri, diagnostics, version });
  };

  async function publish(uri: string): Promise<void> {
    const version = workspace.version(uri);
    await prepare(server, uri);
    // Closed, or edited again, which has its own timer: nothing is sent.
    if (version === undefined || workspace.version(uri) !== version) return;
    const items = diagnosticsOf(server, uri);
    server.folders.scanSoon(workspace.keyOf(uri)!);
    await send(uri, items, version);
  }

  /** Each document has a timer of its own: one edited meanwhile does not put off another. */
  const schedule = (uri: string) => {
    timers.cancel(waiting.get(uri));
    const timer = timers.start(delays.push, 'Diagnostics failed', () => {
      waiting.delete(uri);
      return publish(uri);
    });
    waiting.set(uri, timer);
  };

  edited.event((uri) => {
    if (workspace.version(uri) !== undefined) {
      schedule(uri);
      // What is found in a file also depends on the others of its project.
      for (const other of openBeside(server, uri)) if (!waiting.has(other)) schedule(other);
      return;
    }
    timers.cancel(waiting.get(uri));
    waiting.delete(uri);
    const shown = published.get(uri) ?? EMPTY;
    published.delete(uri);
    if (shown !== EMPTY)
      timers.start(0, 'Diagnostics cannot be cleared', () => connection.sendDiagnostics({ uri, diagnostics: [] }));
  });
  moved.event(() => {
    for (const uri of workspace.openDocuments()) if (!waiting.has(uri)) schedule(uri);
  });
  return (document) => published.get(document) ?? EMPTY;
}

const EMPTY = fingerprint('[]');

function openBeside({ workspace, engine }: Server, uri: string): string[] {
  const root = engine.rootOf(workspace.keyOf(uri) ?? uri);
  return workspace.openDocuments().filter((other) => {
    const key = workspace.keyOf(other);
    return other !== uri && key !== null && engine.rootOf(key) === root;
  });
}

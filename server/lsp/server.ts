import {
  type Connection,
  Emitter,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEngine } from '../core/engine.js';
import { createAttestedFiles } from './attestedFiles.js';
import { registerChecklist } from './checklist.js';
import { registerCheckWorkspace } from './checkWorkspace.js';
import { FIX_ALL, NOTEBOOK_FIX_ALL, registerCodeActions } from './codeActions.js';
import { COMPLETION_TRIGGERS, registerCompletion } from './completion.js';
import { registerConfigEdits } from './configEdits.js';
import { registerCreateCard } from './createCard.js';
import { registerDiagnostics } from './diagnostics.js';
import { FILES_EXCLUDE } from './filesExclude.js';
import { createFolders, type Folders } from './folders.js';
import { bothHosts, clientHost, type Host, noHost } from './host.js';
import { registerHover } from './hover.js';
import { createLog } from './log.js';
import { followNotebooks } from './notebooks.js';
import { registerRenewal } from './renewal.js';
import { registerReport } from './report.js';
import { createSettings, registerSettings, SECTION, type Settings } from './settings.js';
import { type Delays, type Server, usualDelays } from './state.js';
import { type ClientSupport, supportOf } from './support.js';
import { createTimers } from './timers.js';
import { schemeOf } from './uris.js';
import { registerWatch } from './watch.js';
import { createWorkspace } from './workspace.js';

export interface StartOptions {
  /** Serves `file:` URIs; without it all files come from the client. */
  readonly files?: Host;
  readonly delays?: Partial<Delays>;
  /** ISO date of the day; the clock's without it. */
  readonly today?: () => string;
}

/** Runs a server on a connection, which it starts to listen to. Nothing is read before somebody asks for something. */
export function startServer(connection: Connection, options: StartOptions = {}): void {
  connection.onInitialize((params) => {
    const support = supportOf(params);
    start(connection, support, params, options);
    return { capabilities: capabilitiesFor(support), serverInfo: { name: 'ML Preflight' } };
  });
  connection.listen();
}

function start(connection: Connection, support: ClientSupport, params: InitializeParams, options: StartOptions): void {
  const log = createLog(connection);
  const timers = createTimers(log);
  const edited = new Emitter<string>();
  const moved = new Emitter<void>();
  const initialized = new Emitter<void>();
  connection.onInitialized(() => initialized.fire());
  const today = options.today ?? localDay;
  const engine = createEngine(today, ({ rule, uri, error }) => log.error(`Rule ${rule} failed on ${uri}`, error));
  const fromClient = support.files ? clientHost(connection) : noHost;
  const host = options.files ? bothHosts(options.files, fromClient) : fromClient;
  const documents = new TextDocuments(TextDocument);

  const notebooks = followNotebooks(connection, log, (key, cells, closed) => {
    if (closed) speakAgain(key);
    for (const cell of cells) edited.fire(cell);
    for (const cell of shownCells.get(key) ?? []) if (!cells.includes(cell)) edited.fire(cell);
    if (closed) shownCells.delete(key);
    else shownCells.set(key, cells);
  });
  /** Cells that were there last, to clear those that are gone. */
  const shownCells = new Map<string, readonly string[]>();
  const workspace = createWorkspace(documents, notebooks, engine, host);

  let folders: Folders;
  const settings: Settings = createSettings(
    (root) => (schemeOf(root) === 'untitled' ? null : (folders.holding(root) ?? root)),
    support.configuration
      ? async (scope) => {
          const at = scope !== null ? { scopeUri: folders.spelling(scope) } : {};
          const sections = [SECTION, FILES_EXCLUDE].map((section) => ({ section, ...at }));
          const [own, excluded]: unknown[] = await connection.workspace.getConfiguration(sections);
          return { own, excluded };
        }
      : null,
    log,
    () => engine.setLayers((root) => settings.of(root).layer),
  );
  const isEnabled = async (folder: string) => {
    await settings.ready(folder);
    return settings.of(folder).enable;
  };
  const hiddenIn = async (folder: string) => {
    await settings.ready(folder);
    return settings.of(folder).hidden;
  };
  folders = createFolders(engine, workspace, host, log, isEnabled, hiddenIn, () => moved.fire());
  folders.add(foldersOf(params));
  const attestedFiles = createAttestedFiles(engine, host, log, workspace.flush, () => moved.fire());
  moved.event(() => void attestedFiles.look());
  edited.event((document) => {
    const key = workspace.keyOf(document);
    if (key?.endsWith('/ml-preflight.yaml')) void attestedFiles.look();
  });

  /** After a document is closed its file speaks again, if it is one of the workspace's. */
  async function reread(key: string): Promise<void> {
    const listed = folders.isListed(key);
    if (listed ? await workspace.refresh(key) : workspace.drop(key)) moved.fire();
    if (!listed && folders.isScanned(key)) await folders.relist([key]);
  }

  const speakAgain = (key: string) => void reread(key).catch((error) => log.error('A closed file cannot be read', error));
  documents.onDidOpen(({ document }) => workspace.opened(document));
  documents.onDidChangeContent(({ document }) => edited.fire(document.uri));
  documents.onDidClose(({ document }) => {
    const key = workspace.closed(document);
    edited.fire(document.uri);
    if (key !== null) speakAgain(key);
  });
  documents.listen(connection);

  const delays = { ...usualDelays, ...options.delays };
  const server: Server = {
    connection,
    support,
    host,
    engine,
    workspace,
    folders,
    attestedFiles,
    settings,
    log,
    timers,
    edited,
    moved,
    initialized,
    today,
    delays,
    followed: false,
  };
  registerSettings(server);
  registerFolders(server);
  registerDiagnostics(server);
  registerCodeActions(server);
  registerHover(server);
  registerCompletion(server);
  registerCreateCard(server);
  registerChecklist(server);
  registerReport(server);
  registerCheckWorkspace(server);
  registerConfigEdits(server);
  registerRenewal(server);
  registerWatch(server);
  connection.onShutdown(() => {
    folders.stop();
    timers.stop();
  });
}

function capabilitiesFor(support: ClientSupport): InitializeResult['capabilities'] {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    // All cells, so that theirs are the numbers a person counts; a filter by language would leave some out.
    notebookDocumentSync: { notebookSelector: [{ notebook: { notebookType: 'jupyter-notebook' } }] },
    ...(support.pull && {
      diagnosticProvider: { identifier: 'ml-preflight', interFileDependencies: true, workspaceDiagnostics: false },
    }),
    codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL, NOTEBOOK_FIX_ALL] },
    hoverProvider: true,
    ...(!support.completionRegistration && { completionProvider: { triggerCharacters: COMPLETION_TRIGGERS } }),
    ...(support.workspaceFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  };
}

function registerFolders({ connection, support, folders, moved, initialized }: Server): void {
  if (!support.workspaceFolders) return;
  // Not before: the connection would send a registration ahead of its answer to initialize.
  initialized.event(() => {
    connection.workspace.onDidChangeWorkspaceFolders((event) => {
      folders.remove(event.removed);
      folders.add(event.added);
      moved.fire();
    });
  });
}

function foldersOf(params: InitializeParams): WorkspaceFolder[] {
  if (params.workspaceFolders) return params.workspaceFolders;
  return params.rootUri ? [{ uri: params.rootUri, name: '' }] : [];
}

function localDay(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

import { type CancellationToken, type Disposable, type Event, EventEmitter, type LogOutputChannel, workspace } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, RevealOutputChannelOn, State } from 'vscode-languageclient';
import {
  ChecklistChanged,
  type InitializationOptions,
  type ListFilesParams,
  ListFilesRequest,
  type MissingFilesParams,
  MissingFilesRequest,
  type ReadFileParams,
  ReadFileRequest,
} from '../server/lsp/protocol.js';
import { listFiles, missingFiles, readFile } from './files.js';
import { followNotebookTabs } from './notebookTabs.js';
import { oneQueued } from './restart.js';
import { cellSelector, fileSelector } from './selector.js';

/** Makes the host's kind of client (a Node process or a worker). Its id must be `mlPreflight`: `mlPreflight.trace.server` hangs on it. */
export type NewClient = (options: LanguageClientOptions) => BaseLanguageClient;

export type ServerState = 'starting' | 'running' | 'failed' | 'stopped';

/** The one server and the way to talk to it. It outlives restarts, each of which has a client of its own. */
export interface Session extends Disposable {
  readonly state: ServerState;
  readonly onDidChangeState: Event<ServerState>;
  /** The server's checklist is no longer what it last answered. */
  readonly onDidChangeChecklist: Event<void>;
  /** The current client, for its converters. */
  readonly client: BaseLanguageClient;
  /** Waits for a start under way, then asks. Rejects where the server failed or was stopped. */
  request<R>(method: string, params: object, token?: CancellationToken): Promise<R>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** How long a stop waits for a start under way; a server that never answers must not keep a restart from happening. */
const patience = 5000;

/** Starts the server in the background and returns at once. */
export function startClient(newClient: NewClient, output: LogOutputChannel): Session {
  const stateChanged = new EventEmitter<ServerState>();
  const checklistChanged = new EventEmitter<void>();
  let state: ServerState = 'starting';
  let hasRun = false;
  const setState = (next: ServerState) => {
    if (next === state) return;
    state = next;
    stateChanged.fire(next);
    if (next !== 'running') return;
    // After a crash or restart the new server knows nothing of what the old one was asked.
    if (hasRun) checklistChanged.fire();
    hasRun = true;
  };

  const create = (): BaseLanguageClient => {
    const made = newClient(clientOptions(output));
    followNotebookTabs(made);
    made.onNotification(ChecklistChanged, () => checklistChanged.fire());
    made.onRequest(ListFilesRequest, ({ folder }: ListFilesParams, token: CancellationToken) => listFiles(folder, token));
    made.onRequest(ReadFileRequest, ({ uri }: ReadFileParams) => readFile(uri));
    made.onRequest(MissingFilesRequest, ({ uris }: MissingFilesParams) => missingFiles(uris));
    made.onDidChangeState(({ newState }) => {
      if (made === client) setState(stateNames[newState]);
    });
    return made;
  };
  const start = async (): Promise<void> => {
    try {
      await client.start();
    } catch (error) {
      setState('failed');
      output.error(error instanceof Error ? error : String(error));
    }
  };
  const stop = async (): Promise<void> => {
    // A client that is starting cannot be stopped.
    await Promise.race([starting, new Promise((resolve) => setTimeout(resolve, patience))]);
    try {
      await client.dispose();
    } catch (error) {
      output.warn(String(error));
    }
  };

  let client: BaseLanguageClient = create();
  let starting = start();
  const restart = oneQueued(async () => {
    await stop();
    client = create();
    starting = start();
    await starting;
  });

  return {
    get state() {
      return state;
    },
    get client() {
      return client;
    },
    onDidChangeState: stateChanged.event,
    onDidChangeChecklist: checklistChanged.event,
    async request<R>(method: string, params: object, token?: CancellationToken): Promise<R> {
      await starting;
      if (!client.isRunning()) throw new Error('The server is not running.');
      // A token that is not there would be sent as a second parameter, and the server's handler would take it for its own.
      return token ? client.sendRequest<R>(method, params, token) : client.sendRequest<R>(method, params);
    },
    restart,
    stop,
    dispose() {
      stateChanged.dispose();
      checklistChanged.dispose();
    },
  };
}

const stateNames: Record<State, ServerState> = {
  [State.Starting]: 'starting',
  [State.Running]: 'running',
  [State.StartFailed]: 'failed',
  [State.Stopped]: 'stopped',
};

function clientOptions(output: LogOutputChannel): LanguageClientOptions {
  const options: Required<InitializationOptions> = { files: true, commands: true };
  return {
    documentSelector: [...fileSelector((workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)), ...cellSelector],
    initializationOptions: options,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Restored tabs that nobody looked at yet are left alone; they are asked about when they become documents. On focus, because
    // what is found in a file also depends on the other files of its project.
    diagnosticPullOptions: { onChange: true, onFocus: true, onSave: false, onTabs: false },
    // The session says it itself, with a way out.
    initializationFailedHandler: () => false,
  };
}

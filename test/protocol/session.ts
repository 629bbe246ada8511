/** A server and a client in one process, joined by two streams, with real connections at both ends. */
import { PassThrough } from 'node:stream';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceFolder,
} from 'vscode-languageserver-protocol/node';
import type { Host } from '../../server/lsp/host.js';
import { startServer } from '../../server/lsp/server.js';
import type { Delays } from '../../server/lsp/state.js';

/** What VS Code can do, as far as the server asks. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } }, isPreferredSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  notebookDocument: { synchronization: { executionSummarySupport: true } },
};

/** The same without pulling. */
export const pushCapabilities: ClientCapabilities = {
  ...fullCapabilities,
  textDocument: { ...fullCapabilities.textDocument, diagnostic: undefined },
};

export interface SessionOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Files below `file:///`, by path: text or bytes. */
  readonly files?: Record<string, string | Uint8Array>;
  /** Workspace folders by path; none: a lone file. */
  readonly folders?: readonly string[];
  /** Answers `workspace/configuration`, by scope. */
  readonly settings?: (scope: string | undefined) => unknown;
  /** The same for sections of the editor's own. */
  readonly editor?: (section: string) => unknown;
  readonly delays?: Partial<Delays>;
  /** Serves `file:` URIs instead of `files`. */
  readonly host?: Host;
}

export interface CellInput {
  readonly id: string;
  readonly language?: string;
  readonly text: string;
  readonly executionOrder?: number;
}

export type Session = Awaited<ReturnType<typeof openSession>>;

/** All sessions that are open, to be closed after each test. */
const sessions: { dispose(): Promise<void> }[] = [];

export async function closeSessions(): Promise<void> {
  for (const session of sessions.splice(0)) await session.dispose();
}

export async function openSession(options: SessionOptions = {}) {
  const up = new PassThrough();
  const down = new PassThrough();
  const files = new Map<string, string | Uint8Array>(Object.entries(options.files ?? {}));
  const reads: string[] = [];
  const listed: string[] = [];
  /** Awaited before a file is read, so that a test can hold a reading back. */
  const gate: { read: ((path: string) => Promise<void>) | null } = { read: null };
  const encoded = (content: string | Uint8Array) => (typeof content === 'string' ? new TextEncoder().encode(content) : content);
  const host: Host = {
    async list(folder) {
      listed.push(folder);
      return [...files.keys()]
        .map(uri)
        .filter((u) => u.startsWith(`${folder}/`))
        .sort();
    },
    async read(target) {
      const path = decodeURIComponent(target.slice('file://'.length));
      reads.push(path);
      await gate.read?.(path);
      const content = files.get(path);
      return content === undefined ? null : encoded(content);
    },
    siblings: async (target) => {
      const folder = target.slice(0, target.lastIndexOf('/'));
      return [...files.keys()]
        .map(uri)
        .filter((u) => u.slice(0, u.lastIndexOf('/')) === folder && u !== target)
        .map((u) => u.slice(folder.length + 1));
    },
    exists: async (target) => files.has(decodeURIComponent(target.slice('file://'.length))),
    missing: async (targets) => targets.filter((target) => !files.has(decodeURIComponent(target.slice('file://'.length)))),
  };
  startServer(createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down)), {
    files: options.host ?? host,
    delays: { settle: 10, push: 10, checklist: 10, watch: 5, ...options.delays },
    today: () => '2026-11-23',
  });

  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const published: PublishDiagnosticsParams[] = [];
  const logs: string[] = [];
  const registrations: { method: string; registerOptions?: unknown }[] = [];
  const seen = { refreshes: 0, checklistChanges: 0, configurationRequests: [] as (string | undefined)[] };
  const progress: { token: unknown; value: { kind: string; percentage?: number } }[] = [];
  let settings = options.settings ?? (() => null);
  /** Answers are held back while this is set. */
  const hold: { configuration: Promise<void> | null } = { configuration: null };

  client.onNotification('textDocument/publishDiagnostics', (p: PublishDiagnosticsParams) => void published.push(p));
  client.onNotification('window/logMessage', (p: { message: string }) => void logs.push(p.message));
  client.onNotification('$/progress', (p) => void progress.push(p));
  client.onNotification('mlPreflight/checklistChanged', () => void seen.checklistChanges++);
  client.onRequest('workspace/diagnostic/refresh', () => {
    seen.refreshes++;
    return null;
  });
  client.onRequest('client/registerCapability', (p: { registrations: typeof registrations }) => {
    registrations.push(...p.registrations);
    return null;
  });
  client.onRequest('workspace/configuration', async (p: { items: { section: string; scopeUri?: string }[] }) => {
    const isOwn = (item: { section: string }) => item.section === 'mlPreflight';
    seen.configurationRequests.push(...p.items.filter(isOwn).map((i) => i.scopeUri));
    const answer = p.items.map((i) => (isOwn(i) ? settings(i.scopeUri) : (options.editor?.(i.section) ?? null)));
    await hold.configuration;
    return answer;
  });
  client.listen();

  const folders = (options.folders ?? []).map(
    (path): WorkspaceFolder => ({ uri: uri(path), name: path.slice(path.lastIndexOf('/') + 1) }),
  );
  const initialized = await client.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? fullCapabilities,
    workspaceFolders: folders.length > 0 ? folders : null,
    initializationOptions: options.initializationOptions,
  });
  await client.sendNotification('initialized', {});

  const versions = new Map<string, number>();
  const next = (document: string) => {
    const version = (versions.get(document) ?? 0) + 1;
    versions.set(document, version);
    return version;
  };

  const session = {
    client,
    files,
    reads,
    listed,
    gate,
    hold,
    published,
    logs,
    registrations,
    progress,
    seen,
    capabilities: initialized.capabilities,

    open(document: string, text: string, languageId = 'yaml') {
      versions.set(document, 1);
      return client.sendNotification('textDocument/didOpen', { textDocument: { uri: document, languageId, version: 1, text } });
    },
    /** Replaces a range, or everything. */
    edit(document: string, text: string, range?: Range) {
      return client.sendNotification('textDocument/didChange', {
        textDocument: { uri: document, version: next(document) },
        contentChanges: [range ? { range, text } : { text }],
      });
    },
    close(document: string) {
      versions.delete(document);
      return client.sendNotification('textDocument/didClose', { textDocument: { uri: document } });
    },
    version: (document: string) => versions.get(document),
    report(document: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
      return client.sendRequest('textDocument/diagnostic', {
        textDocument: { uri: document },
        identifier: 'ml-preflight',
        previousResultId,
      });
    },
    async pull(document: string): Promise<Diagnostic[]> {
      const report = await session.report(document);
      return report.kind === 'full' ? report.items : [];
    },
    async codes(document: string): Promise<unknown[]> {
      return (await session.pull(document)).map((d) => d.code);
    },
    /** Pulls until the workspace is read and this holds of the codes. */
    async codesWhen(document: string, holds: (codes: unknown[]) => boolean): Promise<unknown[]> {
      let codes: unknown[] = [];
      await until(
        async () => {
          codes = await session.codes(document);
          return holds(codes);
        },
        () => `codes are ${JSON.stringify(codes)}`,
      );
      return codes;
    },
    actions(document: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[] | null> {
      return client.sendRequest('textDocument/codeAction', {
        textDocument: { uri: document },
        range,
        context: { diagnostics: [], ...context },
      });
    },
    hover(document: string, line: number, character: number): Promise<Hover | null> {
      return client.sendRequest('textDocument/hover', { textDocument: { uri: document }, position: { line, character } });
    },
    request<R>(method: string, params: object = {}): Promise<R> {
      return client.sendRequest<R>(method, params);
    },
    set(answer: (scope: string | undefined) => unknown) {
      settings = answer;
      return client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    },
    watched(...changes: { path: string; type: 1 | 2 | 3 }[]) {
      return client.sendNotification('workspace/didChangeWatchedFiles', {
        changes: changes.map((c) => ({ uri: uri(c.path), type: c.type })),
      });
    },
    openNotebook(path: string, cells: readonly CellInput[]) {
      const notebook = uri(path);
      return client.sendNotification('notebookDocument/didOpen', {
        notebookDocument: {
          uri: notebook,
          notebookType: 'jupyter-notebook',
          version: next(notebook),
          cells: cells.map((c) => syncedCell(path, c)),
        },
        cellTextDocuments: cells.map((c) => cellDocument(path, c)),
      });
    },
    changeNotebook(path: string, cells: object) {
      const notebook = uri(path);
      return client.sendNotification('notebookDocument/didChange', {
        notebookDocument: { uri: notebook, version: next(notebook) },
        change: { cells },
      });
    },
    editCell(path: string, id: string, text: string) {
      const cell = cellUri(path, id);
      const version = (versions.get(cell) ?? 1) + 1;
      versions.set(cell, version);
      return session.changeNotebook(path, { textContent: [{ document: { uri: cell, version }, changes: [{ text }] }] });
    },
    closeNotebook(path: string, ids: readonly string[]) {
      return client.sendNotification('notebookDocument/didClose', {
        notebookDocument: { uri: uri(path) },
        cellTextDocuments: ids.map((id) => ({ uri: cellUri(path, id) })),
      });
    },
    /** Everything sent before has been handled when this resolves. */
    async settle(): Promise<void> {
      await session.hover(uri('/nothing/here.yaml'), 0, 0);
    },
    async dispose() {
      await client.sendRequest('shutdown');
      client.dispose();
      up.destroy();
      down.destroy();
    },
  };
  sessions.push(session);
  return session;
}

export function uri(path: string): string {
  return `file://${path.split('/').map(encodeURIComponent).join('/')}`;
}

export function cellUri(path: string, id: string): string {
  return `vscode-notebook-cell:${path}#${id}`;
}

export function syncedCell(path: string, { id, language = 'python', executionOrder }: CellInput): object {
  return {
    kind: language === 'markdown' ? 1 : 2,
    document: cellUri(path, id),
    ...(executionOrder !== undefined && { executionSummary: { executionOrder, success: true } }),
  };
}

export function cellDocument(path: string, { id, language = 'python', text }: CellInput): object {
  return { uri: cellUri(path, id), languageId: language, version: 1, text };
}

/** Waits for something that comes by itself, for two seconds at most. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  otherwise: () => string = () => 'it never came',
): Promise<void> {
  for (const end = Date.now() + 2000; Date.now() < end; ) {
    if (await holds()) return;
    await pause(5);
  }
  throw new Error(`Waited in vain: ${otherwise()}`);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The range of the first occurrence of a text, counted as an editor counts. */
export function rangeOf(text: string, part: string): Range {
  const at = text.indexOf(part);
  if (at < 0) throw new Error(`${part} is not in the text`);
  return { start: positionIn(text, at), end: positionIn(text, at + part.length) };
}

function positionIn(text: string, offset: number): Range['start'] {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)!.length };
}

export type { MessageConnection };

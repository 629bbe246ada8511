import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type Diagnostic,
  type Message,
  type MessageConnection,
} from 'vscode-languageserver-protocol/node';
import type { Report } from '../server/cli/report.js';
import { deployment, folderWith, run } from './cli/runCli.js';
import { cellUri, closeSessions, fullCapabilities, openSession, uri } from './protocol/session.js';

const root = join(import.meta.dirname, '..');
const SEVERITIES = ['', 'error', 'warning', 'info', 'hint'];

/** Whether there is such a file is asked of three different hosts. */
const ATTESTED = folderWith({
  'ml-preflight.yaml': `stage: production
attest:
  fairness/audit: {by: R. Iyer, on: 2026-06-10, until: 2026-12-10, evidence: docs/there (1).md}
  cost/reassessment: {by: J. Okafor, on: 2025-10-01, until: 2026-10-01, evidence: docs/gone.md}
  trust/transparency: {by: A. Ng, on: 2027-01-01, evidence: ../../outside.md}
  drift/retraining: {by: A. Ng, on: 2026-11-01, evidence: /etc/hosts}
  security/protection: {by: A. Ng, on: 2026-11-01, evidence: 'https://wiki.example/review'}
`,
  'docs/there (1).md': '# Audit\n',
  'deploy.yaml': deployment('vllm/vllm-openai:latest') + '          securityContext: {privileged: true}\n',
});

const FOLDERS = new Map([
  ...readdirSync(join(root, 'examples')).map((name) => [`examples/${name}`, join(root, 'examples', name)] as const),
  ['attestations', ATTESTED],
]);

for (const [name, folder] of FOLDERS) {
  describe(`the same bytes in every mouth: ${name}`, () => {
    const files = new Map(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((f) => statSync(join(folder, f)).isFile())
        .map((f) => [f.replaceAll('\\', '/'), readFileSync(join(folder, f), 'utf8')] as const),
    );
    let fromCli: string[];

    before(async () => {
      const { out } = await run(['check', folder, '--format', 'json', '--fail-on', 'never']);
      const report = JSON.parse(out) as Report;
      const prefix = `${relative(root, folder).replaceAll('\\', '/')}/`;
      fromCli = report.files
        .flatMap((file) =>
          file.findings
            .filter((f) => !f.suppressed)
            .map((f) =>
              line(file.path.slice(prefix.length), f.cell, f.start.line, f.start.column, f.severity, f.rule, f.message),
            ),
        )
        .sort();
      assert.ok(fromCli.length > 5);
      if (folder === ATTESTED) assert.equal(fromCli.filter((l) => l.includes('There is no docs/gone.md')).length, 1);
    });

    it('language server', async () => {
      const session = await openSession({
        folders: ['/w'],
        files: Object.fromEntries([...files].map(([f, text]) => [`/w/${f}`, text])),
      });
      assert.deepEqual(await collect(session.client, files), fromCli);
      await closeSessions();
    });

    it('browser worker', async function () {
      this.timeout(60_000);
      const bundle = join(root, 'dist/server.worker.js');
      if (!existsSync(bundle)) execFileSync(process.execPath, [join(root, 'build.mjs')], { cwd: root });
      const worker = new Worker(WORKER, { eval: true, workerData: bundle });
      const client = createMessageConnection(new WorkerReader(worker), new WorkerWriter(worker));
      client.onRequest('mlPreflight/listFiles', () => ({ uris: [...files.keys()].map((f) => uri(`/w/${f}`)) }));
      client.onRequest('mlPreflight/readFile', (p: { uri: string }) => {
        const text = files.get(decodeURIComponent(p.uri.slice('file:///w/'.length)));
        return { base64: text === undefined ? null : Buffer.from(text).toString('base64') };
      });
      client.onRequest('mlPreflight/missingFiles', (p: { uris: string[] }) => ({
        uris: p.uris.filter((u) => !files.has(decodeURIComponent(u.slice('file:///w/'.length)))),
      }));
      client.onRequest('workspace/configuration', (p: { items: unknown[] }) => p.items.map(() => null));
      client.onRequest('client/registerCapability', () => null);
      client.onRequest('workspace/diagnostic/refresh', () => null);
      client.listen();
      await client.sendRequest('initialize', {
        processId: null,
        rootUri: null,
        capabilities: fullCapabilities,
        workspaceFolders: [{ uri: uri('/w'), name: 'w' }],
        initializationOptions: { files: true },
      });
      await client.sendNotification('initialized', {});
      assert.deepEqual(await collect(client, files), fromCli);
      client.dispose();
      await worker.terminate();
    });
  });
}

class WorkerReader extends AbstractMessageReader {
  constructor(private readonly worker: Worker) {
    super();
  }
  listen(callback: DataCallback) {
    this.worker.on('message', callback);
    return { dispose: () => void this.worker.off('message', callback) };
  }
}

class WorkerWriter extends AbstractMessageWriter {
  constructor(private readonly worker: Worker) {
    super();
  }
  async write(message: Message): Promise<void> {
    this.worker.postMessage(message);
  }
  end(): void {}
}

/** A web worker's surroundings, as far as the bundle asks for them, and a fixed day. */
const WORKER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const vm = require('node:vm');
  const RealDate = Date;
  class FixedDate extends RealDate { constructor(...args) { args.length ? super(...args) : super('2026-11-23T12:00:00Z'); } }
  const scope = { console, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, TextDecoder, TextEncoder, URL, performance, crypto, atob, btoa, AbortController,
    Date: FixedDate, postMessage: (m) => parentPort.postMessage(m), addEventListener() {}, onmessage: null };
  scope.self = scope; scope.globalThis = scope;
  vm.createContext(scope);
  vm.runInContext(require('node:fs').readFileSync(workerData, 'utf8'), scope);
  parentPort.on('message', (data) => scope.onmessage({ data }));
`;

/** Opens every file as an editor would, waits for the whole workspace, and asks for the diagnostics of each document. */
async function collect(client: MessageConnection, files: ReadonlyMap<string, string>): Promise<string[]> {
  const documents: { path: string; cell: number | null; uri: string }[] = [];
  for (const [path, text] of files) {
    if (path.endsWith('.ipynb')) {
      const cells = (JSON.parse(text) as { cells: { cell_type: string; source: string[]; execution_count?: number }[] }).cells;
      await client.sendNotification('notebookDocument/didOpen', {
        notebookDocument: {
          uri: uri(`/w/${path}`),
          notebookType: 'jupyter-notebook',
          version: 1,
          cells: cells.map((c, i) => ({
            kind: c.cell_type === 'markdown' ? 1 : 2,
            document: cellUri(`/w/${path}`, `c${i}`),
            ...(c.execution_count && { executionSummary: { executionOrder: c.execution_count, success: true } }),
          })),
        },
        cellTextDocuments: cells.map((c, i) => ({
          uri: cellUri(`/w/${path}`, `c${i}`),
          languageId: c.cell_type === 'markdown' ? 'markdown' : 'python',
          version: 1,
          text: c.source.join(''),
        })),
      });
      for (const i of cells.keys()) documents.push({ path, cell: i + 1, uri: cellUri(`/w/${path}`, `c${i}`) });
    } else {
      const languageId = /\.ya?ml$/.test(path) ? 'yaml' : path.endsWith('.md') ? 'markdown' : 'plaintext';
      await client.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(`/w/${path}`), languageId, version: 1, text },
      });
      documents.push({ path, cell: null, uri: uri(`/w/${path}`) });
    }
  }
  await client.sendRequest('mlPreflight/checklist', {});
  const lines: string[] = [];
  for (const document of documents) {
    const report = await client.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: document.uri },
      identifier: 'ml-preflight',
    });
    for (const d of report.items)
      lines.push(
        line(
          document.path,
          document.cell,
          d.range.start.line + 1,
          d.range.start.character + 1,
          SEVERITIES[d.severity!]!,
          String(d.code),
          String(d.message),
        ),
      );
  }
  return lines.sort();
}

function line(
  path: string,
  cell: number | null,
  row: number,
  column: number,
  severity: string,
  rule: string,
  message: string,
): string {
  return `${path}${cell === null ? '' : ` cell ${cell}`}:${row}:${column} ${severity} ${rule} ${message}`;
}

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type DocumentDiagnosticReport,
  type Message,
} from 'vscode-languageserver-protocol/node';
import type { ChecklistResult } from '../../server/lsp/protocol.js';
import { fullCapabilities } from './session.js';
import { deployment, LATEST } from './texts.js';

const top = fileURLToPath(new URL('../..', import.meta.url));
const bundle = fileURLToPath(new URL('../../dist/server.worker.js', import.meta.url));

/** A worker of the browser has `self` and no `require`, no `process`, no `Buffer`. */
const scope = `
const { parentPort, workerData } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
const { createContext, runInContext } = require('node:vm');
const scope = { setTimeout, clearTimeout, TextDecoder, TextEncoder, atob, btoa, URL, console, performance, queueMicrotask, crypto };
scope.self = scope;
scope.postMessage = (message) => parentPort.postMessage(message);
scope.addEventListener = (_, listener) => parentPort.on('message', (data) => listener({ data }));
scope.removeEventListener = () => {};
Object.defineProperty(scope, 'onmessage', { set(listener) { parentPort.on('message', (data) => listener({ data })); } });
runInContext(readFileSync(workerData, 'utf8'), createContext(scope), { filename: workerData });
`;

describe('the server as a worker', function () {
  this.timeout(30_000);
  let worker: Worker | undefined;

  before(() => {
    if (!existsSync(bundle)) execFileSync(process.execPath, ['build.mjs'], { cwd: top, stdio: 'inherit' });
  });
  afterEach(async () => {
    await worker?.terminate();
  });

  it('reads a workspace of another scheme by way of the client, with nothing of Node', async () => {
    worker = new Worker(scope, { eval: true, workerData: bundle });
    const failed = new Promise<never>((_, reject) => worker!.once('error', reject));
    const connection = createMessageConnection(readerOf(worker), writerOf(worker));
    const root = 'vscode-vfs://github/org/repo';
    const uri = `${root}/deploy.yaml`;
    connection.onRequest('workspace/configuration', () => [null]);
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.onRequest('mlPreflight/listFiles', () => ({ uris: [uri] }));
    connection.onRequest('mlPreflight/readFile', () => ({ base64: btoa(deployment()) }));
    connection.listen();
    const life = async () => {
      await connection.sendRequest('initialize', {
        processId: null,
        rootUri: null,
        capabilities: fullCapabilities,
        workspaceFolders: [{ uri: root, name: 'repo' }],
        initializationOptions: { files: true, commands: true },
      });
      await connection.sendNotification('initialized', {});
      const { projects } = await connection.sendRequest<ChecklistResult>('mlPreflight/checklist', {});
      assert.deepEqual(
        projects.map((p) => [p.root, p.artifacts]),
        [[root, 1]],
      );
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text: deployment() },
      });
      const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
      assert.ok(report.kind === 'full' && report.items.some((d) => d.code === LATEST));
    };
    await Promise.race([life(), failed]);
    connection.dispose();
  });
});

function readerOf(worker: Worker) {
  return new (class extends AbstractMessageReader {
    listen(callback: DataCallback) {
      const listener = (message: Message) => callback(message);
      worker.on('message', listener);
      return { dispose: () => void worker.off('message', listener) };
    }
  })();
}

function writerOf(worker: Worker) {
  return new (class extends AbstractMessageWriter {
    async write(message: Message) {
      worker.postMessage(message);
    }
    end() {}
  })();
}

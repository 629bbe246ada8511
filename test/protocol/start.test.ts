import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type DocumentDiagnosticReport,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { ChecklistResult } from '../../server/lsp/protocol.js';
import { fullCapabilities } from './session.js';
import { deployment, LATEST } from './texts.js';

const top = fileURLToPath(new URL('../..', import.meta.url));
const server = join(top, 'dist/server.js');

describe('the built server', function () {
  this.timeout(30_000);
  let folder = '';
  let child: ChildProcess | undefined;

  before(() => {
    if (!existsSync(server)) execFileSync(process.execPath, ['build.mjs'], { cwd: top, stdio: 'inherit' });
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'preflight-start-'));
    await writeFile(join(folder, 'deploy.yaml'), deployment());
  });
  afterEach(async () => {
    if (child?.exitCode === null) child.kill();
    child = undefined;
    await rm(folder, { recursive: true });
  });

  /** A short life of an editor; the process then ends by itself, with 0. */
  async function live(connection: MessageConnection, process: ChildProcess): Promise<void> {
    const ended = new Promise<number | null>((resolve) => process.once('exit', resolve));
    connection.onRequest('workspace/configuration', () => [null]);
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.listen();
    const root = pathToFileURL(folder).href;
    const uri = `${root}/deploy.yaml`;
    await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: fullCapabilities,
      workspaceFolders: [{ uri: root, name: 'x' }],
    });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: deployment() },
    });
    const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
    assert.ok(report.kind === 'full' && report.items.some((d) => d.code === LATEST));
    const { projects } = await connection.sendRequest<ChecklistResult>('mlPreflight/checklist', {});
    assert.deepEqual(
      projects.map((p) => p.artifacts),
      [1],
    );
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
    connection.dispose();
  }

  it('speaks over stdio', async () => {
    child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    await live(createMessageConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!)), child);
  });

  it('speaks over the channel of a forked process', async () => {
    child = fork(server, ['--node-ipc'], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await live(createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child)), child);
  });

  it('speaks over a socket', async () => {
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as { port: number };
    const connected = new Promise<import('node:net').Socket>((resolve) => listener.once('connection', resolve));
    child = spawn(process.execPath, [server, `--socket=${port}`], { stdio: ['ignore', 'inherit', 'inherit'] });
    const socket = await connected;
    await live(createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket)), child);
    socket.destroy();
    listener.close();
  });

  it('ends when its editor is gone', async () => {
    child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child!.once('exit', resolve));
    child.stdin!.end();
    await ended;
  });
});

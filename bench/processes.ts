import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { card, manifests, notebook, requirements } from './inputs.js';
import { lockFile, otherPython } from './kinds.js';
import { median, row } from './statistics.js';

/** Time and peak memory of one process. */
interface Cost {
  readonly ms: number;
  readonly mib: number;
}

/** Whole processes beside `node -e 0`: the command line from start to end, the server from its start to its first diagnostics. */
export async function processes(root: string, runs: number): Promise<void> {
  const report = join(root, 'bench/resources.cjs');
  const cli = join(root, 'dist/cli.cjs');
  const folder = project();
  const one = join(folder, '0/serving.yaml');
  const large = repository();
  const commands: readonly (readonly [string, () => Cost | Promise<Cost>])[] = [
    ['--version', () => run(report, cli, '--version')],
    ['check of one file', () => run(report, cli, 'check', one, '--fail-on', 'never')],
    ['check of 160 files', () => run(report, cli, 'check', folder, '--fail-on', 'never')],
    ['check of 160 among 3,300 files', () => run(report, cli, 'check', large, '--fail-on', 'never')],
    ['server to first diagnostics', () => serve(report, join(root, 'dist/server.js'), one)],
  ];
  row('process / node -e 0', 'time', 'peak memory', 'ms', 'MiB');
  for (const [name, measure] of commands) {
    const costs: { bare: Cost; own: Cost }[] = [];
    // The first run warms the file system up.
    for (let i = 0; i < runs + 1; i++) costs.push({ bare: run(report, '-e', '0'), own: await measure() });
    const warm = costs.slice(1);
    row(
      `  ${name}`,
      median(warm.map(({ own, bare }) => own.ms / bare.ms)),
      median(warm.map(({ own, bare }) => own.mib / bare.mib)),
      median(warm.map(({ own }) => own.ms)),
      median(warm.map(({ own }) => own.mib)),
    );
  }
  rmSync(folder, { recursive: true });
  rmSync(large, { recursive: true });
}

/** The same project in a repository that has much else: Python and YAML of others, and a lock file that is nearly too long to read. */
function repository(): string {
  const folder = project();
  const pipelines = (seed: number) =>
    Array.from({ length: 30 }, (_, i) => `job${seed}x${i}:\n  runs-on: ubuntu-latest\n  steps:\n    - run: make test\n`).join('');
  for (let i = 0; i < 300; i++) {
    mkdirSync(join(folder, 'src', String(i)), { recursive: true });
    for (let k = 0; k < 9; k++) writeFileSync(join(folder, 'src', String(i), `sessions${k}.py`), otherPython(120, i * 10 + k));
    writeFileSync(join(folder, 'src', String(i), 'pipelines.yaml'), pipelines(i));
    writeFileSync(join(folder, 'src', String(i), 'package.json'), JSON.stringify({ name: `part-${i}`, version: '1.0.0' }));
  }
  writeFileSync(join(folder, 'poetry.lock'), lockFile(5500, 1));
  return folder;
}

function project(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ml-preflight-bench-'));
  for (let i = 0; i < 40; i++) {
    mkdirSync(join(folder, String(i)));
    writeFileSync(join(folder, String(i), 'serving.yaml'), manifests(90, i));
    writeFileSync(join(folder, String(i), 'MODEL_CARD.md'), card(150, i));
    writeFileSync(join(folder, String(i), 'notebook.ipynb'), notebook(20, i));
    writeFileSync(join(folder, String(i), 'requirements.txt'), requirements(40, i));
  }
  return folder;
}

function run(report: string, ...args: readonly string[]): Cost {
  const begin = performance.now();
  const child = spawnSync(process.execPath, ['--require', report, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const ms = performance.now() - begin;
  return { ms, mib: peakOf(args, child.status, child.stderr) };
}

/** A client that opens 1,000 lines, waits for their diagnostics and says goodbye. Time counts up to the answer, memory to the end. */
async function serve(report: string, server: string, path: string): Promise<Cost> {
  const begin = performance.now();
  const child = spawn(process.execPath, ['--require', report, server, '--stdio']);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const client = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  client.listen();
  const uri = pathToFileURL(path).href;
  const capabilities = { textDocument: { diagnostic: {} } };
  await client.sendRequest('initialize', { processId: null, rootUri: null, workspaceFolders: null, capabilities });
  await client.sendNotification('initialized', {});
  const textDocument = { uri, languageId: 'yaml', version: 1, text: manifests(1000, 7) };
  await client.sendNotification('textDocument/didOpen', { textDocument });
  await client.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  const ms = performance.now() - begin;
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  const status = await ended;
  client.dispose();
  return { ms, mib: peakOf([server], status, errors) };
}

function peakOf(args: readonly string[], status: number | null, errors: string): number {
  const peak = /peak-memory-kib (\d+)/.exec(errors)?.[1];
  if (status !== 0 || !peak) throw new Error(`${args.join(' ')}: exit ${status}\n${errors}`);
  return Number(peak) / 1024;
}

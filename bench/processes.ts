import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { card, manifests, notebook, requirements } from './inputs.js';
import { median, row } from './statistics.js';

const root = join(import.meta.dirname, '..');
const report = join(import.meta.dirname, 'resources.cjs');

/** Whole processes beside `node -e 0`: time and peak memory of the command line and of the server up to its first diagnostics. */
export function processes(runs: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'ml-preflight-bench-'));
  for (let i = 0; i < 40; i++) {
    mkdirSync(join(folder, String(i)));
    writeFileSync(join(folder, String(i), 'serving.yaml'), manifests(90, i));
    writeFileSync(join(folder, String(i), 'MODEL_CARD.md'), card(150, i));
    writeFileSync(join(folder, String(i), 'notebook.ipynb'), notebook(20, i));
    writeFileSync(join(folder, String(i), 'requirements.txt'), requirements(40, i));
  }
  const commands: readonly (readonly [string, readonly string[]])[] = [
    ['--version', [join(root, 'dist/cli.cjs'), '--version']],
    ['check of one file', [join(root, 'dist/cli.cjs'), 'check', join(folder, '0/serving.yaml'), '--fail-on', 'never']],
    ['check of 160 files', [join(root, 'dist/cli.cjs'), 'check', folder, '--fail-on', 'never']],
    ['server to first diagnostics', [join(root, 'dist/server.js'), '--stdio']],
  ];
  row('process / node -e 0', 'time', 'peak memory', 'ms', 'MiB');
  for (const [name, args] of commands) {
    const times: number[] = [];
    const memory: number[] = [];
    const ms: number[] = [];
    const mib: number[] = [];
    for (let i = 0; i < runs + 1; i++) {
      const bare = run(['-e', '0'], '');
      const own = run(args, name.startsWith('server') ? session(join(folder, '0/serving.yaml')) : '');
      if (i === 0) continue;
      times.push(own.ms / bare.ms);
      memory.push(own.mib / bare.mib);
      ms.push(own.ms);
      mib.push(own.mib);
    }
    row(`  ${name}`, median(times), median(memory), median(ms), median(mib));
  }
  rmSync(folder, { recursive: true });
}

function run(args: readonly string[], input: string): { ms: number; mib: number } {
  const begin = performance.now();
  const child = spawnSync(process.execPath, ['--require', report, ...args], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const ms = performance.now() - begin;
  const peak = /peak-memory-kib (\d+)/.exec(child.stderr)?.[1];
  if (child.status !== 0 || !peak) throw new Error(`${args.join(' ')}: exit ${child.status}\n${child.stderr}`);
  return { ms, mib: Number(peak) / 1024 };
}

/** What a client says up to the first diagnostics, then shutdown and exit. */
function session(path: string): string {
  const uri = `file://${path}`;
  const messages = [
    {
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, workspaceFolders: null, capabilities: { textDocument: { diagnostic: {} } } },
    },
    { method: 'initialized', params: {} },
    {
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text: manifests(1000, 7) } },
    },
    { id: 2, method: 'textDocument/diagnostic', params: { textDocument: { uri } } },
    { id: 3, method: 'shutdown' },
    { method: 'exit' },
  ];
  return messages
    .map((m) => JSON.stringify({ jsonrpc: '2.0', ...m }))
    .map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    .join('');
}

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { version } from '../../package.json';
import { builtCli, deployment, folderWith, run, spawnCli } from './runCli.js';

describe('ml-preflight as a process', function () {
  this.timeout(60_000);

  it('tells its version and its commands', async () => {
    assert.deepEqual(await spawnCli(['--version']), { code: 0, out: `${version}\n`, err: '' });
    const help = await spawnCli(['--help']);
    assert.equal(help.code, 0);
    assert.equal(help.err, '');
    for (const command of ['check', 'fix', 'checklist', 'explain', 'lsp'])
      assert.match(help.out, new RegExp(`^ {2}${command} `, 'm'));
    assert.doesNotMatch((await spawnCli(['check', '--help'])).out, /--today/);
  });

  it('gives the exit code of the command and writes no colour into a pipe', async () => {
    const cwd = folderWith({
      'deploy.yaml': deployment('vllm/vllm-openai:latest'),
      'ml-preflight.yaml': 'rules: {versioning: error}\n',
    });
    const { code, out } = await spawnCli(['check'], { cwd });
    assert.equal(code, 1);
    assert.match(out, /\d+ problems? \(/);
    assert.doesNotMatch(out, /\u001b/);
    assert.equal((await spawnCli(['check', 'nowhere'], { cwd })).code, 2);
    assert.equal((await spawnCli(['check', '--fail-on', 'never'], { cwd })).code, 0);
  });

  it('prints the same in a process as in a call', async () => {
    const args = ['check', '--today', '2026-11-23', '--format', 'json', 'examples'];
    assert.deepEqual(await spawnCli(args), await run(args));
  });

  it('writes a report larger than a pipe holds, and is quiet when the reader leaves', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [`d${i}.yaml`, deployment('vllm/vllm-openai:latest', `s${i}`)]),
    );
    const cwd = folderWith(files);
    const all = await spawnCli(['check', '--format', 'json'], { cwd });
    assert.ok(all.out.length > 100_000);
    assert.equal(JSON.parse(all.out).files.length, 400);

    const child = spawn(process.execPath, [builtCli(), 'check', '--format', 'json'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
      child.once('close', (c, s) => resolve([c, s])),
    );
    assert.equal(err, '');
    assert.equal(signal, null);
    assert.ok(code === 0 || code === 1, `ended with ${code}`);
  });

  it('fails where the report cannot be written', async function () {
    if (!existsSync('/dev/full')) this.skip();
    const cwd = folderWith({ 'deploy.yaml': deployment('vllm/vllm-openai:latest') });
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [builtCli(), 'check'], { cwd, stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    let err = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.match(err, /^ml-preflight: the report could not be written: ENOSPC[^\n]*\n$/);
    assert.equal(code, 2);
  });

  it('tells of a file that may not be read, and goes on', async function () {
    if (process.platform === 'win32') this.skip();
    const cwd = folderWith({ 'secret.yaml': 'x: 1\n', 'deploy.yaml': deployment('vllm/vllm-openai:latest') });
    chmodSync(cwd, 0o755);
    chmodSync(path.join(cwd, 'secret.yaml'), 0o000);
    // Root may read everything: then as nobody.
    const { out, err, code } = await spawnCli(['check'], { cwd, ...(process.getuid!() === 0 ? { uid: 65534 } : {}) });
    assert.match(out, /deploy\.yaml\n/);
    assert.match(err, /^ml-preflight: skipped secret\.yaml: \S.*\n$/);
    assert.equal(code, 0);
  });

  it('wants to know how the server is to speak', async () => {
    for (const args of [[], ['--stdio', '--node-ipc']]) {
      assert.deepEqual(await spawnCli(['lsp', ...args]), {
        code: 2,
        out: '',
        err: 'ml-preflight: lsp takes one of --stdio and --node-ipc\n',
      });
    }
  });

  it('starts the server on standard input and output', async () => {
    const child = spawn(process.execPath, [builtCli(), 'lsp', '--stdio', `--clientProcessId=${process.pid}`]);
    const answer = new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (some: string) => {
        text += some;
        if (text.includes('"capabilities"')) resolve(text);
      });
      child.once('close', (code) => reject(new Error(`ended with ${code}: ${text}`)));
    });
    send(child, {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: process.pid, rootUri: null, capabilities: {} },
    });
    assert.match(await answer, /"id":1/);
    const closed = new Promise((resolve) => child.once('close', resolve));
    send(child, { jsonrpc: '2.0', id: 2, method: 'shutdown' });
    send(child, { jsonrpc: '2.0', method: 'exit' });
    assert.equal(await closed, 0);
  });

  it('tells of an internal error in one line, with its stack where asked', async () => {
    const cwd = folderWith({ 'deploy.yaml': deployment('vllm/vllm-openai:latest') });
    const broken = { cwd, env: { NODE_OPTIONS: `--require ${path.join(__dirname, 'defect.cjs')}` } };
    const { code, out, err } = await spawnCli(['check'], broken);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^ml-preflight: internal error: no luck today\nml-preflight: set ML_PREFLIGHT_DEBUG=1 .*\n$/);
    const debug = await spawnCli(['check'], { ...broken, env: { ...broken.env, ML_PREFLIGHT_DEBUG: '1' } });
    assert.match(debug.err, /internal error: no luck today\nError: no luck today\n {4}at /);
  });
});

function send(child: ReturnType<typeof spawn>, message: unknown): void {
  const body = JSON.stringify(message);
  child.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

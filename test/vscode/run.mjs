// Runs the suite in a real VS Code: `node test/vscode/run.mjs [--host oldest|newest|both] [--in auto|desktop|server]`
// `[--grep text] [--timeout seconds] [--verbose] [--skip]`.
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeTemp, removeTemp } from '../../scripts/child.mjs';
import { root } from '../../scripts/prepare.mjs';
import { servers } from '../../scripts/vscodeServer.mjs';
import { findChromium } from '../../scripts/workbench.mjs';
import { bundleSuite } from './bundle.mjs';
import { findDesktop, runInDesktop } from './desktopHost.mjs';
import { runInServer } from './serverHost.mjs';

const { values: options } = parseArgs({
  options: {
    host: { type: 'string', default: 'oldest' },
    in: { type: 'string', default: 'auto' },
    grep: { type: 'string' },
    timeout: { type: 'string', default: '300' },
    verbose: { type: 'boolean', default: false },
    skip: { type: 'boolean', default: false },
    // What is under test, for trying out the harness itself.
    extension: { type: 'string', default: root },
    suite: { type: 'string', default: path.join(root, 'test/vscode/suite') },
    workspace: { type: 'string', default: path.join(root, 'examples') },
  },
});

try {
  if (options.skip)
    console.log('\n*** The tests in VS Code were SKIPPED on request: the editor side of this build is untested. ***');
  else await main();
} catch (error) {
  console.error(`\nTests in VS Code: ${error.message}`);
  process.exitCode = 1;
}
// Whatever a host left open must not keep us.
process.exit();

async function main() {
  const versions = options.host === 'both' ? Object.keys(servers) : [options.host];
  if (!versions.every((version) => version in servers)) throw new Error(`--host is oldest, newest or both, not ${options.host}`);
  const host = await chooseHost();
  const suite = path.join(root, 'dist/test/vscode/suite.cjs');
  await bundleSuite({ suiteDir: options.suite, outfile: suite });
  const runs = host.executable ? ['installed'] : versions;
  const failures = [];
  for (const version of runs) {
    // One host that fails does not keep the other from being run.
    await runOnce(host, version, suite).catch((error) =>
      failures.push(runs.length > 1 ? `${version}: ${error.message}` : error.message),
    );
  }
  if (failures.length > 0) throw new Error(failures.join('; '));
}

async function chooseHost() {
  if (!['auto', 'desktop', 'server'].includes(options.in)) throw new Error(`--in is auto, desktop or server, not ${options.in}`);
  const desktop = options.in === 'server' ? { reason: 'not asked for' } : await findDesktop();
  if (!desktop.reason) return { ...desktop, kind: 'desktop' };
  if (options.in === 'desktop') throw new Error(`no desktop VS Code: ${desktop.reason}`);
  const chromium = findChromium();
  if (chromium) return { kind: 'server', chromium };
  throw new Error(
    `no desktop VS Code (${desktop.reason}) and no browser for the VS Code server: install Chromium or Chrome (Debian: apt-get install chromium) or name one in CHROMIUM_PATH, or set VSCODE_PATH, or pass --skip-vscode to npm test`,
  );
}

// Every run has a copy of its own: the tests write files, and the examples stay as they are.
async function runOnce(host, version, suite) {
  const temp = makeTemp('workspace');
  try {
    const workspace = await makeWorkspace(path.join(temp, 'examples'));
    const limitMs = Number(options.timeout) * 1000;
    const cacheDir = path.join(root, '.vscode-test');
    const extension = path.resolve(options.extension);
    const job = { cacheDir, extension, suite, workspace, limitMs, grep: options.grep, verbose: options.verbose };
    if (host.kind === 'server') return await runInServer({ version, chromium: host.chromium }, job);
    const desktopVersion = version === 'oldest' ? servers.oldest.vscode : 'stable';
    return await runInDesktop({ executable: host.executable, version: desktopVersion }, job);
  } finally {
    await removeTemp(temp);
  }
}

// A workspace of several folders: every example, and an empty one for the files that tests write.
async function makeWorkspace(dir) {
  await cp(options.workspace, dir, { recursive: true });
  await mkdir(path.join(dir, 'scratch'), { recursive: true });
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const file = path.join(dir, 'examples.code-workspace');
  await writeFile(file, JSON.stringify({ folders: names.sort().map((name) => ({ path: name })) }));
  return file;
}

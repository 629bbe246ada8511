// A real VS Code from the npm registry: the workbench in a browser and a Node extension host behind it.
//
// The npm package code-server carries the VS Code server. Its native modules are left out (they would have to be compiled);
// the server says so in its log and works without them.

import { randomBytes } from 'node:crypto';
import { existsSync, symlinkSync } from 'node:fs';
import { mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeTemp, npm, removeTemp, startChild, stopChild } from './child.mjs';

/** The VS Code versions the extension is tried in: the oldest that package.json promises, and the newest there is. */
export const servers = {
  oldest: { vscode: '1.100.3', package: 'code-server@4.100.3', node: 20, ripgrep: '@vscode/ripgrep@1.18.0', args: [] },
  // Since about 1.110 a test payload in the address is honoured only with this argument.
  newest: { vscode: '1.139.1', package: 'code-server@4.139.1', node: 24, args: ['--enable-smoke-test-driver'] },
};

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
const marker = '.complete';

/**
 * Installs a server into `<cacheDir>/server-<VS Code version>/` unless it is there already, and returns what `startServer`
 * needs. Throws with one line when the registry cannot be reached.
 */
export async function installServer({ version, cacheDir, log = console.log }) {
  const recipe = servers[version];
  const dir = path.join(cacheDir, `server-${recipe.vscode}`);
  if (!existsSync(path.join(dir, marker))) {
    log(`Installing the VS Code ${recipe.vscode} server (npm package ${recipe.package}) ...`);
    await rm(dir, { recursive: true, force: true });
    await mkdir(cacheDir, { recursive: true });
    await removeAbandoned(cacheDir);
    const building = path.join(cacheDir, `building-${process.pid}-${recipe.vscode}`);
    try {
      await fill(building, recipe);
      await writeFile(path.join(building, marker), `${recipe.package}\n`);
      await moveInto(building, dir);
    } finally {
      await rm(building, { recursive: true, force: true });
    }
  }
  return { ...recipe, main: path.join(vscodeIn(dir), 'out/server-main.js'), node: nodeFor(dir, recipe.node) };
}

const vscodeIn = (dir) => path.join(dir, 'node_modules/code-server/lib/vscode');

async function fill(dir, recipe) {
  await mkdir(dir, { recursive: true });
  // Without a manifest of its own npm would install into the nearest folder above that has one.
  await writeFile(path.join(dir, 'package.json'), '{ "private": true }\n');
  const packages = [recipe.package];
  if (recipe.ripgrep) packages.push(recipe.ripgrep);
  if (needsOwnNode(recipe.node)) packages.push(`${nodePackage()}@${recipe.node}`);
  await npmInstall(dir, packages);
  const vscode = vscodeIn(dir);
  await npmInstall(vscode, ['--omit=dev']);
  await npmInstall(path.join(vscode, 'extensions'), ['--omit=dev']);
  // The built server looks for its modules in the archive of a desktop build.
  await symlink('node_modules', path.join(vscode, 'node_modules.asar'), 'junction');
  if (recipe.ripgrep) await linkRipgrep(dir);
}

async function npmInstall(cwd, args) {
  const { code, output } = await npm(['install', ...quiet, ...args], { cwd, capture: true });
  if (code === 0) return;
  const reason = /npm (?:error|ERR!) (?:code )?(\S.*)/.exec(output)?.[1] ?? output.trim().split('\n')[0];
  throw new Error(`the VS Code server could not be installed from the npm registry: ${reason}`);
}

// Search needs ripgrep where VS Code's own install script would have downloaded it; newer servers bring it along.
async function linkRipgrep(dir) {
  const exe = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const bin = path.join(vscodeIn(dir), 'node_modules/@vscode/ripgrep/bin');
  const platformPackage = path.join(dir, `node_modules/@vscode/ripgrep-${process.platform}-${process.arch}/bin`, exe);
  if (!existsSync(platformPackage) || existsSync(path.join(bin, exe))) return;
  await mkdir(bin, { recursive: true });
  await symlink(path.relative(bin, platformPackage), path.join(bin, exe));
}

// The server of an older VS Code runs on a newer Node, as its native modules are absent anyway; not the other way round.
const needsOwnNode = (major) => Number.parseInt(process.versions.node, 10) < major;

const nodePackage = () => `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

function nodeFor(dir, major) {
  if (!needsOwnNode(major)) return process.execPath;
  return path.join(dir, 'node_modules', nodePackage(), process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
}

// Two runs may install at the same time: the first to finish wins.
async function moveInto(building, dir) {
  try {
    await rename(building, dir);
  } catch (error) {
    if (!existsSync(path.join(dir, marker))) throw error;
  }
}

async function removeAbandoned(cacheDir) {
  for (const name of await readdir(cacheDir)) {
    const pid = Number(/^building-(\d+)-/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await rm(path.join(cacheDir, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Starts an installed server on a free port of the loopback interface, with fresh data, the given user settings and a
 * secret token. Returns `{ url, token, dataDir, output, stop }`: `output()` is what it has printed, `stop()` ends it and removes its data.
 */
export async function startServer({ server, settings = {}, env = {} }) {
  const dataDir = makeTemp('server');
  const user = path.join(dataDir, 'data/User');
  await mkdir(user, { recursive: true });
  await writeFile(path.join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  const token = randomBytes(16).toString('hex');
  const args = ['--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--accept-server-license-terms'];
  args.push('--server-data-dir', dataDir, '--telemetry-level', 'off', ...server.args);
  const child = startChild(server.node, [server.main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let output = '';
  const port = await new Promise((resolve, reject) => {
    const give = (reason) => reject(new Error(`the VS Code server did not start (${reason})\n${output.slice(-2000)}`));
    const timer = setTimeout(() => give('no answer in 60 s'), 60_000);
    const read = (chunk) => {
      output = (output + chunk).slice(-100_000);
      const found = /Extension host agent listening on (\d+)/.exec(output);
      if (!found) return;
      clearTimeout(timer);
      resolve(Number(found[1]));
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', (error) => give(error.message));
    child.once('exit', (code) => give(`exit code ${code}`));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    dataDir,
    output: () => output,
    stop: async () => {
      await stopChild(child);
      await removeTemp(dataDir);
    },
  };
}

// Nothing that talks to the outside, asks questions or covers the window.
const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  // As on the desktop; in a browser the default is to save a second after each change.
  'files.autoSave': 'off',
};

/**
 * The address of a workbench on a `folder` or on a `workspace` file, with `file` open in it. `extension` is a folder to run as an extension under development, `suite` a
 * CommonJS module with `run()` for its extension host, `kind: 'web'` runs it in the worker host. Paths are absolute.
 */
export function workbenchUrl({ server, folder, workspace, file, extension, suite, kind }) {
  const { host } = new URL(server.url);
  const remote = (file) => `vscode-remote://${host}${path.posix.join('/', file.split(path.sep).join('/'))}`;
  const payload = [['skipWelcome', 'true']];
  if (extension) payload.push(['extensionDevelopmentPath', remote(linkTo(extension, server.dataDir))]);
  if (suite) payload.push(['extensionTestsPath', remote(suite)]);
  if (kind) payload.push(['extensionDevelopmentKind', kind]);
  if (file) payload.push(['openFile', remote(file)]);
  const opened = workspace ? { workspace } : { folder };
  const query = new URLSearchParams({ tkn: server.token, ...opened, payload: JSON.stringify(payload) });
  return `${server.url}/?${query}`;
}

// A workbench uses the first theme it finds inside an extension under development, and this server, its themes included, is
// inside the folder of ours. Through a link it is not.
function linkTo(extension, dataDir) {
  const link = path.join(dataDir, 'extension-under-development');
  if (!existsSync(link)) symlinkSync(extension, link, 'junction');
  return link;
}

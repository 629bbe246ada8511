// `npm start`: shows the product on an example, first in the terminal, then in an editor.
// `npm start -- [folder] [--no-editor] [--editor auto|desktop|server]`. Works in a bare clone.

import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './child.mjs';
import { build, ensurePackages, root } from './prepare.mjs';
import { installServer, startServer, workbenchUrl } from './vscodeServer.mjs';
import { onPath } from './workbench.mjs';

const example = path.join(root, 'examples/credit-risk');
/** Open at the start, so that there is something to see at once. */
const exampleFile = 'deploy/inference-service.yaml';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'no-editor': { type: 'boolean', default: false }, editor: { type: 'string', default: 'auto' } },
  });
  const folder = positionals[0] ? path.resolve(positionals[0]) : example;
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
  await ensurePackages();
  await build();
  await inTerminal(folder);
  if (!values['no-editor']) await inEditor(folder, values.editor);
  process.exit();
} catch (error) {
  console.error(`npm start: ${error.message}`);
  process.exit(1);
}

async function inTerminal(folder) {
  const shown = path.relative(process.cwd(), folder) || '.';
  for (const args of [
    ['check', shown, '--fail-on', 'never'],
    ['checklist', shown],
  ]) {
    console.log(`\n$ ml-preflight ${args.join(' ')}\n`);
    const { code } = await run(process.execPath, [path.join(root, 'dist/cli.cjs'), ...args]);
    if (code !== 0) throw new Error(`ml-preflight ${args[0]} ended with code ${code}`);
  }
}

async function inEditor(folder, editor) {
  // The example is opened as a copy: trying out fixes is what it is for, and the checkout should stay as it is. A desktop
  // editor goes on when we have ended, so for that one the copy is left behind.
  const temp = folder === example ? await mkdtemp(path.join(os.tmpdir(), 'ml-preflight-example-')) : undefined;
  const opened = temp ? path.join(temp, path.basename(example)) : folder;
  if (temp) await cp(example, opened, { recursive: true });
  const file = temp && path.join(opened, exampleFile);
  if (editor !== 'server' && (await inDesktop(opened, file))) return;
  if (editor === 'desktop') console.log('\nNo editor: neither code, code-insiders nor codium could be started from PATH.');
  else await inBrowser(opened, file);
  if (temp) await rm(temp, { recursive: true, force: true, maxRetries: 3 });
}

async function inDesktop(folder, file) {
  const code = ['code', 'code-insiders', 'codium'].map(onPath).find(Boolean);
  if (!code) return false;
  console.log(`\nOpening ${folder} in VS Code with the extension running ...`);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder, ...(file ? [file] : [])];
  const result = await run(code, args, { shell: process.platform === 'win32' });
  return result.code === 0;
}

async function inBrowser(folder, file) {
  let running;
  try {
    const server = await installServer({ version: 'newest', cacheDir: path.join(root, '.vscode-test') });
    running = await startServer({ server });
  } catch (error) {
    console.log(`\nNo editor: VS Code was not started from PATH, and ${error.message.split('\n')[0]}.`);
    return;
  }
  const url = workbenchUrl({ server: running, folder, file, extension: root });
  console.log(`\nVS Code with the extension running on ${folder} is at\n\n  ${url}\n`);
  console.log('Open that address in a browser. The ML Preflight icon is in the bar on the left. Ctrl-C ends it.');
  await new Promise((resolve) => {
    process.removeAllListeners('SIGINT');
    process.removeAllListeners('SIGTERM');
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await running.stop();
}

// Takes the pictures of the documentation from a real VS Code: `npm run screenshots [-- name ...] [--out dir]` writes
// docs/images/<name>.png. `--extension` and `--workspace` name others than this extension and its examples.
import { cp, mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeTemp, removeTemp } from './child.mjs';
import { build, ensurePackages, root } from './prepare.mjs';
import { installServer, startServer, workbenchUrl } from './vscodeServer.mjs';
import * as workbench from './workbench.mjs';

const { expand, openFile, openProblem, openView, runCommand, shot, waitForIdle, waitForSquiggle, widenSideBar } = workbench;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: path.join(root, 'docs/images') },
    extension: { type: 'string', default: root },
    workspace: { type: 'string', default: path.join(root, 'examples') },
  },
});

const example = 'credit-risk';
/** Pictures of the other example. */
const elsewhere = { computed: 'support-assistant' };
const manifest = 'deploy/inference-service.yaml';
const notebook = 'notebooks/train.ipynb';

/** Each picture starts in a window of its own, so that none depends on what another left open. */
const pictures = {
  tree: async (page) => {
    await openFile(page, manifest);
    await waitForSquiggle(page);
    await openView(page, 'ML Preflight');
    await widenSideBar(page, 580);
    for (const line of ['Integration', 'Ownership', 'Fairness', 'Security', 'Protection', 'Cost']) await expand(page, line);
    // The line that was clicked last is no longer marked.
    await page.keyboard.press('Escape');
  },
  problems: async (page) => {
    await openFile(page, manifest);
    await waitForSquiggle(page);
    await runCommand(page, 'Problems: Focus on Problems View');
  },
  quickfix: async (page) => {
    await openFile(page, manifest);
    await waitForSquiggle(page);
    await runCommand(page, 'Problems: Focus on Problems View');
    await openProblem(page, 'FEATURE_STORE_PASSWORD');
    await page.locator('.part.editor .monaco-editor textarea, .part.editor .monaco-editor .native-edit-context').first().focus();
    await page.keyboard.press('Control+.');
    await page.waitForSelector('.action-widget .monaco-list-row', { timeout: 15_000 });
  },
  notebook: async (page) => {
    await openFile(page, notebook);
    await waitForSquiggle(page);
    await runCommand(page, 'Problems: Focus on Problems View');
    await openProblem(page, 'StandardScaler');
  },
  computed: async (page) => {
    await openFile(page, 'k8s/summariser.yaml');
    await waitForSquiggle(page);
    await runCommand(page, 'Problems: Focus on Problems View');
    await openProblem(page, 'A request of 131,072 tokens');
    await page.locator('.part.editor .monaco-editor textarea, .part.editor .monaco-editor .native-edit-context').first().focus();
    await runCommand(page, 'Show or Focus Hover');
    await page.waitForSelector('.monaco-hover:not(.hidden) .hover-contents', { timeout: 15_000 });
    await waitForIdle(page);
  },
  report: async (page) => {
    const { execFileSync } = await import('node:child_process');
    const cli = path.join(root, 'dist/cli.cjs');
    const args = [cli, 'report', 'examples/credit-risk', '--date', '2026-11-23', '--format', 'html'];
    await page.setContent(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }));
    await page.setViewportSize({ width: 1100, height: 1000 });
  },
  completion: async (page) => {
    await openFile(page, 'MODEL_CARD.md');
    await waitForSquiggle(page);
    // Behind `pipeline_tag:` in the front matter, its value taken away.
    await page.locator('.part.editor .monaco-editor textarea, .part.editor .monaco-editor .native-edit-context').first().focus();
    await page.keyboard.press('Control+Home');
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    for (let i = 0; i < 'classification'.length; i++) await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+Space');
    await page.waitForSelector('.suggest-widget.visible .monaco-list-row', { timeout: 15_000 });
    await page.keyboard.press('Control+Space');
    await waitForIdle(page);
  },
};

const settings = {
  'workbench.colorTheme': 'Light Modern',
  'workbench.iconTheme': 'vs-seti',
  // The trust question would cover the window; the extension does the same in a folder that is not trusted.
  'security.workspace.trust.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.cursorBlinking': 'solid',
  'window.menuBarVisibility': 'hidden',
};

try {
  await main();
} catch (error) {
  console.error(`Pictures: ${error.message}`);
  process.exitCode = 1;
}
process.exit();

async function main() {
  const names = positionals.length > 0 ? positionals : Object.keys(pictures);
  const unknown = names.find((name) => !(name in pictures));
  if (unknown) throw new Error(`no picture '${unknown}'; there are ${Object.keys(pictures).join(', ')}`);
  await ensurePackages();
  if (options.extension === root) await build();
  const chromium = workbench.findChromium();
  if (!chromium) throw new Error('no Chromium found: install it or name one in CHROMIUM_PATH');
  await mkdir(options.out, { recursive: true });
  const server = await installServer({ version: 'newest', cacheDir: path.join(root, '.vscode-test') });
  const running = await startServer({ server, settings });
  const browser = await workbench.launchBrowser(chromium);
  try {
    for (const name of names) await take(name, browser, running);
  } finally {
    await browser.close();
    await running.stop();
  }
}

async function take(name, browser, running) {
  const temp = makeTemp('picture');
  const from = elsewhere[name] ?? example;
  const folder = path.join(temp, from);
  try {
    await cp(path.join(options.workspace, from), folder, { recursive: true });
    const extension = path.resolve(options.extension);
    const page = await workbench.openWorkbench(browser, workbenchUrl({ server: running, folder, extension }));
    await waitForIdle(page, 1500);
    const file = path.join(options.out, `${name}.png`);
    try {
      await pictures[name](page);
    } catch (error) {
      // What the window looked like tells more than the error.
      const failed = path.join(os.tmpdir(), `ml-preflight-${name}-failed.png`);
      await page.screenshot({ path: failed });
      throw new Error(`${name}: ${error.message} (the window: ${failed})`);
    }
    await shot(page, file);
    console.log(path.relative(root, file));
    await page.context().close();
  } finally {
    await removeTemp(temp);
  }
}

// Opening a workbench in Chromium and using it as a person would: keys, palette, clicks.
import { existsSync } from 'node:fs';
import path from 'node:path';

const candidates = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** The browser to use: what `CHROMIUM_PATH` names, else the first Chromium, Chrome or Edge found; undefined when there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  return (candidates[process.platform] ?? []).map(onPath).find(Boolean);
}

/** The full path of a program: of an absolute path itself where it exists, else of the first match on PATH. */
export function onPath(name) {
  if (path.isAbsolute(name)) return existsSync(name) ? name : undefined;
  const names = process.platform === 'win32' ? [`${name}.cmd`, `${name}.exe`] : [name];
  for (const dir of (process.env.PATH ?? '').split(path.delimiter)) {
    const found = names.map((each) => path.join(dir, each)).find((file) => dir && existsSync(file));
    if (found) return found;
  }
  return undefined;
}

/** Starts Chromium without a window. It is closed with `browser.close()` and dies with this process. */
export async function launchBrowser(executablePath) {
  const { chromium } = await import('playwright-core');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  args.push('--disable-component-update', '--disable-sync', '--disable-dev-shm-usage');
  return chromium.launch({ executablePath, args });
}

/** Opens a workbench address in a new window of the given size, and waits until the extension host answers. */
export async function openWorkbench(browser, url, { width = 1440, height = 900 } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 1, colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: 60_000 });
  return page;
}

/** Waits until nothing in the workbench has changed for `quietMs`, at most `limitMs`. */
export async function waitForIdle(page, quietMs = 700, limitMs = 15_000) {
  await page.evaluate(
    ([quiet, limit]) =>
      new Promise((resolve) => {
        const done = () => {
          observer.disconnect();
          clearTimeout(last);
          clearTimeout(calm);
          resolve();
        };
        const last = setTimeout(done, limit);
        let calm = setTimeout(done, quiet);
        const observer = new MutationObserver((changes) => {
          // A blinking cursor is not work.
          if (changes.every(({ target }) => target.parentElement?.closest('.cursors-layer'))) return;
          clearTimeout(calm);
          calm = setTimeout(done, quiet);
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    [quietMs, limitMs],
  );
}

/** Opens a file of the workspace by its path, through quick open. Throws when there is no such file. */
export async function openFile(page, file) {
  await pick(page, file, path.posix.basename(file));
  await page.waitForSelector(`.tab.active[data-resource-name="${path.posix.basename(file)}"]`, { timeout: 15_000 });
  await waitForIdle(page);
}

/** Runs a command by the title it has in the palette, `Category: Title` included. Throws when there is no such command. */
export async function runCommand(page, title) {
  await pick(page, `>${title}`, title);
  await waitForIdle(page);
}

async function pick(page, text, label) {
  const input = page.locator('.quick-input-widget:not([style*="display: none"]) .quick-input-box input');
  await page.keyboard.press('Escape');
  // F1 opens the palette in every browser; Ctrl+P alone would be the browser's own printing in some.
  await page.keyboard.press('F1');
  await input.waitFor({ timeout: 15_000 });
  await input.fill(text);
  const rows = page.locator('.quick-input-list .monaco-list-row');
  const row = rows.filter({ hasText: label.split(': ').at(-1) }).first();
  await row.waitFor({ timeout: 15_000 }).catch(() => {
    throw new Error(`the palette offers nothing for '${text}'`);
  });
  await row.click();
  await input.waitFor({ state: 'hidden', timeout: 5000 }).catch(() => {});
}

/** Clicks the icon in the activity bar whose tooltip starts with `title`. */
export async function openView(page, title) {
  const icon = page.locator(`.activitybar .action-item a[aria-label^="${title}"]`).first();
  await icon.waitFor({ timeout: 30_000 });
  const open = (await icon.locator('xpath=..').getAttribute('aria-selected')) === 'true';
  if (!open) await icon.click();
  await waitForIdle(page);
}

/** Opens an item of the view in the side bar by the text it begins with, so that what is below it shows. */
export async function expand(page, text) {
  const row = page.locator('.sidebar .monaco-list-row').filter({ hasText: new RegExp(`^\\s*${text}`) });
  await row.first().waitFor({ timeout: 15_000 });
  if ((await row.first().getAttribute('aria-expanded')) !== 'true') await row.first().click();
  await waitForIdle(page);
}

/** Drags the edge of the side bar until it is so many pixels wide. */
export async function widenSideBar(page, width) {
  const box = await page.locator('.part.sidebar').boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + width, y, { steps: 5 });
  await page.mouse.up();
  await waitForIdle(page);
}

/** Goes to the place of a problem in the Problems view, found by a part of its message. */
export async function openProblem(page, text) {
  const row = page.locator('.markers-panel .monaco-list-row').filter({ hasText: text }).first();
  // At its beginning: further right is the link to the page of the rule.
  await row.click({ position: { x: 70, y: 10 }, timeout: 15_000 });
  await waitForIdle(page);
}

/** Waits until a squiggle stands in the active editor. */
export async function waitForSquiggle(page, limitMs = 30_000) {
  await page.waitForSelector('.monaco-editor .squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint', {
    timeout: limitMs,
  });
}

/** Takes away what covers the window: notifications, the trust banner, hovers. */
export async function clearToasts(page) {
  await page.evaluate(() => {
    for (const button of document.querySelectorAll('.notification-toast .codicon-notifications-clear, .banner .codicon-close')) {
      button.click();
    }
  });
  await page.mouse.move(5, 895);
}

/** Takes a picture of the whole window, after it has come to rest. */
export async function shot(page, file) {
  await clearToasts(page);
  await waitForIdle(page);
  // The title says only that the extension runs from its sources.
  const style = '.notifications-toasts, .titlebar-center { visibility: hidden !important; }';
  await page.screenshot({ path: file, animations: 'disabled', style });
}

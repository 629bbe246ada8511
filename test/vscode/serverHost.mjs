// The suite in a VS Code server: extension host in Node, workbench in Chromium.
import { installServer, startServer, workbenchUrl } from '../../scripts/vscodeServer.mjs';
import { launchBrowser } from '../../scripts/workbench.mjs';
import { judge, reportLine, stalled, suiteEnv } from './report.mjs';

/**
 * Runs a suite in a VS Code server, `oldest` or `newest`, and shows its report. Returns the last line of it, `N passed, N failed`.
 * Throws when a test failed, when the suite never reported, and after `limitMs`. Server and browser are always ended.
 */
export async function runInServer({ version, chromium }, { cacheDir, extension, suite, workspace, limitMs, grep, verbose }) {
  const server = await installServer({ version, cacheDir });
  console.log(`\nVS Code ${server.vscode}: server in Node, workbench in ${chromium}`);
  const running = await startServer({ server, env: suiteEnv(grep) });
  const noise = [];
  let browser;
  try {
    browser = await launchBrowser(chromium);
    const page = await browser.newPage();
    await page.addInitScript(withoutWebviewWorker);
    const url = workbenchUrl({ server: running, workspace, extension, suite });
    const onNoise = (text) => (verbose ? console.log(text) : noise.push(text));
    return await listen(page, url, { limitMs, onNoise });
  } catch (error) {
    if (error.silent) {
      console.log(`--- the workbench:\n${withoutNoise(noise.join('\n'))}\n--- the server:\n${withoutNoise(running.output())}\n`);
    }
    throw error;
  } finally {
    await browser?.close().catch(() => {});
    await running.stop();
  }
}

// Runs in every frame. In older versions each notebook brings a service worker for what it draws, all of them take turns in one
// browser, and one that was closed early keeps the next from being drawn for half a minute. Their cells are drawn without one.
function withoutWebviewWorker() {
  if (!location.pathname.endsWith('/webview/browser/pre/index.html')) return;
  history.replaceState(null, '', `${location.href}&disableServiceWorker=true`);
}

// The workbench calls these two functions of its page with what the extension host prints, and with the suite's exit code.
function listen(page, url, { limitMs, onNoise }) {
  let last = '';
  let timer;
  const ended = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(stalled(limitMs, last)), limitMs);
    page.on('crash', () => reject(new Error('the browser tab crashed')));
    const onLog = (_type, args) => {
      const text = [args].flat().map(String).join(' ');
      const line = reportLine(text);
      if (line === undefined) return void onNoise(text);
      last = line;
      console.log(line);
    };
    const open = async () => {
      await page.exposeFunction('codeAutomationLog', onLog);
      await page.exposeFunction('codeAutomationExit', (code) => resolve(code));
      await page.goto(url);
    };
    open().catch(reject);
  });
  return ended.then((code) => judge(code, last)).finally(() => clearTimeout(timer));
}

// Native modules that are not there are normal, and each says so in a stack of many lines. Of stacks only the first lines
// of places in this checkout tell anything.
function withoutNoise(output) {
  const noise =
    /^\s+(→|'|at .*code-server|at .*node:|at .*_static|at .*\/stable-)|bindings file|watchdog|^Require stack|^- \/|^\s*[\]}]|tries: \[|ocket \(|onnection token|DialogService|gallery|vsda|Service Worker/;
  return output
    .split('\n')
    .filter((line) => line.trim() && !noise.test(line))
    .slice(-25)
    .join('\n');
}

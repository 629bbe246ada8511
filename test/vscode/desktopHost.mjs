// The suite in a desktop VS Code, through @vscode/test-electron.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeTemp, removeTemp, run } from '../../scripts/child.mjs';
import { onPath } from '../../scripts/workbench.mjs';
import { judge, reportLine, stalled, suiteEnv } from './report.mjs';

const withoutScreen = () => process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

/**
 * Whether a desktop VS Code can be run here: `{ executable }` of the one that `VSCODE_PATH` names, `{ download: true }`
 * where the vendor's update server answers within three seconds, else `{ reason }`. `VSCODE_DOWNLOAD=0` asks nobody.
 * Throws when `VSCODE_PATH` names one that cannot be used: a wish that cannot be met is no reason to do something else.
 */
export async function findDesktop() {
  const executable = process.env.VSCODE_PATH;
  if (executable && !existsSync(executable)) throw new Error(`VSCODE_PATH names ${executable}, which does not exist`);
  if (withoutScreen() && !onPath('xvfb-run')) {
    if (executable) throw new Error('VSCODE_PATH is set, but there is no display; install xvfb');
    return { reason: 'there is no display and no xvfb-run' };
  }
  if (executable) return { executable };
  if (process.env.VSCODE_DOWNLOAD === '0') return { reason: 'VSCODE_DOWNLOAD is 0' };
  const versions = 'https://update.code.visualstudio.com/api/releases/stable';
  const answer = await fetch(versions, { signal: AbortSignal.timeout(3000) }).catch(() => undefined);
  return answer?.ok ? { download: true } : { reason: 'its download server cannot be reached' };
}

/** Runs a suite in a desktop VS Code, the given one or a downloaded version. Returns the line `N passed, N failed`; throws when a test failed and after `limitMs`. */
export async function runInDesktop(
  { executable: given, version },
  { cacheDir, extension, suite, workspace, limitMs, grep, verbose },
) {
  const executable = given ?? (await download(version, cacheDir));
  console.log(`\nVS Code: desktop, ${executable}`);
  const profile = makeTemp('desktop');
  // Not test-electron's `runTests`: that one trusts the folder, shows all the workbench prints and never ends a hanging window.
  const args = [workspace, '--no-sandbox', '--disable-gpu', '--disable-updates', '--skip-welcome', '--skip-release-notes'];
  args.push(`--user-data-dir=${path.join(profile, 'user')}`, `--extensions-dir=${path.join(profile, 'extensions')}`);
  args.push(`--extensionDevelopmentPath=${extension}`, `--extensionTestsPath=${suite}`);
  const [command, ...rest] = withoutScreen() ? ['xvfb-run', '-a', executable, ...args] : [executable, ...args];
  const env = { ...process.env, ...suiteEnv(grep) };
  // Set in the terminal of a VS Code, where it would make the program behave as plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  let last = '';
  const onLine = (text) => {
    const line = reportLine(text);
    if (line !== undefined) last = line;
    if (line !== undefined || verbose) console.log(line ?? text);
  };
  try {
    const { code, output, timedOut } = await run(command, rest, { capture: true, env, timeoutMs: limitMs, onLine });
    try {
      if (timedOut) throw stalled(limitMs, last);
      return judge(code, last);
    } catch (error) {
      if (error.silent && !verbose) console.log(output.slice(-3000));
      throw error;
    }
  } finally {
    await removeTemp(profile);
  }
}

async function download(version, cachePath) {
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  return downloadAndUnzipVSCode({ version, cachePath, timeout: 60_000 });
}

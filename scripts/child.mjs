// Starting other programs and making temporary folders, and being sure that neither outlives us.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const living = new Set();
const temporary = new Set();

process.on('exit', () => {
  for (const child of living) kill(child, 'SIGKILL');
  for (const dir of temporary) rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
});
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  process.on(signal, () => process.exit(code));
}

/** Makes a temporary folder that is gone with us; `removeTemp` removes it earlier. */
export function makeTemp(name) {
  const dir = mkdtempSync(path.join(os.tmpdir(), `ml-preflight-${name}-`));
  temporary.add(dir);
  return dir;
}

/** Removes a folder of `makeTemp`. */
export async function removeTemp(dir) {
  await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  temporary.delete(dir);
}

/**
 * Starts a program in a process group of its own that is killed with us, whatever ends us short of SIGKILL.
 * The options are those of `spawn`.
 */
export function startChild(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  living.add(child);
  child.once('exit', () => living.delete(child));
  child.once('error', () => living.delete(child));
  return child;
}

/** Ends a child of `startChild` with everything it started, and waits for it: SIGTERM first, SIGKILL after two seconds. */
export async function stopChild(child) {
  if (!living.has(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  kill(child, 'SIGTERM');
  const timer = setTimeout(() => kill(child, 'SIGKILL'), 2000);
  await gone;
  clearTimeout(timer);
  // The leader is gone; what it started may have ignored the signal.
  kill(child, 'SIGKILL');
}

function kill(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

/**
 * Runs a program to its end. `capture` returns its output (both streams) as `output` rather than showing it, `tee` does
 * both; `onLine` is given each line of captured output; after `timeoutMs` the program is killed and `timedOut` is true.
 * Never throws: a program that cannot be started has code 127 and the reason as output.
 */
export async function run(command, args, { capture = false, tee = false, onLine, timeoutMs, ...options } = {}) {
  const pipe = capture || tee ? 'pipe' : 'inherit';
  const child = startChild(command, args, { stdio: ['ignore', pipe, pipe], ...options });
  let output = '';
  let timedOut = false;
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    let rest = '';
    from?.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
      if (tee) to.write(chunk);
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      if (onLine) lines.forEach((line) => void onLine(line));
    });
    from?.on('end', () => rest && onLine?.(rest));
  }
  const kill = () => {
    timedOut = true;
    stopChild(child);
  };
  const timer = timeoutMs && setTimeout(kill, timeoutMs);
  const ended = await new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
  clearTimeout(timer);
  return { ...ended, timedOut };
}

/** Runs npm: the one that runs us where it did, else the one on PATH. Options as for `run`. */
export function npm(args, options = {}) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return run(process.execPath, [own, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'mocha';
import { runCli } from '../../server/cli/main.js';

/** The checkout. */
export const root = path.resolve(__dirname, '../..');
export const TODAY = '2026-11-23';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, on a fixed day unless it names one. */
export async function run(args: readonly string[], { cwd = root, color = false, debug = false } = {}): Promise<Outcome> {
  let out = '';
  let err = '';
  const dated = ['check', 'fix', 'checklist'].includes(args[0] ?? '') && !args.includes('--today');
  const all = dated ? [args[0]!, '--today', TODAY, ...args.slice(1)] : args;
  const code = await runCli(all, {
    cwd,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color,
    debug,
    serve: () => {
      throw new Error('no server here');
    },
  });
  return { code, out, err };
}

type Content = string | Uint8Array;
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, gone after the tests. */
export function folderWith(files: Readonly<Record<string, Content>> = {}): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'ml-preflight-cli-')));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

const script = path.join(root, 'dist/cli.cjs');
let isBuilt = false;

/** The bundle as users run it, built anew where it is older than its sources. */
export function builtCli(): string {
  if (!isBuilt && isStale()) {
    const { stderr } = spawnSync(process.execPath, ['build.mjs'], { cwd: root, encoding: 'utf8' });
    if (isStale()) throw new Error(`dist/cli.cjs could not be built:\n${stderr}`);
  }
  isBuilt = true;
  return script;
}

/** Runs the bundle as a process of its own. */
export function spawnCli(args: readonly string[], { cwd = root, env = {}, uid }: SpawnOptions = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [builtCli(), ...args], { cwd, uid, gid: uid, env: { ...process.env, ...env } });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, out, err }));
  });
}

interface SpawnOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
}

function isStale(): boolean {
  if (!existsSync(script)) return true;
  const built = statSync(script).mtimeMs;
  const sources = readdirSync(path.join(root, 'server'), { recursive: true, encoding: 'utf8' }).map((n) =>
    path.join(root, 'server', n),
  );
  return [...sources, path.join(root, 'package.json')].some((file) => statSync(file).mtimeMs > built);
}

/** A Deployment that serves a model, with one thing wrong with it: the tag. */
export function deployment(image: string, name = 'scorer'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
        - name: server
          image: ${image}
`;
}

// `npm run bench`: builds the product, bundles the bench the same way (what is measured is what ships, not what a loader
// makes of the sources), and runs it in one fresh process. `--quick` takes fewer rounds.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'ml-preflight-bench-'));
const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

try {
  process.exitCode = run('build.mjs');
  if (process.exitCode === 0) {
    const outfile = join(folder, 'run.cjs');
    buildSync({
      entryPoints: [join(root, 'bench/run.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
    process.exitCode = run(outfile, root, ...process.argv.slice(2));
  }
} finally {
  rmSync(folder, { recursive: true });
}

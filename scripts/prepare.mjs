// What a bare clone lacks: packages and a build. Uses nothing but Node, as it runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, run } from './child.mjs';

/** The checkout this script belongs to. */
export const root = path.resolve(fileURLToPath(import.meta.url), '../..');

/** Installs the locked packages unless they are there already. Throws with one line when npm fails. */
export async function ensurePackages() {
  if (packagesMatchLock()) return;
  console.log('Installing packages (npm ci) ...');
  const { code } = await npm(['ci', '--no-audit', '--no-fund'], { cwd: root });
  if (code !== 0) throw new Error('the packages could not be installed: npm ci failed, see above');
}

/** Builds `dist/`. Throws with one line when the build fails. */
export async function build() {
  const { code } = await run(process.execPath, ['build.mjs'], { cwd: root });
  if (code !== 0) throw new Error('the build failed, see above');
}

// By content, not by time: a checkout or a copy changes the times of files at will.
function packagesMatchLock() {
  const wanted = readLock(path.join(root, 'package-lock.json'));
  const present = readLock(path.join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([place, { version, optional, devOptional }]) =>
      place === '' ||
      (present[place]?.version === version && existsSync(path.join(root, place))) ||
      // Packages for other platforms are in the lock file only.
      (!present[place] && (optional || devOptional)),
  );
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

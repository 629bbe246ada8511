import type { PythonCode } from '../../artifacts/python.js';
import type { Project } from '../../project.js';
import { normalise } from './installs.js';

/** Below, at or above zero as version `a` comes before, is, or comes behind `b`; numbers only, `1.2` is `1.2.0`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether these specifiers keep a package below a version. */
export function staysBelow(specifiers: readonly { operator: string; version: string }[], version: string): boolean {
  return specifiers.some(({ operator, version: named }) => {
    if (operator === '<') return compareVersions(named, version) <= 0;
    return /^(?:={1,3}|~=|<=)$/.test(operator) && compareVersions(named, version) < 0;
  });
}

/** Whether the code installs the package itself in a version below the one named: `%pip install numpy==1.23`, `%tensorflow_version 1.x`. */
export function installsBelow(python: PythonCode, name: string, version: string): boolean {
  return python.magics.some(({ kind, name: magic, args }) => {
    if (kind === 'line' && magic === 'tensorflow_version') return /^(?:tensorflow|keras)$/.test(name) && /^1\b/.test(args.trim());
    if (kind !== 'pip' && kind !== 'conda') return false;
    return [...args.matchAll(/([A-Za-z][\w.-]*)(?:\[[^\]\s]*\])?\s*(==?=?|~=|<=?)\s*["']?(\d[\w.]*)/g)].some(
      ([, named, operator, given]) =>
        packageOf(named!) === name && staysBelow([{ operator: operator!, version: given! }], version),
    );
  });
}

/** Whether a list of packages or a lock file of the project keeps the package below a version. */
export function projectStaysBelow(project: Project, name: string, version: string): boolean {
  return project.artifacts.some((artifact) => {
    if (artifact.kind === 'requirements')
      return artifact.entries.some((entry) => packageOf(entry.name) === name && staysBelow(entry.specifiers, version));
    if (artifact.kind !== 'lock') return false;
    const locked = artifact.versions.get(name);
    return locked !== undefined && compareVersions(locked, version) < 0;
  });
}

/** Packages that bring the same library along. */
function packageOf(name: string): string {
  const plain = normalise(name);
  if (/^tensorflow-(?:cpu|gpu|macos|intel)$/.test(plain)) return 'tensorflow';
  return plain === 'pytorch' ? 'torch' : plain;
}

function numbersOf(version: string): number[] {
  return (/^[v=\s]*(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? '0').split('.').map(Number);
}

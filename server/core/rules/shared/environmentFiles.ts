import type { Requirement, Requirements } from '../../artifacts/requirements.js';
import type { Project } from '../../project.js';
import { compareReleases, release } from '../../versions.js';
import { fileName, folderOf } from './beside.js';

/** Names under which the one environment of a folder is kept; `requirements-gpu.txt` and the like differ on purpose. */
const CANONICAL = /^(?:requirements\.txt|conda\.ya?ml|environment\.ya?ml|python_env\.yaml|pyproject\.toml|Pipfile)$/;

/** The files of each folder that describe its one environment, in the order of their names. */
export function environmentsByFolder(project: Project): ReadonlyMap<string, readonly Requirements[]> {
  const found = new Map<string, Requirements[]>();
  for (const file of project.requirements) {
    if (!CANONICAL.test(fileName(file)) || file.templated) continue;
    found.set(folderOf(file), [...(found.get(folderOf(file)) ?? []), file]);
  }
  return found;
}

/** The one version that an entry names, as written; a prefix where conda means one. */
export function namedVersion(entry: Requirement): { readonly text: string; readonly prefix: boolean } | undefined {
  const [only] = entry.specifiers;
  if (!only || entry.specifiers.length > 1 || entry.url !== undefined || entry.marker !== undefined) return undefined;
  const fits = only.operator === '=' || only.operator === '==' || only.operator === '===';
  const text = only.version.replace(/\.?\*$/, '');
  if (!fits || !/^\d+(?:\.\d+)*$/.test(text)) return undefined;
  return { text, prefix: only.operator === '=' || text !== only.version };
}

/** Neither version is one that the other allows. */
export function contradict(
  a: { readonly text: string; readonly prefix: boolean },
  b: { readonly text: string; readonly prefix: boolean },
): boolean {
  const [left, right] = [release(a.text), release(b.text)];
  const length =
    a.prefix && b.prefix ? Math.min(left.length, right.length) : a.prefix ? left.length : b.prefix ? right.length : 0;
  return length > 0 ? compareReleases(left.slice(0, length), right.slice(0, length)) !== 0 : compareReleases(left, right) !== 0;
}

import type { Artifact } from '../../artifacts/artifact.js';
import { type Project, relativePath } from '../../project.js';
import { fileName, folderOf } from './beside.js';

/** Folders whose files show something or try something out: they never contradict what is deployed. */
const ASIDE =
  /^(?:examples?|samples?|tests?|testing|unit_?tests|e2e|docs?|documentation|tutorials?|demos?|playground|sandbox|benchmarks?|archive[ds]?|legacy|old|deprecated|third[-_]party|vendor(?:ed)?|templates?|quick-?starts?|experiments?|scratch|\.[^/]*)$/i;

/** The file is one that the project goes by: no example, test, documentation or relic. */
export function isMainFile({ root }: Project, artifact: Pick<Artifact, 'uri' | 'templated'>): boolean {
  const before = judged.get(artifact);
  if (before?.root === root) return before.isMain;
  const isMain = !artifact.templated && !liesAside(root, artifact.uri);
  judged.set(artifact, { root, isMain });
  return isMain;
}

/** Asked by dozens of rules of every file, at every edit of one of them. */
const judged = new WeakMap<object, { readonly root: string; readonly isMain: boolean }>();

function liesAside(root: string, uri: string): boolean {
  return relativePath(root, uri)
    .split('/')
    .slice(0, -1)
    .some((folder) => ASIDE.test(folder));
}

/** The only member of a list; undefined of none and of several. */
export function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

/** The value that all agree on; undefined where there is none or they differ. */
export function agreed<T>(values: Iterable<T>): T | undefined {
  const distinct = new Set(values);
  return distinct.size === 1 ? distinct.values().next().value : undefined;
}

/** How a message in one file calls another: by its name in the same folder, else by its path in the project. */
export function calledFrom({ root }: Project, from: Pick<Artifact, 'uri'>, other: Pick<Artifact, 'uri'>): string {
  return folderOf(from) === folderOf(other) ? fileName(other) : relativePath(root, other.uri);
}

import type { Artifact } from '../../artifacts/artifact.js';
import { isCommitUrl, isPinned, type Requirement } from '../../artifacts/requirements.js';
import { vulnerablePackages } from '../../catalogue/vulnerablePackages.js';
import type { PackageList } from '../../meanings.js';
import { meaningsOf } from '../../meaningsOf.js';
import type { Edit } from '../../model.js';
import type { Project } from '../../project.js';
import { remembered } from '../../remembered.js';
import { compareReleases, release } from '../../versions.js';
import { namedVersion } from './environmentFiles.js';
import { calledFrom, isMainFile } from './mainFiles.js';

interface Known {
  /** Exact versions by normalised name: of lock files, of pinned lists, of what images install. */
  readonly versions: Values;
  /** Commits by address of the repository, as they stand behind its `@`. */
  readonly commits: Values;
}

/** Values by name, each with the first file that has it. */
type Values = ReadonlyMap<string, ReadonlyMap<string, Artifact>>;

const knownIn = remembered((project: Project): Known => {
  const versions = new Map<string, Map<string, Artifact>>();
  const commits = new Map<string, Map<string, Artifact>>();
  for (const artifact of project.artifacts) {
    if (!isMainFile(project, artifact)) continue;
    const note = (into: Map<string, Map<string, Artifact>>, key: string, value: string) => {
      const known = into.get(key) ?? new Map<string, Artifact>();
      if (!known.has(value)) into.set(key, known.set(value, artifact));
    };
    if (artifact.kind === 'lock') {
      if (artifact.tool !== 'dvc') for (const [name, version] of artifact.versions) note(versions, name, version);
      continue;
    }
    const lists: readonly PackageList[] = artifact.kind === 'requirements' ? [artifact] : (meaningsOf(artifact).packages ?? []);
    for (const entry of lists.flatMap(({ entries }) => entries)) {
      const named = isPinned(entry) ? namedVersion(entry) : undefined;
      if (named && (!named.prefix || entry.conda) && /^\d+\.\d/.test(named.text)) note(versions, entry.name, named.text);
      const repository = entry.url !== undefined && isCommitUrl(entry.url) ? repositoryOf(entry.url) : undefined;
      if (repository) note(commits, repository.address, repository.reference!);
    }
  }
  return { versions, commits };
});

/** Edits with the value they write and the file it is from, as a message calls it. */
export interface Borrowed {
  readonly edits: readonly Edit[];
  readonly value: string;
  readonly place: string;
}

/** The only value of a name; undefined where there is none or they differ. */
function only(values: Values, key: string): readonly [string, Artifact] | undefined {
  const known = [...(values.get(key) ?? [])];
  return known.length === 1 ? known[0] : undefined;
}

/** The one version that the project names for a package (normalised name), with the file that does. */
export function knownVersion(project: Project, name: string): readonly [string, Artifact] | undefined {
  const known = only(knownIn(project).versions, name);
  return known && /^\d+(?:\.\d+)+$/.test(known[0]) ? known : undefined;
}

/**
 * Edits that pin an open entry to the one version that the project names for it elsewhere; undefined where there is none, where
 * they differ, or where the entry does not allow it.
 */
export function pinFromProject(entry: Requirement, artifact: Artifact, project: Project): Borrowed | undefined {
  const [version, from] = only(knownIn(project).versions, entry.name) ?? [];
  if (
    version === undefined ||
    !from ||
    !/^\d+(?:\.\d+)+$/.test(version) ||
    !allows(entry, version) ||
    isFlawed(entry.name, version)
  )
    return undefined;
  const { part, start, end } = entry.span;
  const written = (artifact.parts[part]?.text ?? '').slice(start, end);
  const head = /^[\w.-]{1,100}?(?:\s{0,5}\[[^\]\n]{0,200}\])?(?=\s{0,5}(?:[<>=!~]|$))/.exec(written)?.[0];
  // What stands between the name and the end has to be versions alone.
  if (head === undefined || !/^[\s<>=!~\w.,*+-]*$/.test(written.slice(head.length))) return undefined;
  const newText = `${entry.conda ? '=' : '=='}${version}`;
  const edits = [{ span: { part, start: start + head.length, end }, newText }];
  return { edits, value: version, place: calledFrom(project, artifact, from) };
}

/** Edits that name the one commit which the project names elsewhere for the repository of a requirement. */
export function commitFromProject(entry: Requirement, artifact: Artifact, project: Project): Borrowed | undefined {
  const repository = entry.url === undefined ? undefined : repositoryOf(entry.url);
  const [commit, from] = (repository && only(knownIn(project).commits, repository.address)) ?? [];
  if (!repository || commit === undefined || !from) return undefined;
  const { part, start, end } = entry.span;
  const at = (artifact.parts[part]?.text ?? '').slice(start, end).indexOf(repository.written);
  if (at < 0) return undefined;
  const begin = start + at + repository.written.length;
  const stop = begin + (repository.reference === undefined ? 0 : repository.reference.length + 1);
  const edits = [{ span: { part, start: begin, end: stop }, newText: `@${commit}` }];
  return { edits, value: commit, place: calledFrom(project, artifact, from) };
}

/** Host and path of a version control link, `.git` or not, and what stands behind its `@`. */
function repositoryOf(url: string): { address: string; written: string; reference: string | undefined } | undefined {
  const found = /(?:git|hg|bzr)\+[a-z+]{1,10}:\/\/([^#?\s@]{1,300})(?:@([^#?\s@]{1,200}))?/i.exec(url);
  if (!found) return undefined;
  const address = found[1]!.toLowerCase().replace(/\.git$/, '');
  return { address, written: found[1]!, reference: found[2] };
}

/** A version that security/known-vulnerable-version or security/unsafe-torch-version would ask to leave again. */
function isFlawed(name: string, version: string): boolean {
  const own = release(version);
  const isBelow = (other: string) => compareReleases(own, release(other)) < 0;
  const flaws = vulnerablePackages[name] ?? [];
  return (
    (name === 'torch' && isBelow('2.6')) ||
    flaws.some((f) => isBelow(f.fixed) && (f.from === undefined || compareReleases(own, f.from) >= 0))
  );
}

function allows({ specifiers }: Requirement, version: string): boolean {
  return specifiers.every(({ operator, version: bound }) => {
    if (!/^\d+(?:\.\d+)*$/.test(bound)) return false;
    const order = compareReleases(release(version), release(bound));
    return operator === '>=' ? order >= 0 : operator === '>' ? order > 0 : operator === '!=' && order !== 0;
  });
}

import type { Artifact } from '../../artifacts/artifact.js';
import { isCommitUrl, isPinned, type Requirement } from '../../artifacts/requirements.js';
import type { PackageList } from '../../meanings.js';
import type { Edit } from '../../model.js';
import type { Project } from '../../project.js';
import { remembered } from '../../remembered.js';
import { compareReleases, release } from '../../versions.js';
import { namedVersion } from './environmentFiles.js';
import { agreed, isMainFile, meaningsOf } from './mainFiles.js';

interface Known {
  /** Exact versions by normalised name: of lock files, of pinned lists, of what images install. */
  readonly versions: ReadonlyMap<string, ReadonlySet<string>>;
  /** Commits by address of the repository, as they stand behind its `@`. */
  readonly commits: ReadonlyMap<string, ReadonlySet<string>>;
}

const knownIn = remembered((project: Project): Known => {
  const versions = new Map<string, Set<string>>();
  const commits = new Map<string, Set<string>>();
  const note = (into: Map<string, Set<string>>, key: string, value: string) =>
    into.set(key, (into.get(key) ?? new Set()).add(value));
  for (const artifact of project.artifacts) {
    if (!isMainFile(project, artifact)) continue;
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

/**
 * Edits that pin an open entry to the one version that the project names for it elsewhere; empty where there is none, where
 * they differ, or where the entry does not allow it.
 */
export function pinFromProject(entry: Requirement, artifact: Artifact, project: Project): Edit[] {
  const version = agreed(knownIn(project).versions.get(entry.name) ?? []);
  if (version === undefined || !/^\d+(?:\.\d+)+$/.test(version) || !allows(entry, version)) return [];
  const { part, start, end } = entry.span;
  const written = (artifact.parts[part]?.text ?? '').slice(start, end);
  const head = /^[\w.-]{1,100}?(?:\s{0,5}\[[^\]\n]{0,200}\])?(?=\s{0,5}(?:[<>=!~]|$))/.exec(written)?.[0];
  // What stands between the name and the end has to be versions alone.
  if (head === undefined || !/^[\s<>=!~\w.,*+-]*$/.test(written.slice(head.length))) return [];
  return [{ span: { part, start: start + head.length, end }, newText: `${entry.conda ? '=' : '=='}${version}` }];
}

/** Edits that name the one commit which the project names elsewhere for the repository of a requirement. */
export function commitFromProject(entry: Requirement, artifact: Artifact, project: Project): Edit[] {
  const repository = entry.url === undefined ? undefined : repositoryOf(entry.url);
  const commit = repository && agreed(knownIn(project).commits.get(repository.address) ?? []);
  if (!repository || commit === undefined) return [];
  const { part, start, end } = entry.span;
  const at = (artifact.parts[part]?.text ?? '').slice(start, end).indexOf(repository.written);
  if (at < 0) return [];
  const from = start + at + repository.written.length;
  const to = from + (repository.reference === undefined ? 0 : repository.reference.length + 1);
  return [{ span: { part, start: from, end: to }, newText: `@${commit}` }];
}

/** Host and path of a version control link, `.git` or not, and what stands behind its `@`. */
function repositoryOf(url: string): { address: string; written: string; reference: string | undefined } | undefined {
  const found = /(?:git|hg|bzr)\+[a-z+]{1,10}:\/\/([^#?\s@]{1,300})(?:@([^#?\s@]{1,200}))?/i.exec(url);
  if (!found) return undefined;
  const address = found[1]!.toLowerCase().replace(/\.git$/, '');
  return { address, written: found[1]!, reference: found[2] };
}

function allows({ specifiers }: Requirement, version: string): boolean {
  return specifiers.every(({ operator, version: bound }) => {
    if (!/^\d+(?:\.\d+)*$/.test(bound)) return false;
    const order = compareReleases(release(version), release(bound));
    return operator === '>=' ? order >= 0 : operator === '>' ? order > 0 : operator === '!=' && order !== 0;
  });
}

import type { Artifact } from '../../artifacts/artifact.js';
import type { Requirement, Requirements } from '../../artifacts/requirements.js';
import type { Fix } from '../../model.js';
import type { Project } from '../../project.js';
import { at, finding, type ProjectFound, suggestedFix } from '../../rule.js';
import { inFile } from './edits.js';
import { contradict, namedVersion } from './environmentFiles.js';
import { calledFrom } from './mainFiles.js';
import { versionEdit } from './versionEdit.js';

/** Of one pair of files; more is one task, not twenty. */
const NAMED = 3;
const TOOLS = new Set(['pip', 'setuptools', 'wheel', 'python']);

/**
 * Packages of which `entries`, found in `file`, name one version and a file of requirements another. Packages that one of
 * them names twice are left out: they depend on the platform or the stage.
 */
export function* versionsApart(
  project: Project,
  file: Artifact,
  entries: readonly Requirement[],
  other: Requirements,
): Generator<ProjectFound> {
  const theirs = once(other.entries);
  let count = 0;
  for (const [name, entry] of once(entries)) {
    const there = entry && theirs.get(name);
    const own = entry && namedVersion(entry);
    const wanted = there && namedVersion(there);
    if (!entry || !there || !own || !wanted || TOOLS.has(name) || !contradict(own, wanted)) continue;
    const called = calledFrom(project, file, other);
    const here = versionEdit(file, entry, wanted.text);
    const elsewhere = versionEdit(other, there, own.text);
    const fixes: Fix[] = [];
    if (here.length > 0 && !wanted.prefix)
      fixes.push(suggestedFix(`Install ${wanted.text} here, as \`${called}\` says`, ...here));
    if (elsewhere.length > 0 && !own.prefix)
      fixes.push(suggestedFix(`Say ${own.text} in \`${called}\``, ...inFile(other.uri, elsewhere)));
    const message = `\`${name}\` is ${own.text} here and ${wanted.text} in \`${called}\`.`;
    yield at(file, finding(entry.span, message, fixes, [{ uri: other.uri, span: there.span, message: `${wanted.text} here` }]));
    if (++count >= NAMED) return;
  }
}

/** Entries by name; undefined for what stands there more than once. */
function once(entries: readonly Requirement[]): Map<string, Requirement | undefined> {
  const found = new Map<string, Requirement | undefined>();
  for (const entry of entries) if (entry.name !== '') found.set(entry.name, found.has(entry.name) ? undefined : entry);
  return found;
}

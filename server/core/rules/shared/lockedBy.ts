import type { Artifact } from '../../artifacts/artifact.js';
import type { Lock } from '../../artifacts/lock.js';
import { isPinned, normalise, type Requirement, type Requirements } from '../../artifacts/requirements.js';
import type { Span } from '../../model.js';
import type { Project } from '../../project.js';
import { remembered } from '../../remembered.js';
import { fileName, folderOf } from './beside.js';

/** Lock files and requirement files by their folder. */
interface Folder {
  readonly locks: readonly Lock[];
  readonly lists: readonly Requirements[];
}

const foldersOf = remembered((project: Project): ReadonlyMap<string, Folder> => {
  const found = new Map<string, { locks: Lock[]; lists: Requirements[] }>();
  for (const artifact of project.artifacts) {
    if (artifact.kind !== 'lock' && artifact.kind !== 'requirements') continue;
    const folder = folderOf(artifact);
    const own = found.get(folder) ?? { locks: [], lists: [] };
    if (artifact.kind === 'lock') own.locks.push(artifact);
    else own.lists.push(artifact);
    found.set(folder, own);
  }
  return found;
});

/** Which tools write the versions of a format down. */
const TOOLS: Readonly<Record<Requirements['format'], readonly Lock['tool'][]>> = {
  pyproject: ['uv', 'poetry', 'pipenv', 'pixi'],
  conda: ['conda-lock', 'pixi'],
  pip: [],
  shell: [],
  list: [],
};

/**
 * Whether the package at `span` has its version in a lock file: that of its own tool in the folder or above it (a workspace
 * has one), or, for `requirements.in`, the list that was compiled from it.
 */
export function isLocked(span: Span, artifact: Artifact, project: Project): boolean {
  if (artifact.kind !== 'requirements') return false;
  const entry = artifact.entries.find((each) => each.span.start === span.start || each.nameSpan.start === span.start);
  const folders = foldersOf(project);
  if (!entry || entry.name === '') return false;
  if (fileName(artifact).toLowerCase().endsWith('.in')) {
    return (folders.get(folderOf(artifact))?.lists ?? []).some((list) => list !== artifact && pins(list, entry));
  }
  const tools = TOOLS[artifact.format];
  // conda knows some libraries by another name than PyPI does.
  const written = normalise(artifact.parts[0]!.text.slice(entry.nameSpan.start, entry.nameSpan.end));
  const holds = ({ tool, versions }: Lock) => tools.includes(tool) && (versions.has(entry.name) || versions.has(written));
  for (let folder = folderOf(artifact); folder.length >= project.root.length; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    const { locks } = folders.get(folder) ?? { locks: [] };
    if (locks.some(holds)) return true;
  }
  return false;
}

function pins(list: Requirements, { name }: Requirement): boolean {
  return list.entries.some((each) => each.name === name && isPinned(each));
}

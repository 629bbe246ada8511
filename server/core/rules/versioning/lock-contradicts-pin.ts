import type { Lock } from '../../artifacts/lock.js';
import { normalise } from '../../artifacts/requirements.js';
import { remembered } from '../../remembered.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { fileName, folderOf } from '../shared/beside.js';
import { contradict, environmentsByFolder, namedVersion } from '../shared/environmentFiles.js';
import { isMainFile } from '../shared/mainFiles.js';
import { versionEdit } from '../shared/versionEdit.js';

/** Of one file; more is one task, not twenty. */
const NAMED = 3;

/** Stands at the pin: a lock is written by its tool, so what differs was written by hand after it. */
export default defineRule({
  id: 'versioning/lock-contradicts-pin',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'The lock file holds another version of a package than this file names.',
  remedy: 'Lock again, or name the version that the lock file holds.',
  why: 'Who installs from the lock runs the model with one version, who installs from this file with another.',
  sources: [
    { title: 'uv: locking and syncing', url: 'https://docs.astral.sh/uv/concepts/projects/sync/' },
    { title: 'Poetry: installing with poetry.lock', url: 'https://python-poetry.org/docs/basic-usage/#installing-dependencies' },
  ],
  standards: ['ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: { 'requirements.txt': 'scikit-learn==1.7.2\n', 'uv.lock': lock('1.6.1') },
    good: { 'requirements.txt': 'scikit-learn==1.7.2\n', 'uv.lock': lock('1.7.2') },
  },
  *check(project) {
    const folders = environmentsByFolder(project);
    for (const held of folders.size > 0 ? project.artifacts : []) {
      if (held.kind !== 'lock' || held.tool === 'dvc' || !isMainFile(project, held)) continue;
      for (const file of folders.get(folderOf(held)) ?? []) {
        // Of conda's names only its own lock files know what they stand for.
        if ((file.format === 'conda') !== (held.tool === 'conda-lock')) continue;
        let count = 0;
        for (const entry of file.entries) {
          const named = namedVersion(entry);
          const there = named && soleVersions(held).get(entry.name);
          if (!named || !there || count >= NAMED || !contradict(named, { text: there.version, prefix: false })) continue;
          count++;
          const edits = versionEdit(file, entry, there.version);
          const fixes =
            edits.length > 0 ? [suggestedFix(`Write ${there.version}, as \`${fileName(held)}\` holds`, ...edits)] : [];
          const message = `\`${entry.name}\` is ${named.text} here and ${there.version} in \`${fileName(held)}\`.`;
          yield at(
            file,
            finding(entry.span, message, fixes, [{ uri: held.uri, span: there.span, message: `${there.version} here` }]),
          );
        }
      }
    }
  },
});

const PACKAGE = /^name = "([^"\r\n]{1,100})"\r?\nversion = "([^"\r\n]{1,100})"/gm;

interface Held {
  readonly version: string;
  readonly span: Lock['anchor'];
}

/** Packages of which the lock holds one version: of others it depends on the platform. */
const soleVersions = remembered((lock: Lock): ReadonlyMap<string, Held> => {
  const found = new Map<string, Held>();
  const several = new Set<string>();
  const take = (name: string, version: string, span: Lock['anchor']) => {
    if (found.has(name) && found.get(name)!.version !== version) several.add(name);
    found.set(name, { version, span });
  };
  if (lock.tool === 'uv' || lock.tool === 'poetry') {
    for (const match of lock.parts[0]!.text.matchAll(PACKAGE)) {
      const span = { part: 0, start: match.index, end: match.index + match[0].length };
      take(normalise(match[1]!), match[2]!, span);
    }
  } else if (lock.tool !== 'pixi') {
    for (const [name, version] of lock.versions) take(name, version, lock.anchor);
  }
  for (const name of several) found.delete(name);
  return new Map([...found].filter(([, { version }]) => /^\d+(?:\.\d+)*(?:\+[\w.]+)?$/.test(version)));
});

function lock(version: string): string {
  return `version = 1
requires-python = ">=3.12"

[[package]]
name = "scikit-learn"
version = "${version}"
source = { registry = "https://pypi.org/simple" }
`;
}

/** Files on disk, for the server and the command line: the same walk, the same limits, the same text. */
import type { Dirent } from 'node:fs';
import { access, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isEvaluationName, MAX_EVALUATION_LENGTH } from '../core/artifacts/companionNames.js';
import { MAX_SCRIPT_LENGTH } from '../core/artifacts/pythonScriptNames.js';
import { type IgnoreChain, isIgnored, withIgnoreFile } from '../core/ignored.js';
import { MAX_LENGTH, MAX_NOTEBOOK_LENGTH } from '../core/recognise.js';
import { isCandidateName, isExcludedFolder } from '../lsp/candidates.js';
import { type Decoded, decode } from '../lsp/decode.js';
import type { Host } from '../lsp/host.js';
import { canonicalUri } from '../lsp/uris.js';

export interface WalkOptions {
  /** Told of each path that is passed over although its name is a candidate's, or a folder that cannot be read. */
  readonly onSkip?: (path: string, reason: string) => void;
  /** Asked between folders; the walk then ends with what it has. */
  readonly isCancelled?: () => boolean;
}

/** A UTF-16 unit takes at most three bytes of UTF-8: above this a file is too large whatever it holds. */
const BYTES_PER_UNIT = 3;

/**
 * Sorted paths of all candidate files below a folder. Leaves out the folders of `excludeGlob` and what `.gitignore` files
 * ignore, those above the folder up to its repository included. Folders that are symbolic links are not entered: inside the
 * tree they would be seen twice, outside it is not the workspace. A linked file counts unless its target is found by itself.
 */
export async function walk(root: string, options: WalkOptions = {}): Promise<string[]> {
  const top = resolve(root);
  const found: string[] = [];
  const links: string[] = [];
  const { base, chain } = await ignoresAbove(top);
  const pending: { folder: string; path: string; chain: IgnoreChain }[] = [{ folder: top, path: base, chain }];
  for (let next = pending.pop(); next && !options.isCancelled?.(); next = pending.pop()) {
    const { folder, path } = next;
    const entries = await readFolder(folder, options);
    let ignores = next.chain;
    if (entries.some((e) => e.name === '.gitignore' && !e.isDirectory())) {
      const text = await readTextOrEmpty(join(folder, '.gitignore'));
      ignores = withIgnoreFile(ignores, { folder: path, text });
    }
    for (const entry of entries) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!isExcludedFolder(entry.name) && !isIgnored(ignores, below, true)) {
          pending.push({ folder: join(folder, entry.name), path: below, chain: ignores });
        }
      } else if (isCandidateName(entry.name) && !isIgnored(ignores, below, false)) {
        if (entry.isFile()) found.push(join(folder, entry.name));
        else if (entry.isSymbolicLink()) links.push(join(folder, entry.name));
        else options.onSkip?.(join(folder, entry.name), 'not a regular file');
      }
    }
  }
  return [...found, ...(await targets(top, links, found, options))].sort();
}

/** The bytes of a file; null, with the reason told, where it is missing, unreadable or far too large. */
export async function readBytes(path: string, onSkip?: (path: string, reason: string) => void): Promise<Uint8Array | null> {
  try {
    const file = await stat(path);
    if (!file.isFile()) {
      onSkip?.(path, 'not a regular file');
      return null;
    }
    // That large it holds predictions, not results: no artifact, and nothing to tell of.
    if (isEvaluationName(basename(path)) && file.size > MAX_EVALUATION_LENGTH * BYTES_PER_UNIT) return new Uint8Array();
    if (path.endsWith('.py') && file.size > MAX_SCRIPT_LENGTH * BYTES_PER_UNIT) return new Uint8Array();
    const limit = path.endsWith('.ipynb') ? MAX_NOTEBOOK_LENGTH : MAX_LENGTH;
    if (file.size > limit * BYTES_PER_UNIT) {
      onSkip?.(path, `larger than ${limit / 1_000_000} MB`);
      return null;
    }
    return await readFile(path);
  } catch (error) {
    onSkip?.(path, reasonOf(error));
    return null;
  }
}

/** The text of a file without a byte order mark, or why there is none. */
export async function readText(path: string): Promise<Decoded> {
  let reason = 'cannot be read';
  const bytes = await readBytes(path, (_, why) => {
    reason = why;
  });
  return bytes ? decode(bytes) : { skipped: reason };
}

/** Names of all files beside a file, which tell a model's README from others. */
export async function siblingsOf(path: string): Promise<string[]> {
  return (await readFolder(dirname(path), {})).filter((e) => !e.isDirectory() && e.name !== basename(path)).map((e) => e.name);
}

/** The URI of a path, spelt as the server spells it. */
export function uriOfPath(path: string): string {
  return canonicalUri(pathToFileURL(path).href);
}

/** Serves `file:` URIs from disk. */
export const nodeHost: Host = {
  async list(folder, token, onSkip) {
    const path = pathOfUri(folder);
    if (path === null) return [];
    const paths = await walk(path, {
      onSkip: (skipped, reason) => onSkip(uriOfPath(skipped), reason),
      isCancelled: () => token.isCancellationRequested,
    });
    return paths.map(uriOfPath);
  },
  async read(uri, onSkip) {
    const path = pathOfUri(uri);
    return path === null ? null : readBytes(path, (_, reason) => reason !== GONE && onSkip?.(uri, reason));
  },
  async siblings(uri) {
    const path = pathOfUri(uri);
    return path === null ? [] : siblingsOf(path);
  },
  async exists(uri) {
    const path = pathOfUri(uri);
    if (path === null) return false;
    return access(path).then(
      () => true,
      () => false,
    );
  },
  async missing(uris) {
    const gone = await Promise.all(uris.map(isGone));
    return uris.filter((_, i) => gone[i]);
  },
};

/** False where it cannot be told: behind a folder that may not be read. */
async function isGone(uri: string): Promise<boolean> {
  const path = pathOfUri(uri);
  if (path === null) return false;
  return stat(path).then(
    () => false,
    (error) => reasonOf(error) === GONE,
  );
}

const GONE = 'does not exist';

/** Null for a URI that no path of this system answers to, such as one with a host on Linux. */
function pathOfUri(uri: string): string | null {
  try {
    return fileURLToPath(uri.endsWith('//') ? `${uri}/` : uri);
  } catch {
    return null;
  }
}

async function readFolder(folder: string, options: WalkOptions): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    options.onSkip?.(folder, reasonOf(error));
    return [];
  }
}

/** The `.gitignore` files between a folder and the top of its repository, and the folder's path below that top. */
async function ignoresAbove(top: string): Promise<{ base: string; chain: IgnoreChain }> {
  const above: string[] = [];
  for (let folder = top; ; folder = dirname(folder)) {
    const isRepository = await access(join(folder, '.git')).then(
      () => true,
      () => false,
    );
    if (isRepository) break;
    if (dirname(folder) === folder) return { base: '', chain: [] };
    above.unshift(folder);
  }
  let chain: IgnoreChain = [];
  const repository = above.length > 0 ? dirname(above[0]!) : top;
  const pathOf = (folder: string) => folder.slice(repository.length).split(sep).filter(Boolean).join('/');
  if (above.length === 0) return { base: '', chain };
  for (const folder of [repository, ...above.slice(0, -1)]) {
    const text = await readTextOrEmpty(join(folder, '.gitignore'));
    if (text !== '') chain = withIgnoreFile(chain, { folder: pathOf(folder), text });
  }
  return { base: pathOf(top), chain };
}

async function targets(top: string, links: readonly string[], found: readonly string[], options: WalkOptions): Promise<string[]> {
  if (links.length === 0) return [];
  const realTop = await realpath(top).catch(() => top);
  const seen = new Set(found.map((path) => join(realTop, path.slice(top.length))));
  const kept: string[] = [];
  for (const link of links.toSorted()) {
    try {
      const target = await realpath(link);
      if (seen.has(target) || !(await stat(target)).isFile()) continue;
      seen.add(target);
      kept.push(link);
    } catch (error) {
      options.onSkip?.(link, reasonOf(error));
    }
  }
  return kept;
}

async function readTextOrEmpty(path: string): Promise<string> {
  const decoded = await readText(path);
  return 'text' in decoded ? decoded.text : '';
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return GONE;
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read';
  if (code === 'ELOOP') return 'a symbolic link to itself';
  return `cannot be read${code ? ` (${code})` : ''}`;
}

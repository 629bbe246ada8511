import ignore, { type Ignore } from 'ignore';

/** A `.gitignore` and the folder it stands in, as a path with `/`, empty for the top. */
export interface IgnoreFile {
  readonly folder: string;
  readonly text: string;
}

/** One `.gitignore`, compiled. */
interface CompiledIgnore {
  readonly prefix: string;
  readonly matcher: Ignore;
}

/** How often `**` may stand in a pattern: each one more multiplies what a deep path costs, up to minutes. */
const MOST_DEEP = 3;

/** Whether a gitignore pattern is cheap on every path. Others match nothing here; nobody writes them on purpose. */
export function isCheapPattern(pattern: string): boolean {
  return pattern.split('**').length - 1 <= MOST_DEEP;
}

export type IgnoreChain = readonly CompiledIgnore[];

/**
 * Adds a `.gitignore` to those above it. Patterns are read as git reads them on a file system that knows upper from lower
 * case; a line that is no pattern, or too costly a one, is passed over.
 */
export function withIgnoreFile(chain: IgnoreChain, file: IgnoreFile): IgnoreChain {
  const matcher = ignore({ ignorecase: false }).add(file.text.split(/\r?\n/).filter(isCheapPattern));
  return [...chain, { prefix: file.folder === '' ? '' : `${file.folder}/`, matcher }];
}

/**
 * Whether a path (with `/`, from the same top as the chain; folders without a slash at the end) is ignored: the nearest file
 * that says anything decides. It does not look at the folders above the path: a walk prunes those.
 */
export function isIgnored(chain: IgnoreChain, path: string, isFolder: boolean): boolean {
  for (const { prefix, matcher } of chain.toReversed()) {
    if (!path.startsWith(prefix)) continue;
    const below = path.slice(prefix.length) + (isFolder ? '/' : '');
    if (!ignore.isPathValid(below)) continue;
    const { ignored, unignored } = matcher.test(below);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

/** Like {@link isIgnored}, for a path of which no folder was looked at yet: git cannot bring back what lies in an ignored folder. */
export function isIgnoredAnywhere(chain: IgnoreChain, path: string): boolean {
  if (chain.length === 0) return false;
  for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
    if (isIgnored(chain, path.slice(0, slash), true)) return true;
  }
  return isIgnored(chain, path, false);
}

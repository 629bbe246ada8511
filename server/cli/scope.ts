import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './io.js';

/** What the arguments of a command ask for. All paths are absolute. */
export interface Scope {
  /** Folders that are projects unless a project file below them says otherwise. */
  readonly folders: readonly string[];
  /** Folders to walk: those of `folders` that are not below another one. */
  readonly walked: readonly string[];
  /** Files named one by one: read even where ignore rules would pass them over. */
  readonly named: readonly string[];
  /** Whether a file is one that was asked for; the others are context. */
  readonly asks: (file: string) => boolean;
}

const PROJECT_FILE = 'ml-preflight.yaml';

/**
 * Resolves path arguments; none means the working folder. The project of an argument is the nearest folder upward with an
 * `ml-preflight.yaml`, as far as the repository goes; else the folder itself, for a file the working folder or, outside of
 * it, the file's own. With `fixedConfig` no project file is looked for. Throws a UsageError for what is not there.
 */
export function resolveScope(args: readonly string[], cwd: string, fixedConfig: boolean): Scope {
  const asked = (args.length > 0 ? args : ['.']).map((arg) => ({
    path: path.resolve(cwd, arg),
    file: isFile(arg, path.resolve(cwd, arg)),
  }));
  const declared = (folder: string) => (fixedConfig ? null : projectAbove(folder));
  const folders = outermost(asked.filter((a) => !a.file).map((a) => declared(a.path) ?? a.path));
  for (const { path: file } of asked.filter((a) => a.file)) {
    const own = path.dirname(file);
    const folder = declared(own) ?? folders.find((f) => isBelow(own, f)) ?? (isBelow(own, cwd) ? cwd : own);
    if (!folders.some((f) => isBelow(folder, f))) folders.push(folder);
  }
  const named = new Set(asked.filter((a) => a.file).map((a) => a.path));
  const below = asked.filter((a) => !a.file).map((a) => a.path);
  return {
    folders,
    walked: outermost(folders),
    named: [...named],
    asks: (file) => named.has(file) || below.some((folder) => isBelow(file, folder)),
  };
}

/** Whether `file` is `folder` or lies below it. */
export function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

function isFile(shown: string, full: string): boolean {
  let stats: ReturnType<typeof statSync>;
  try {
    stats = statSync(full);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new UsageError(code === 'ENOENT' || code === 'ENOTDIR' ? `there is no ${shown}` : `${shown} cannot be read (${code})`);
  }
  if (stats.isFile()) return true;
  if (stats.isDirectory()) return false;
  throw new UsageError(`${shown} is neither a file nor a folder`);
}

function projectAbove(folder: string): string | null {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, PROJECT_FILE))) return at;
    if (existsSync(path.join(at, '.git')) || path.dirname(at) === at) return null;
  }
}

function outermost(folders: readonly string[]): string[] {
  const unique = [...new Set(folders)];
  return unique.filter((folder) => !unique.some((other) => other !== folder && isBelow(folder, other)));
}

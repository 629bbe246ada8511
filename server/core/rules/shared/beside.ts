import type { Artifact } from '../../artifacts/artifact.js';

/** URI of the folder that a file lies in. */
export function folderOf({ uri }: Pick<Artifact, 'uri'>): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

/** The last segment of a file's path, percent-decoded where that can be done. */
export function fileName({ uri }: Pick<Artifact, 'uri'>): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The folder whose model a file speaks of: its own, or the one around the Hub's `.eval_results`. */
export function standsFor(file: Pick<Artifact, 'uri'>): string {
  return folderOf(file).replace(/\/\.eval_results$/, '');
}

import type { Place } from '../../server/lsp/protocol.js';

/** A place as people name it: `deploy/isvc.yaml:12`, or `train.ipynb · cell 3, line 2`; paths count from the project's folder. */
export function placeLabel(root: string, { uri, cell, range }: Place): string {
  const path = pathBelow(root, uri);
  const line = range.start.line + 1;
  return cell === null ? `${path}:${line}` : `${path} · cell ${cell}, line ${line}`;
}

/** The path of a URI below a folder's; its last segment where it lies elsewhere. */
export function pathBelow(root: string, uri: string): string {
  const folder = root.endsWith('/') ? root : `${root}/`;
  return decode(uri.startsWith(folder) ? uri.slice(folder.length) : uri.slice(uri.lastIndexOf('/') + 1));
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The project a file lies in: of nested ones, the innermost. Null for none, and for no file. */
export function projectOf<P extends { readonly root: string }>(projects: readonly P[], uri: string | null): P | null {
  if (uri === null) return null;
  const holding = projects.filter(({ root }) => uri.startsWith(root.endsWith('/') ? root : `${root}/`));
  return holding.reduce<P | null>((best, project) => (best && best.root.length >= project.root.length ? best : project), null);
}

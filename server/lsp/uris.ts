/**
 * URIs are compared as texts, and editors spell the same one in several ways (`c%3A` and `C:`, `(` and `%28`). Inside the server
 * every URI is spelt as VS Code does; a client is answered in its own spelling.
 */

const PARTS = /^([A-Za-z][A-Za-z0-9+.-]*):(\/\/[^/?#]*)?([^?#]*)([?#].*)?$/s;

/** How many spellings are kept; a notebook's is asked for once for each of its cells, edit after edit. */
const REMEMBERED = 2000;

const spellings = new Map<string, string>();

/** One spelling for all spellings of a URI; without a slash at the end. A text that is no URI is returned as it is. */
export function canonicalUri(uri: string): string {
  const known = spellings.get(uri);
  if (known !== undefined) return known;
  const spelt = spell(uri);
  if (spellings.size >= REMEMBERED) spellings.clear();
  spellings.set(uri, spelt);
  return spelt;
}

function spell(uri: string): string {
  const match = PARTS.exec(uri);
  if (!match) return uri;
  const [, scheme, authority = '', path, rest = ''] = match;
  let spelt = path!.split('/').map(encodeSegment).join('/');
  while (spelt.length > 1 && spelt.endsWith('/')) spelt = spelt.slice(0, -1);
  if (spelt === '/') spelt = '';
  spelt = spelt.replace(/^\/([A-Z])%3A(?=\/|$)/, (_, drive: string) => `/${drive.toLowerCase()}%3A`);
  return `${scheme!.toLowerCase()}:${authority.toLowerCase()}${spelt}${rest}`;
}

/** The decoded path of a canonical URI below a canonical folder; null where it lies elsewhere. */
export function pathBelow(folder: string, uri: string): string | null {
  return uri.startsWith(`${folder}/`) ? decodeSafe(uri.slice(folder.length + 1)) : null;
}

/** The folder of a file, without a slash at the end. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

/** The last segment, decoded. */
export function nameOf(uri: string): string {
  return decodeSafe(uri.slice(uri.lastIndexOf('/') + 1));
}

export function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.indexOf(':')));
}

/** The longest of the folders that holds the URI, or is it; null for none. */
export function folderHolding(folders: readonly string[], uri: string): string | null {
  let best: string | null = null;
  for (const folder of folders) {
    if ((uri === folder || uri.startsWith(`${folder}/`)) && (best === null || folder.length > best.length)) best = folder;
  }
  return best;
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(wellFormed(decodeSafe(segment))).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A lone surrogate cannot be encoded. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

function decodeSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The URI of a path that is written in a file of `folder`, or undefined for an address of something elsewhere and for a path
 * that leads out of everything. `folder` has no slash at the end; the path is as people write it, not percent-encoded.
 */
export function relativeUri(folder: string, path: string): string | undefined {
  if (/^(?:[a-z][\w+.-]*:|\/|~|git@|github\.com\/|gitlab\.com\/|bitbucket\.org\/)/i.test(path) || /[?]|\.git(?:\/|$)/.test(path))
    return undefined;
  const scheme = /^[a-z][\w+.-]*:\/\/[^/]*/i.exec(folder)?.[0] ?? '';
  const segments = folder.slice(scheme.length).split('/');
  for (const segment of path.replace(/\/+$/, '').split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('%40', '@'));
    else if (segments.length > 1) segments.pop();
    else return undefined;
  }
  return scheme + segments.join('/');
}

import type { Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';

/** A CODEOWNERS file: who is asked about which path. Never an ML artifact by itself; it stands beside them. */
export interface CodeOwners extends ArtifactBase {
  readonly kind: 'codeowners';
  readonly rules: readonly { readonly pattern: string; readonly owners: readonly string[]; readonly span: Span }[];
}

/** Reads CODEOWNERS; null for any other file name. Section headings (`[Section]`) are passed over. */
export function readCodeOwners(uri: string, text: string): CodeOwners | null {
  if (!/\/CODEOWNERS$/.test(uri)) return null;
  const rules: CodeOwners['rules'][number][] = [];
  for (const match of text.matchAll(/^[ \t]*([^#\s[][^\r\n#]*)/gm)) {
    const [pattern, ...owners] = match[1]!.trim().split(/\s+/);
    const start = match.index + match[0].length - match[1]!.length;
    const known = owners.filter((o) => o.includes('@'));
    if (pattern && known.length > 0)
      rules.push({ pattern, owners: known, span: { part: 0, start, end: start + match[1]!.trimEnd().length } });
  }
  return { kind: 'codeowners', uri, parts: [{ uri, text }], problems: [], templated: false, rules };
}

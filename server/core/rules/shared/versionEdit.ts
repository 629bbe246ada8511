import type { Artifact } from '../../artifacts/artifact.js';
import type { Requirement } from '../../artifacts/requirements.js';
import type { Edit } from '../../model.js';

/** Writes another version of a package where one stands once, and as it is; nothing where that cannot be told. */
export function versionEdit(file: Pick<Artifact, 'parts'>, entry: Requirement, version: string): Edit[] {
  const [only] = entry.specifiers;
  const { part, start, end } = entry.span;
  const text = (file.parts[part]?.text ?? '').slice(start, end);
  const at = only ? text.lastIndexOf(only.version) : -1;
  if (!only || at < 0 || entry.hashed || entry.specifiers.length > 1) return [];
  const from = start + at;
  return [{ span: { part, start: from, end: from + only.version.length }, newText: version }];
}

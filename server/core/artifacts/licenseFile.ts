import { licenseOf, titleOf } from '../facts/licenseText.js';
import type { Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';

/** A license text. Never an ML artifact by itself; it stands beside them. */
export interface LicenseFile extends ArtifactBase {
  readonly kind: 'license';
  /** The Hub's identifier of it; undefined for a text that the Hub has none for. */
  readonly id: string | undefined;
  /** Its first line, without marks. */
  readonly title: string;
  /** Its first line that says something. */
  readonly span: Span;
}

/** Reads a license text, of a file that is named like one; null for an empty text. */
export function readLicenseFile(uri: string, text: string): LicenseFile | null {
  const first = /^.*\p{L}.*$/mu.exec(text.slice(0, 2000));
  if (!first) return null;
  const start = first.index + first[0].length - first[0].trimStart().length;
  const span = { part: 0, start, end: first.index + first[0].trimEnd().length };
  const parts = [{ uri, text }];
  return { kind: 'license', uri, parts, problems: [], templated: false, id: licenseOf(text), title: titleOf(text), span };
}

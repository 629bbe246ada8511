import type { ProjectFile } from './artifacts/projectFile.js';
import type { Attestation } from './config.js';
import { addDays, addMonths, daysBetween, monthsBetween } from './days.js';

/** Days before its end from which on an attestation is due to be renewed. */
export const NOTICE_DAYS = 30;
/** How long a renewal holds where nothing says how long the old one did. */
const USUAL_MONTHS = 6;

/** How an attestation stands on a day; `due-soon` within {@link NOTICE_DAYS} of its end. */
export type Standing = 'current' | 'due-soon' | 'expired' | 'not-yet' | 'no-end';

type Term = Pick<Attestation, 'on' | 'until'>;

/** All are ISO days; the end is inclusive. */
export function standingOf({ on, until }: Term, today: string): Standing {
  if (on > today) return 'not-yet';
  if (until === null) return 'no-end';
  if (until < today) return 'expired';
  return daysBetween(today, until) <= NOTICE_DAYS ? 'due-soon' : 'current';
}

/** Whether it counts on a day. */
export function holds(term: Term, today: string): boolean {
  const standing = standingOf(term, today);
  return standing !== 'expired' && standing !== 'not-yet';
}

/**
 * The end of a renewal that begins today: as many months, or days, as the attestation held before. Null where it had no end; six
 * months where its end lies before its beginning.
 */
export function renewedUntil({ on, until }: Term, today: string): string | null {
  if (until === null) return null;
  if (until <= on) return addMonths(today, USUAL_MONTHS);
  const months = monthsBetween(on, until);
  return months === null ? addDays(today, daysBetween(on, until)) : addMonths(today, months);
}

/** What the `evidence` of an attestation is: an address, files one of which has to be there, or neither. */
export type AttestedEvidence =
  | { readonly kind: 'address' }
  | { readonly kind: 'files'; readonly uris: readonly string[] }
  /** It leads out of everything that is looked at: nothing is known of it. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'neither' };

/** A longer text names no file. */
const MAX_PATH = 1000;

/**
 * `root` is the URI of the project's folder. A path may lead out of it (`../docs/audit.md`) as long as it stays in a folder that
 * `isInside` knows. Nothing is fetched; addresses are those that a browser opens.
 */
export function attestedEvidence(root: string, evidence: string, isInside: (uri: string) => boolean): AttestedEvidence {
  if (/^https?:\/\/[^\s/?#]/i.test(evidence)) return { kind: 'address' };
  if (/^[a-z][a-z\d+.-]*:|^[/\\~]/i.test(evidence) || evidence.length > MAX_PATH) return { kind: 'neither' };
  const path = evidence.replaceAll('\\', '/');
  // A heading of the file may be named behind it; a name may also hold the sign.
  const uris = [...new Set([path, path.replace(/#.*$/s, '')])].map((p) => uriBelow(root, p));
  const known = uris.filter((uri) => uri !== null && isInside(uri)) as string[];
  return known.length < uris.length ? { kind: 'elsewhere' } : { kind: 'files', uris: known };
}

/** Null for a path that leads out of everything. */
function uriBelow(root: string, path: string): string | null {
  const scheme = /^[a-z][\w+.-]*:\/\/[^/]*/i.exec(root)?.[0] ?? '';
  const segments = root.slice(scheme.length).split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\uFFFD')));
    else if (segments.length > 1) segments.pop();
    else return null;
  }
  return scheme + segments.join('/');
}

/** URIs of the files that the attestations of a project file refer to. */
export function evidenceFilesOf(file: ProjectFile, isInside: (uri: string) => boolean): string[] {
  const root = file.uri.slice(0, file.uri.lastIndexOf('/'));
  return [...file.declarations.attest.values()].flatMap(({ evidence }) => {
    const named = evidence === null ? null : attestedEvidence(root, evidence, isInside);
    return named?.kind === 'files' ? named.uris : [];
  });
}

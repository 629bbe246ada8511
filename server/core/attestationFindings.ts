import type { ProjectFile } from './artifacts/projectFile.js';
import { attestedEvidence, holds, standingOf } from './attestation.js';
import type { ConsiderationId } from './catalogue/catalogue.js';
import type { Attestation, ProjectConfig } from './config.js';
import type { JudgedFinding, Severity, Span } from './model.js';
import { ownFinding } from './ownFindings.js';
import { withoutSecrets } from './secrets.js';

/** What the host knows of files that are no artifacts. */
export interface FileKnowledge {
  /** URIs of which it was told that nothing is there. */
  readonly missing: ReadonlySet<string>;
  /** Whether a URI lies in a folder that is looked at. */
  readonly isInside: (uri: string) => boolean;
}

/**
 * What is to be said of the attestations of a project file: past their day, due soon, not yet begun, or resting on evidence that is
 * not there. One that is declared not to apply as well is left alone: nobody is asked for it.
 */
export function attestationFindings(
  file: ProjectFile,
  config: ProjectConfig,
  today: string,
  known: FileKnowledge,
): JudgedFinding[] {
  const root = file.uri.slice(0, file.uri.lastIndexOf('/'));
  return [...config.attest].flatMap(([id, attestation]) => {
    if (config.notApplicable.has(id)) return [];
    const own = (severity: Severity, span: Span | null, message: string) =>
      ownFinding('preflight/attestation', severity, file, span ?? attestation.span, withoutSecrets(message));
    const { on, until } = attestation.places;
    const found: JudgedFinding[] = [];
    const whose = `The attestation of ${id} by ${attestation.by}`;
    const standing = standingOf(attestation, today);
    if (standing === 'expired') found.push(own('warning', until, `${whose} ended on ${attestation.until}.`));
    else if (standing === 'due-soon') found.push(own('info', until, `${whose} ends on ${attestation.until}.`));
    else if (standing === 'not-yet')
      found.push(own('warning', on, `${whose} begins on ${attestation.on}; until then nobody vouches for it.`));
    const trouble = evidenceTrouble(root, attestation.evidence, known);
    if (trouble) found.push(own('warning', attestation.places.evidence, trouble));
    return found;
  });
}

function evidenceTrouble(root: string, evidence: string | null, { missing, isInside }: FileKnowledge): string | null {
  const named = evidence === null ? null : attestedEvidence(root, evidence, isInside);
  if (named?.kind === 'neither')
    return '`evidence` is a path that begins in the folder of this file, or an address that begins with https://.';
  if (named?.kind !== 'files' || !named.uris.every((uri) => missing.has(uri))) return null;
  return `There is no ${evidence} in the folder of this file.`;
}

/**
 * Attestations that count today and settle nothing, because hazards stand against them. `findings` are those of every file of the
 * project, so it is only asked where all of them are known.
 */
export function contradictedAttestations(
  file: ProjectFile,
  config: ProjectConfig,
  today: string,
  findings: readonly JudgedFinding[],
): JudgedFinding[] {
  return [...config.attest].flatMap(([id, attestation]) =>
    config.notApplicable.has(id) || !holds(attestation, today) ? [] : contradiction(file, id, attestation, findings),
  );
}

function contradiction(
  file: ProjectFile,
  id: ConsiderationId,
  { places }: Attestation,
  findings: readonly JudgedFinding[],
): JudgedFinding[] {
  const against = findings.filter((f) => f.consideration === id && f.gap === 'hazard' && !f.suppressed);
  const first = against[0];
  if (!first) return [];
  const what = against.length === 1 ? 'A finding stands' : `${against.length} findings stand`;
  const message = `${what} against ${id}: a person's word does not settle what a file shows.`;
  return [
    {
      ...ownFinding('preflight/attestation', 'info', file, places.on, message),
      related: [{ uri: first.artifact.uri, span: first.span, message: first.rule }],
    },
  ];
}

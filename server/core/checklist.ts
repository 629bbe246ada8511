import { holds } from './attestation.js';
import { type ConsiderationId, challenges, considerations } from './catalogue/catalogue.js';
import type { Attestation, ProjectConfig } from './config.js';
import { grouped } from './grouped.js';
import type { JudgedFinding, PlacedEvidence } from './model.js';

/** Where a consideration stands; see docs/checklist.md. */
export type State = 'met' | 'gap' | 'accepted' | 'attested' | 'expired' | 'not-applicable' | 'open';

export interface ConsiderationStatus {
  readonly id: ConsiderationId;
  readonly state: State;
  readonly evidence: readonly PlacedEvidence[];
  /** Open and suppressed findings, silent ones included. */
  readonly findings: readonly JudgedFinding[];
  readonly attestation: Attestation | null;
  /** The declared reason where the state is `not-applicable`. */
  readonly reason: string | null;
}

/**
 * Folds what was found over the catalogue, in catalogue order. `today` is an ISO date; an attestation holds through its
 * `until` day. A standing hazard outweighs an attestation: a person's word does not undo what a file shows.
 */
export function foldChecklist(
  findings: readonly JudgedFinding[],
  evidence: readonly PlacedEvidence[],
  config: ProjectConfig,
  today: string,
): ConsiderationStatus[] {
  const findingsOf = grouped(findings.map((f) => [f.consideration, f] as const));
  const evidenceOf = grouped(evidence.map((e) => [e.consideration, e] as const));
  return considerations.map(({ id }) => {
    const found = findingsOf.get(id) ?? [];
    const shown = evidenceOf.get(id) ?? [];
    const attestation = config.attest.get(id) ?? null;
    const reason = config.notApplicable.get(id) ?? null;
    return {
      id,
      state: stateOf(found, shown, attestation, reason, today),
      evidence: shown,
      findings: found,
      attestation,
      reason,
    };
  });
}

function stateOf(
  findings: readonly JudgedFinding[],
  evidence: readonly PlacedEvidence[],
  attestation: Attestation | null,
  reason: string | null,
  today: string,
): State {
  if (reason !== null) return 'not-applicable';
  const open = findings.filter((f) => !f.suppressed);
  if (open.some((f) => f.gap === 'hazard')) return 'gap';
  if (attestation && holds(attestation, today)) return evidence.length > 0 ? 'met' : 'attested';
  if (findings.length > 0 && open.length === 0) return 'accepted';
  if (evidence.length > 0) return 'met';
  // One that has not begun yet changes nothing.
  if (attestation && attestation.on <= today) return 'expired';
  return open.length > 0 ? 'gap' : 'open';
}

/** How many considerations of each challenge are settled (met, attested, accepted or not applicable), in catalogue order. */
export function tally(statuses: readonly ConsiderationStatus[]): { challenge: string; settled: number; total: number }[] {
  const stateById = new Map(statuses.map((s) => [s.id, s.state]));
  return challenges.map((challenge) => ({
    challenge: challenge.id,
    settled: challenge.considerations.filter((c) => isSettled(stateById.get(c.id) ?? 'open')).length,
    total: challenge.considerations.length,
  }));
}

/** Nothing is asked of anyone any more. */
export function isSettled(state: State): boolean {
  return state === 'met' || state === 'attested' || state === 'accepted' || state === 'not-applicable';
}

import type { ArtifactKind } from '../artifacts/artifact.js';
import type { Standing } from '../attestation.js';
import type { ChallengeId, ConsiderationId } from '../catalogue/catalogue.js';
import type { State } from '../checklist.js';
import type { Risk, Stage } from '../config.js';
import type { RuleId, Severity, Suppression } from '../model.js';

export const REPORT_SCHEMA = 'ml-preflight/checklist-report@1';

/**
 * The report that is handed over, as plain data: `report --format json` prints it, docs/checklist-report.schema.json holds it,
 * and HTML and Markdown say nothing else. It knows no clock and no path of the machine it was made on; credentials are left
 * out of every text.
 */
export interface ChecklistReport {
  readonly schema: typeof REPORT_SCHEMA;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO day that attestations were measured against. */
  readonly date: string;
  readonly projects: readonly ReportProject[];
  /** Files that were not read, and why. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** What is different from an earlier report; null where none was given. */
  readonly changes: ReportChanges | null;
}

export interface ReportProject {
  /** Its folder, relative to where the report was made; `.` for that folder itself. */
  readonly root: string;
  readonly name: string;
  readonly stage: Stage;
  readonly risk: Risk;
  readonly tally: ReportTally;
  readonly challenges: readonly ReportChallenge[];
  /** All thirty, in the order of the catalogue. */
  readonly considerations: readonly ReportItem[];
  readonly standards: readonly ReportStandard[];
  /** What is wrong and belongs to no consideration: texts that cannot be read, mistakes in the project file. */
  readonly mistakes: readonly ReportFinding[];
  readonly files: readonly ReportFile[];
}

export interface ReportTally {
  readonly total: number;
  /** Met, attested, accepted or not applicable. */
  readonly settled: number;
  readonly states: Readonly<Record<State, number>>;
}

export interface ReportChallenge {
  readonly id: ChallengeId;
  readonly title: string;
  readonly settled: number;
  readonly total: number;
}

/** A place by its line; lines count from 1, in a notebook inside the cell. Paths are relative to the project. */
export interface ReportPlace {
  readonly path: string;
  readonly line: number;
  readonly cell: number | null;
}

export interface ReportEvidence extends ReportPlace {
  readonly note: string;
  /** What stands there, shortened; empty where the file shows it by being there. */
  readonly excerpt: string;
}

export interface ReportFinding extends ReportPlace {
  readonly rule: RuleId;
  readonly gap: 'hazard' | 'absence';
  readonly severity: Severity | 'silent';
  readonly message: string;
  readonly remedy: string | null;
  readonly source: { readonly title: string; readonly url: string } | null;
  /** Who accepted it how, and why; null where it is open. */
  readonly accepted: Suppression | null;
}

export interface ReportAttestation {
  readonly by: string;
  readonly on: string;
  readonly until: string | null;
  readonly evidence: string | null;
  /** How it stands on the day of the report. */
  readonly standing: Standing;
}

export interface ReportItem {
  readonly id: ConsiderationId;
  readonly title: string;
  readonly question: string;
  readonly state: State;
  /** Items of standards that bear it. */
  readonly standards: readonly string[];
  readonly evidence: readonly ReportEvidence[];
  readonly findings: readonly ReportFinding[];
  readonly attestation: ReportAttestation | null;
  /** Why it does not apply, where that was declared. */
  readonly reason: string | null;
}

export interface ReportStandard {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly items: readonly ReportStandardItem[];
  /** Items of the standard that nothing here maps to. */
  readonly unmapped: number;
}

export interface ReportStandardItem {
  readonly id: string;
  readonly title: string;
  /** Where it concerns not every system: "the system is high-risk". */
  readonly when: string | null;
  readonly considerations: readonly { readonly id: ConsiderationId; readonly title: string; readonly state: State }[];
  readonly rules: readonly RuleId[];
  /** How many pieces of evidence its considerations have. */
  readonly evidence: number;
  /** The files that hold it. */
  readonly evidenceIn: readonly string[];
  readonly open: readonly (ReportPlace & { readonly rule: RuleId; readonly message: string })[];
}

export interface ReportFile {
  readonly path: string;
  readonly kind: ArtifactKind;
  readonly evidence: number;
  /** Open findings. */
  readonly findings: number;
}

export interface ReportChanges {
  /** Day and version of the earlier report. */
  readonly since: string;
  readonly version: string;
  readonly projects: readonly ProjectChanges[];
  /** Names of projects that only one of the two reports has. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface ProjectChanges {
  readonly root: string;
  readonly name: string;
  readonly settled: { readonly before: number; readonly after: number };
  /** Settled considerations of each challenge then, in order. */
  readonly challenges: readonly { readonly id: string; readonly settled: number }[];
  readonly states: readonly { readonly id: string; readonly title: string; readonly before: State; readonly after: State }[];
  readonly newFindings: readonly ChangedFinding[];
  readonly endedFindings: readonly (ChangedFinding & { readonly how: 'gone' | 'accepted' })[];
  readonly newEvidence: readonly ChangedEvidence[];
  readonly lostEvidence: readonly ChangedEvidence[];
  /** Attestations that held then and are past their day now. */
  readonly expired: readonly { readonly id: string; readonly title: string; readonly by: string; readonly until: string }[];
}

export interface ChangedFinding extends ReportPlace {
  readonly rule: string;
  readonly message: string;
}

export interface ChangedEvidence extends ReportPlace {
  readonly consideration: string;
  readonly note: string;
}

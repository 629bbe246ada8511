import { type Standing, standingOf } from '../core/attestation.js';
import type { ConsiderationId } from '../core/catalogue/catalogue.js';
import type { State } from '../core/checklist.js';
import type { Risk, Stage } from '../core/config.js';
import type { Engine } from '../core/engine.js';
import type { RuleId, Severity } from '../core/model.js';
import { artifactsAmong, compare, createPlacer, type Mark, type ReportInput, type Tool } from './report.js';

/** The report of `checklist --format json`: docs/checklist.schema.json. */
export interface ChecklistReport {
  readonly schema: 'ml-preflight/checklist@1';
  readonly tool: Tool;
  readonly projects: readonly ChecklistProject[];
}

export interface ChecklistProject {
  readonly root: string;
  readonly stage: Stage;
  readonly risk: Risk;
  readonly considerations: readonly ChecklistItem[];
}

export interface ChecklistItem {
  readonly id: ConsiderationId;
  readonly state: State;
  readonly evidence: readonly (Mark & { readonly note: string })[];
  readonly findings: readonly ChecklistFinding[];
  readonly attestation: {
    readonly by: string;
    readonly on: string;
    readonly until: string | null;
    readonly evidence: string | null;
    /** How it stands on the day of the check. */
    readonly standing: Standing;
  } | null;
  /** Why it does not apply, where that was declared. */
  readonly reason: string | null;
}

export interface ChecklistFinding extends Mark {
  readonly rule: RuleId;
  /** `silent`: counted here, reported nowhere else. */
  readonly severity: Severity | 'silent';
  readonly message: string;
  /** The reason where it was accepted. */
  readonly suppressed: string | null;
}

/** The checklists of the projects that the files asked for belong to, sorted by folder. */
export function buildChecklist({ engine, tool, files, pathOf }: Omit<ReportInput, 'skipped'>, today: string): ChecklistReport {
  const asked = new Set(artifactsAmong(engine, files).map((a) => engine.rootOf(a.uri)));
  const projects = engine
    .roots()
    .filter((root) => asked.has(root))
    .map((root) => projectOf(engine, root, pathOf, today));
  return { schema: 'ml-preflight/checklist@1', tool, projects: projects.sort((a, b) => compare(a.root, b.root)) };
}

function projectOf(engine: Engine, root: string, pathOf: (uri: string) => string, today: string): ChecklistProject {
  const { mark } = createPlacer(pathOf);
  const { stage, risk } = engine.project(root).config;
  const considerations = engine.checklist(root).map(
    ({ id, state, evidence, findings, attestation, reason }): ChecklistItem => ({
      id,
      state,
      evidence: evidence.map((e) => ({ ...mark(e.artifact, e.span), note: e.note })).sort(byMark),
      findings: findings
        .map((f) => ({
          ...mark(f.artifact, f.span),
          rule: f.rule,
          severity: f.severity,
          message: f.message,
          suppressed: f.suppressed?.reason ?? null,
        }))
        .sort((a, b) => byMark(a, b) || compare(a.rule, b.rule)),
      attestation: attestation && {
        by: attestation.by,
        on: attestation.on,
        until: attestation.until,
        evidence: attestation.evidence,
        standing: standingOf(attestation, today),
      },
      reason,
    }),
  );
  return { root: pathOf(root), stage, risk, considerations };
}

function byMark(a: Mark, b: Mark): number {
  return compare(a.path, b.path) || (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line;
}

import type { Artifact } from '../artifacts/artifact.js';
import { standingOf } from '../attestation.js';
import { byStandard } from '../byStandard.js';
import { challenges, considerations } from '../catalogue/catalogue.js';
import { standardsOf } from '../catalogue/considerationStandards.js';
import { type ConsiderationStatus, isSettled, tally } from '../checklist.js';
import type { Attestation } from '../config.js';
import { maskerOf } from '../credentials.js';
import type { Engine } from '../engine.js';
import type { JudgedFinding, PlacedEvidence, Span } from '../model.js';
import { relativePath } from '../project.js';
import { ruleById } from '../rules.js';
import { withoutSecrets } from '../secrets.js';
import { lineStarts, positionAt } from '../text.js';
import { displayable, excerptAt } from './excerpt.js';
import {
  type ChecklistReport,
  REPORT_SCHEMA,
  type ReportAttestation,
  type ReportEvidence,
  type ReportFile,
  type ReportFinding,
  type ReportItem,
  type ReportPlace,
  type ReportProject,
  type ReportStandard,
  type ReportTally,
} from './model.js';
import { STATES } from './words.js';

/** What a report is made of. */
export interface ReportInput {
  readonly engine: Engine;
  readonly tool: ChecklistReport['tool'];
  /** ISO day; the engine's own, or attestations and states disagree. */
  readonly date: string;
  /** The projects to report on: the engine's root, what its folder is called and how it is named. */
  readonly projects: readonly { readonly uri: string; readonly root: string; readonly name: string }[];
  /** Files that were not read; those outside of the projects keep their name alone. */
  readonly skipped: readonly { readonly uri: string; readonly reason: string }[];
}

/** Builds the report. The same input gives the same report, on any machine. */
export function buildReport({ engine, tool, date, projects, skipped }: ReportInput): ChecklistReport {
  const sorted = [...projects].sort((a, b) => compare(a.root, b.root) || compare(a.uri, b.uri));
  return {
    schema: REPORT_SCHEMA,
    tool: { name: tool.name, version: tool.version },
    date,
    projects: sorted.map((p) => projectOf(engine, p, date)),
    skipped: skipped
      .map(({ uri, reason }) => ({ path: skippedPath(uri, sorted), reason: plain(reason) }))
      .sort((a, b) => compare(a.path, b.path) || compare(a.reason, b.reason)),
    changes: null,
  };
}

function projectOf(engine: Engine, { uri, root, name }: ReportInput['projects'][number], date: string): ReportProject {
  const { config, artifacts } = engine.project(uri);
  const statuses = engine.checklist(uri);
  const mask = maskerOf(artifacts);
  const clean = (text: string) => displayable(withoutSecrets(mask(text)));
  const place = createPlacer(uri);
  const item = (status: ConsiderationStatus): ReportItem => {
    const { title, question } = considerations.find((c) => c.id === status.id)!;
    return {
      id: status.id,
      title,
      question,
      state: status.state,
      standards: standardsOf[status.id],
      evidence: unique(status.evidence.map((e) => evidenceOf(e, place, clean)).sort(byEvidence)),
      findings: status.findings.map((f) => findingOf(f, place, clean)).sort(byFinding),
      attestation: status.attestation && attestationOf(status.attestation, date, clean),
      reason: status.reason === null ? null : clean(status.reason),
    };
  };
  const loose = artifacts.flatMap((a) => engine.findings(a.uri)).filter((f) => f.consideration === null && !f.suppressed);
  return {
    root,
    name,
    stage: config.stage,
    risk: config.risk,
    tally: tallyOf(statuses),
    challenges: tally(statuses).map(({ settled, total }, i) => ({
      id: challenges[i]!.id,
      title: challenges[i]!.title,
      settled,
      total,
    })),
    considerations: statuses.map(item),
    standards: byStandard(statuses).map(
      (s): ReportStandard => ({
        id: s.id,
        title: s.title,
        url: s.url,
        unmapped: s.unmapped,
        items: s.items.map((i) => ({
          id: i.id,
          title: i.title,
          when: i.when,
          considerations: i.considerations.map((c) => ({
            id: c.id,
            title: considerations.find((x) => x.id === c.id)!.title,
            state: c.state,
          })),
          rules: i.rules.map((r) => r.id).sort(compare),
          evidence: i.evidence.length,
          evidenceIn: [...new Set(i.evidence.map((e) => place(e.artifact, e.span).path))].sort(compare),
          open: i.open
            .map((f) => ({ ...place(f.artifact, f.span), rule: f.rule, message: clean(f.message) }))
            .sort((a, b) => byPlace(a, b) || compare(a.rule, b.rule) || compare(a.message, b.message)),
        })),
      }),
    ),
    mistakes: loose.map((f) => findingOf(f, place, clean)).sort(byFinding),
    files: artifacts.map((a) => fileOf(a, uri, engine, statuses)).sort((a, b) => compare(a.path, b.path)),
  };
}

function tallyOf(statuses: readonly ConsiderationStatus[]): ReportTally {
  const states = Object.fromEntries(
    STATES.map((state) => [state, statuses.filter((s) => s.state === state).length]),
  ) as ReportTally['states'];
  return { total: statuses.length, settled: statuses.filter((s) => isSettled(s.state)).length, states };
}

type Placer = (artifact: Artifact, span: Span) => ReportPlace;

/** Turns spans into places; the lines of each text are counted once. */
function createPlacer(root: string): Placer {
  const starts = new WeakMap<object, number[]>();
  return (artifact, span) => {
    const path = displayable(withoutSecrets(relativePath(root, artifact.uri)));
    const part = artifact.parts[span.part];
    if (!part) return { path, line: 1, cell: null };
    let lines = starts.get(part);
    if (!lines) {
      lines = lineStarts(part.text);
      starts.set(part, lines);
    }
    return { path, line: positionAt(lines, span.start).line + 1, cell: part.cell ?? null };
  };
}

type Clean = (text: string) => string;

function evidenceOf({ artifact, span, note }: PlacedEvidence, place: Placer, clean: Clean): ReportEvidence {
  return { ...place(artifact, span), note: clean(note), excerpt: excerptAt(artifact, span, clean) };
}

function findingOf(f: JudgedFinding, place: Placer, clean: Clean): ReportFinding {
  const rule = ruleById(f.rule);
  const source = rule?.sources[0];
  return {
    ...place(f.artifact, f.span),
    rule: f.rule,
    gap: f.gap,
    severity: f.severity,
    message: clean(f.message),
    remedy: rule?.remedy ?? null,
    source: source ? { title: source.title, url: source.url } : null,
    accepted: f.suppressed && { by: f.suppressed.by, reason: clean(f.suppressed.reason) },
  };
}

function attestationOf({ by, on, until, evidence }: Attestation, date: string, clean: Clean): ReportAttestation {
  return {
    by: clean(by),
    on,
    until,
    evidence: evidence === null ? null : clean(evidence),
    standing: standingOf({ on, until }, date),
  };
}

function fileOf(artifact: Artifact, root: string, engine: Engine, statuses: readonly ConsiderationStatus[]): ReportFile {
  return {
    path: displayable(withoutSecrets(relativePath(root, artifact.uri))),
    kind: artifact.kind,
    evidence: statuses.reduce((n, s) => n + s.evidence.filter((e) => e.artifact === artifact).length, 0),
    findings: engine.findings(artifact.uri).filter((f) => !f.suppressed).length,
  };
}

/** The same said twice of one line is said once. */
function unique(list: readonly ReportEvidence[]): ReportEvidence[] {
  return list.filter((e, i) => {
    const before = list[i - 1];
    return !(before && byPlace(before, e) === 0 && before.note === e.note);
  });
}

function skippedPath(uri: string, projects: ReportInput['projects']): string {
  const holding = projects.filter((p) => uri.startsWith(`${p.uri}/`));
  const best = holding.reduce<(typeof holding)[number] | null>((a, b) => (a && a.uri.length >= b.uri.length ? a : b), null);
  if (!best) return plain(relativePath(uri.slice(0, uri.lastIndexOf('/')), uri));
  const path = relativePath(best.uri, uri);
  return plain(best.root === '.' ? path : `${best.root}/${path}`);
}

function plain(text: string): string {
  return displayable(withoutSecrets(text));
}

function byPlace(a: ReportPlace, b: ReportPlace): number {
  return compare(a.path, b.path) || (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line;
}

function byEvidence(a: ReportEvidence, b: ReportEvidence): number {
  return byPlace(a, b) || compare(a.note, b.note) || compare(a.excerpt, b.excerpt);
}

function byFinding(a: ReportFinding, b: ReportFinding): number {
  return byPlace(a, b) || compare(a.rule, b.rule) || compare(a.message, b.message);
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

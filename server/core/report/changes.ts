import { considerations } from '../catalogue/catalogue.js';
import type {
  ChangedEvidence,
  ChangedFinding,
  ChecklistReport,
  ProjectChanges,
  ReportChanges,
  ReportFinding,
  ReportPlace,
  ReportProject,
} from './model.js';
import type { PreviousProject, PreviousReport } from './previous.js';

/** The report with what changed since an earlier one. Lines may move without being a change; pure. */
export function withChanges(report: ChecklistReport, previous: PreviousReport): ChecklistReport {
  return { ...report, changes: changesSince(previous, report) };
}

/** What is different between two reports, in the order of the later one. */
export function changesSince(previous: PreviousReport, report: ChecklistReport): ReportChanges {
  const pairs = report.projects.map((now) => ({ now, before: counterpart(now, report, previous) }));
  const found = new Set(pairs.map((p) => p.before));
  return {
    since: previous.date,
    version: previous.version,
    projects: pairs.flatMap(({ now, before }) => (before ? [projectChanges(before, now)] : [])),
    added: pairs.filter((p) => !p.before).map((p) => p.now.name),
    removed: previous.projects.filter((p) => !found.has(p)).map((p) => p.name),
  };
}

/** A project is known by its folder; where each report has one alone, it is the same, from wherever it was called. */
function counterpart(now: ReportProject, report: ChecklistReport, previous: PreviousReport): PreviousProject | null {
  if (report.projects.length === 1 && previous.projects.length === 1) return previous.projects[0]!;
  return previous.projects.find((p) => p.root === now.root) ?? null;
}

function projectChanges(before: PreviousProject, now: ReportProject): ProjectChanges {
  const itemBefore = new Map(before.considerations.map((c) => [c.id, c]));
  const openBefore = openFindings(before);
  const openNow = openFindings(now);
  const acceptedNow = new Map(
    now.considerations.flatMap((c) => c.findings.filter((f) => f.accepted)).map((f) => [findingKey(f), f] as const),
  );
  return {
    root: now.root,
    name: now.name,
    settled: { before: before.tally.settled, after: now.tally.settled },
    challenges: before.challenges.map(({ id, settled }) => ({ id, settled })),
    states: now.considerations.flatMap((c) => {
      const old = itemBefore.get(c.id);
      return old && old.state !== c.state ? [{ id: c.id, title: c.title, before: old.state, after: c.state }] : [];
    }),
    newFindings: without(openNow, openBefore, findingKey).map(changedFinding),
    endedFindings: without(openBefore, openNow, findingKey).map((f) => ({
      ...changedFinding(f),
      how: acceptedNow.has(findingKey(f)) ? 'accepted' : 'gone',
    })),
    newEvidence: without(evidenceOf(now), evidenceOf(before), evidenceKey),
    lostEvidence: without(evidenceOf(before), evidenceOf(now), evidenceKey),
    expired: now.considerations.flatMap((c) => {
      const held = itemBefore.get(c.id)?.attestation;
      const ended = c.attestation?.standing === 'expired' && held && held.standing !== 'expired';
      return ended && c.attestation.until
        ? [{ id: c.id, title: titleOf(c.id), by: c.attestation.by, until: c.attestation.until }]
        : [];
    }),
  };
}

type AnyFinding = ReportPlace & { readonly rule: string; readonly message: string; readonly accepted: unknown };

function openFindings(project: {
  readonly considerations: readonly { readonly findings: readonly AnyFinding[] }[];
  readonly mistakes: readonly AnyFinding[];
}): AnyFinding[] {
  return [...project.considerations.flatMap((c) => c.findings), ...project.mistakes].filter((f) => f.accepted === null);
}

function evidenceOf(project: {
  readonly considerations: readonly {
    readonly id: string;
    readonly evidence: readonly (ReportPlace & { readonly note: string })[];
  }[];
}): ChangedEvidence[] {
  return project.considerations.flatMap((c) =>
    c.evidence.map(({ path, line, cell, note }) => ({ path, line, cell, consideration: c.id, note })),
  );
}

function changedFinding({ path, line, cell, rule, message }: AnyFinding): ChangedFinding {
  return { path, line, cell, rule, message };
}

function findingKey(f: AnyFinding | ReportFinding): string {
  return JSON.stringify([f.rule, f.path, f.cell, f.message]);
}

function evidenceKey(e: ChangedEvidence): string {
  return JSON.stringify([e.consideration, e.path, e.cell, e.note]);
}

/** What of `list` is not in `other`, each entry counted. */
function without<T>(list: readonly T[], other: readonly T[], keyOf: (entry: T) => string): T[] {
  const left = new Map<string, number>();
  for (const entry of other) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + 1);
  return list.filter((entry) => {
    const n = left.get(keyOf(entry)) ?? 0;
    if (n > 0) left.set(keyOf(entry), n - 1);
    return n === 0;
  });
}

function titleOf(id: string): string {
  return considerations.find((c) => c.id === id)?.title ?? id;
}

/** Nothing is different. */
export function isUnchanged({ projects, added, removed }: ReportChanges): boolean {
  return (
    added.length + removed.length === 0 &&
    projects.every(
      (p) =>
        p.states.length + p.newFindings.length + p.endedFindings.length + p.expired.length === 0 &&
        p.newEvidence.length + p.lostEvidence.length === 0,
    )
  );
}

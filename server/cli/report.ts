import type { Artifact, ArtifactKind } from '../core/artifacts/artifact.js';
import type { ChallengeId, ConsiderationId } from '../core/catalogue/catalogue.js';
import type { State } from '../core/checklist.js';
import type { Engine } from '../core/engine.js';
import type { Fix, JudgedFinding, RuleId, Severity, Span, Suppression } from '../core/model.js';
import { lineStarts, positionAt } from '../core/text.js';

/** The report of `check --format json`. A stable contract: docs/report.md tells it, docs/report.schema.json holds it. */
export interface Report {
  readonly schema: 'ml-preflight/report@1';
  readonly tool: Tool;
  readonly files: readonly FileEntry[];
  readonly skipped: readonly Skipped[];
  readonly projects: readonly ProjectEntry[];
  readonly summary: Readonly<Record<Severity | 'files' | 'artifacts', number>>;
}

export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** A file that was not read, and why. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** Both 1-based; columns in UTF-16 units. In a notebook lines count inside the cell. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

export interface FileEntry {
  readonly path: string;
  readonly kind: ArtifactKind;
  readonly findings: readonly FindingEntry[];
  readonly evidence: readonly EvidenceEntry[];
}

interface Ranged {
  readonly start: Point;
  readonly end: Point;
  readonly cell: number | null;
}

export interface FindingEntry extends Ranged {
  readonly rule: RuleId;
  readonly challenge: ChallengeId | null;
  readonly consideration: ConsiderationId | null;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly Pick<Fix, 'title' | 'kind'>[];
  readonly suppressed: Suppression | null;
}

export interface EvidenceEntry extends Ranged {
  readonly consideration: ConsiderationId;
  readonly note: string;
}

export interface ProjectEntry {
  readonly root: string;
  readonly considerations: readonly {
    readonly id: ConsiderationId;
    readonly state: State;
    readonly evidence: readonly Mark[];
    readonly findings: readonly (Mark & { readonly rule: RuleId })[];
  }[];
}

/** A place by its line. */
export interface Mark {
  readonly path: string;
  readonly line: number;
  readonly cell: number | null;
}

/** What a report is made of besides the engine. */
export interface ReportInput {
  readonly engine: Engine;
  readonly tool: Tool;
  /** URIs of the files that were asked for and read, artifacts or not. */
  readonly files: readonly string[];
  readonly skipped: readonly Skipped[];
  /** How a URI is named in the report. */
  readonly pathOf: (uri: string) => string;
}

/** Builds the report of the files asked for and of the projects they belong to. The same input gives the same report. */
export function buildReport({ engine, tool, files, skipped, pathOf }: ReportInput): Report {
  const artifacts = artifactsAmong(engine, files);
  const place = createPlacer(pathOf);
  const asked = new Set(artifacts.filter((a) => a.kind !== 'project').map((a) => engine.rootOf(a.uri)));
  const roots = engine.roots().filter((root) => asked.has(root));
  const evidence = evidenceByArtifact(engine, artifacts);
  const entries = artifacts.map((artifact): FileEntry => {
    const findings = engine.findings(artifact.uri).flatMap((f) => findingEntry(f, place));
    const shown = (evidence.get(artifact) ?? []).map(
      (e): EvidenceEntry => ({ consideration: e.consideration, note: e.note, ...place.range(artifact, e.span) }),
    );
    return { path: pathOf(artifact.uri), kind: artifact.kind, findings, evidence: shown };
  });
  const open = entries.flatMap((e) => e.findings).filter((f) => f.suppressed === null);
  const number = (severity: Severity) => open.filter((f) => f.severity === severity).length;
  return {
    schema: 'ml-preflight/report@1',
    tool,
    files: entries.sort((a, b) => compare(a.path, b.path)),
    skipped: [...skipped].sort((a, b) => compare(a.path, b.path)),
    projects: roots.map((root) => projectEntry(engine, root, place, pathOf)).sort((a, b) => compare(a.root, b.root)),
    summary: {
      files: files.length,
      artifacts: artifacts.filter((a) => a.kind !== 'project').length,
      error: number('error'),
      warning: number('warning'),
      info: number('info'),
      hint: number('hint'),
    },
  };
}

/** The files that are ML artifacts or belong to some, ignored ones left out. */
export function artifactsAmong(engine: Engine, files: readonly string[]): Artifact[] {
  const members = new Map<string, Set<Artifact>>();
  return files.flatMap((uri) => {
    const artifact = engine.artifact(uri);
    if (!artifact) return [];
    const root = engine.rootOf(uri);
    let all = members.get(root);
    if (!all) {
      all = new Set(engine.project(root).artifacts);
      members.set(root, all);
    }
    return all.has(artifact) ? [artifact] : [];
  });
}

export interface Placer {
  range(artifact: Artifact, span: Span): Ranged;
  mark(artifact: Artifact, span: Span): Mark;
}

/** Turns spans into lines and columns; the lines of each text are counted once. */
export function createPlacer(pathOf: (uri: string) => string): Placer {
  const starts = new WeakMap<object, number[]>();
  const range = (artifact: Artifact, span: Span): Ranged => {
    const part = artifact.parts[span.part];
    if (!part) return { start: { line: 1, column: 1 }, end: { line: 1, column: 1 }, cell: null };
    let lines = starts.get(part);
    if (!lines) {
      lines = lineStarts(part.text);
      starts.set(part, lines);
    }
    return { start: point(lines, span.start), end: point(lines, span.end), cell: part.cell ?? null };
  };
  return {
    range,
    mark(artifact, span) {
      const { start, cell } = range(artifact, span);
      return { path: pathOf(artifact.uri), line: start.line, cell };
    },
  };
}

function point(lines: readonly number[], offset: number): Point {
  const { line, character } = positionAt(lines, offset);
  return { line: line + 1, column: character + 1 };
}

/** Silent findings are the checklist's alone. */
function findingEntry(f: JudgedFinding, place: Placer): FindingEntry[] {
  if (f.severity === 'silent') return [];
  return [
    {
      rule: f.rule,
      challenge: f.challenge,
      consideration: f.consideration,
      severity: f.severity,
      message: f.message,
      ...place.range(f.artifact, f.span),
      // A fix that finds nothing to edit is none.
      fixes: f.fixes.filter((x) => x.edits.length > 0).map(({ title, kind }) => ({ title, kind })),
      suppressed: f.suppressed && { by: f.suppressed.by, reason: f.suppressed.reason },
    },
  ];
}

function evidenceByArtifact(engine: Engine, artifacts: readonly Artifact[]) {
  const found = new Map<Artifact, { consideration: ConsiderationId; note: string; span: Span }[]>();
  for (const root of new Set(artifacts.map((a) => engine.rootOf(a.uri)))) {
    for (const e of engine.evidence(root)) {
      const list = found.get(e.artifact);
      if (list) list.push(e);
      else found.set(e.artifact, [e]);
    }
  }
  for (const list of found.values()) {
    list.sort(
      (a, b) =>
        a.span.part - b.span.part ||
        a.span.start - b.span.start ||
        compare(a.consideration, b.consideration) ||
        compare(a.note, b.note),
    );
  }
  return found;
}

function projectEntry(engine: Engine, root: string, place: Placer, pathOf: (uri: string) => string): ProjectEntry {
  return {
    root: pathOf(root),
    considerations: engine.checklist(root).map((c) => ({
      id: c.id,
      state: c.state,
      evidence: c.evidence.map((e) => place.mark(e.artifact, e.span)).sort(byMark),
      findings: c.findings
        .map((f) => ({ ...place.mark(f.artifact, f.span), rule: f.rule }))
        .sort((a, b) => byMark(a, b) || compare(a.rule, b.rule)),
    })),
  };
}

function byMark(a: Mark, b: Mark): number {
  return compare(a.path, b.path) || (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line;
}

/** By code units: the same order on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

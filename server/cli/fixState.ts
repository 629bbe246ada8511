import type { Artifact } from '../core/artifacts/artifact.js';
import { editNotebookJson } from '../core/artifacts/notebookEdit.js';
import type { Engine } from '../core/engine.js';
import { applyEdits, firstFix } from '../core/fixes.js';
import type { Edit, Fix, JudgedFinding } from '../core/model.js';

/** A file as it was read. */
export interface FixSource {
  readonly text: string;
  /** Names of the files beside it. */
  readonly siblings: readonly string[];
}

/** A fix that was not applied: the file is as if it had never been tried. */
export interface Refusal {
  readonly rule: string;
  readonly title: string;
  readonly reason: string;
  /** It changes a file that was not asked for: no defect, and for the caller to decide. */
  readonly outside?: boolean;
}

/** A file while it is fixed. */
export interface State extends FixSource {
  readonly uri: string;
  readonly before: string;
  text: string;
  readonly applied: Map<string, number>;
  /** Files that a fix changed together with this one: they are written all or none. */
  readonly together: Set<string>;
  readonly refused: Map<string, Refusal>;
  /** Something was applied since the first of them was refused: it may be welcome now. */
  retry: boolean;
  /** Some of the fixes chosen last do not go together: they are tried one by one. */
  careful: boolean;
}

/** What a fix must not make worse. */
export interface Measure {
  readonly problems: number;
  /** Findings by rule, and those of them that offer a fix. */
  readonly findings: ReadonlyMap<string, number>;
  readonly offers: ReadonlyMap<string, number>;
}

/** Counts what is wrong in an artifact of the engine, and what of it `offers` names. */
export function measure(engine: Engine, artifact: Artifact, offers: readonly JudgedFinding[]): Measure {
  return {
    problems: artifact.problems.length,
    findings: byRule(engine.findings(artifact.uri).filter(isLoud)),
    offers: byRule(offers),
  };
}

/** Why what was made of a file is no good, whatever became of the finding; null where nothing speaks against it. */
export function damage(was: Artifact, now: Artifact | undefined, before: Measure, after: Measure | undefined): string | null {
  if (!now || !after || now.kind !== was.kind) return 'the file would no longer be recognised';
  if (after.problems > before.problems) return 'the file would no longer parse';
  const more = [...after.findings].some(([rule, n]) => n > (before.findings.get(rule) ?? 0));
  return more ? 'it would bring new findings' : null;
}

/** Findings of a file with a fix that may be used and stays within it. */
export function offering(engine: Engine, uri: string, suggested: boolean): JudgedFinding[] {
  return engine.findings(uri).filter((f) => isLoud(f) && (firstFix(f, suggested)?.edits.length ?? 0) > 0);
}

/** Shown to people: neither accepted nor the checklist's alone. */
export function isLoud(finding: JudgedFinding): boolean {
  return !finding.suppressed && finding.severity !== 'silent';
}

/** The text with these edits, which are all of this artifact. */
export function edited(text: string, artifact: Artifact, edits: readonly Edit[]): string {
  const flat = edits.map(({ span, newText }) => ({ ...span, newText }));
  return artifact.kind === 'notebook' ? editNotebookJson(text, flat, artifact) : applyEdits(text, flat);
}

/** One fix of one finding, the same after the file has changed around it. */
export function keyOf(finding: JudgedFinding, fix: Fix): string {
  return `${finding.rule}\n${finding.message}\n${fix.title}`;
}

function byRule(findings: readonly JudgedFinding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

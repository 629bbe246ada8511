import type { Edit, Fix, JudgedFinding } from './model.js';

/** A text edit by offsets. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Applies edits to a text. Overlapping edits throw: callers choose with {@link chooseFixes} first. */
export function applyEdits(text: string, edits: readonly OffsetEdit[]): string {
  const sorted = inOrder(edits);
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) throw new Error(`edits overlap at ${edit.start}`);
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The first fix of a finding that may be used and stays within its file; `safe` ones before `suggested`. */
export function firstFix(finding: JudgedFinding, suggested: boolean): Fix | undefined {
  const own = finding.fixes.filter((f) => f.edits.every((e) => e.uri === undefined || e.uri === finding.artifact.uri));
  return own.find((f) => f.kind === 'safe') ?? (suggested ? own[0] : undefined);
}

/**
 * The fixes of one file that can be applied together: in the order given, each unless it touches a place that one before
 * it touches. What is left out is offered again after these are applied. Fixes that reach into another file are left out.
 */
export function chooseFixes(findings: readonly JudgedFinding[], suggested: boolean): { finding: JudgedFinding; fix: Fix }[] {
  const taken: Edit[] = [];
  const chosen: { finding: JudgedFinding; fix: Fix }[] = [];
  for (const finding of findings) {
    const fix = finding.suppressed || finding.severity === 'silent' ? undefined : firstFix(finding, suggested);
    if (!fix) continue;
    const same = (e: Edit) =>
      taken.some(
        (t) =>
          t.span.part === e.span.part && t.span.start === e.span.start && t.span.end === e.span.end && t.newText === e.newText,
      );
    // Two findings that ask for the very same edit are ended by it once.
    if (fix.edits.every(same)) continue;
    if (fix.edits.some((e) => taken.some((t) => touches(t, e)))) continue;
    taken.push(...fix.edits);
    chosen.push({ finding, fix });
  }
  return chosen;
}

function touches(a: Edit, b: Edit): boolean {
  return a.span.part === b.span.part && a.span.start <= b.span.end && b.span.start <= a.span.end;
}

function inOrder(edits: readonly OffsetEdit[]): OffsetEdit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index)
    .map((e) => e.edit);
}

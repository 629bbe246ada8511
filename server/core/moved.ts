import type { Artifact } from './artifacts/artifact.js';
import type { Edit, Finding, Fix, Part, Span } from './model.js';

/**
 * Findings of an earlier text of an artifact, at the places where the same words now stand. What the edit itself touched
 * is left out: nobody knows it any more. Both artifacts have the same number of parts.
 */
export function moveFindings<T extends Finding>(findings: readonly T[], from: Artifact, to: Artifact): T[] {
  if (findings.length === 0) return [];
  const moves = from.parts.map((part, i) => moveOf(part, to.parts[i]!));
  const span = (s: Span): Span | null => moves[s.part]?.(s) ?? null;
  return findings.flatMap((finding) => {
    const at = span(finding.span);
    if (!at) return [];
    const related = finding.related.flatMap((r) => {
      if (r.uri !== from.uri) return [r];
      const place = span(r.span);
      return place ? [{ ...r, span: place }] : [];
    });
    return [{ ...finding, span: at, related, fixes: finding.fixes.flatMap((f) => moveFix(f, from.uri, span)) }];
  });
}

function moveFix(fix: Fix, uri: string, span: (s: Span) => Span | null): Fix[] {
  const edits: Edit[] = [];
  for (const edit of fix.edits) {
    const at = edit.uri === undefined || edit.uri === uri ? span(edit.span) : edit.span;
    if (!at) return [];
    edits.push({ ...edit, span: at });
  }
  return [{ ...fix, edits }];
}

/** How spans of one text move to another that differs in one place. */
function moveOf(from: Part, to: Part): (span: Span) => Span | null {
  const a = from.text;
  const b = to.text;
  if (a === b) return (span) => span;
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  const end = a.length - tail;
  const by = b.length - a.length;
  return (span) => {
    if (span.end <= head) return span;
    if (span.start >= end) return { ...span, start: span.start + by, end: span.end + by };
    return null;
  };
}

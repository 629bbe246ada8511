import type { Artifact, ArtifactKind } from './artifacts/artifact.js';
import { rulesOfCheck } from './catalogue/otherLinters.js';
import type { Span } from './model.js';
import type { Acceptance } from './suppress.js';
import { lineEnd, lineStart, lineStarts, positionAt } from './text.js';

/** Kinds that are YAML and take comments. */
const YAML_KINDS: ReadonlySet<ArtifactKind> = new Set<ArtifactKind>([
  'kubernetes',
  'kserve',
  'cloudformation',
  'compose',
  'helm-values',
  'kustomization',
  'ray-serve',
  'azureml',
  'databricks',
]);

/** What nobody writes by hand; each is a walk through the lines. */
const MOST = 500;

/** `#checkov:skip=ID:reason` and `#trivy:ignore:ID`; several of trivy may stand in one comment, a reason behind them. */
const COMMENT = /#[ \t]*(?:checkov:skip=[ \t]*([A-Z0-9_]+)(?::([^\r\n]*))?|(trivy:ignore:[^\r\n]*))/g;

/**
 * Comments that accept findings of checkov ("Suppressing and Skipping Policies": within the resource) and of trivy
 * ("Filtering resources by inline comments": on the line, or above the block it is for).
 */
export function linterComments(artifact: Artifact): Acceptance[] {
  const text = artifact.parts[0]?.text ?? '';
  const readable = YAML_KINDS.has(artifact.kind) || artifact.kind === 'dockerfile';
  if (!readable || !(text.includes('checkov:skip') || text.includes('trivy:ignore'))) return [];
  const found: Acceptance[] = [];
  const lines = linesOf(text);
  for (const match of text.matchAll(COMMENT)) {
    if (found.length >= MOST) break;
    const span: Span = { part: 0, start: match.index, end: match.index + match[0].trimEnd().length };
    const alone = text.slice(lineStart(text, match.index), match.index).trim() === '';
    const [id, why, ignores] = [match[1], match[2]?.trim(), match[3]];
    if (id !== undefined) {
      const rules = rulesOfCheck('checkov', id);
      const range = artifact.kind === 'dockerfile' ? null : resourceAround(artifact, lines, match.index);
      if (rules.length > 0) {
        found.push({ by: 'directive', rules, reason: why || 'accepted for checkov', range, span, linter: 'checkov' });
      }
    } else if (ignores !== undefined) {
      const ids = [...ignores.matchAll(/trivy:ignore:([\w-]+)/g)].map((m) => m[1]!);
      const rules = ids.flatMap((each) => rulesOfCheck('trivy', each));
      // A check that nothing in particular fails (no `USER` at all) is that of the whole image.
      const range =
        artifact.kind === 'dockerfile' ? lineOrNext(lines, match.index, alone) : blockAt(text, lines, match.index, alone);
      const reason = ignores.replace(/^(?:#?trivy:ignore:\S+\s*)+/, '').replace(/^-+\s*/, '');
      if (rules.length > 0)
        found.push({ by: 'directive', rules, reason: reason || 'accepted for trivy', range, span, linter: 'trivy' });
    }
  }
  return found;
}

/** The Kubernetes object that holds an offset, else the block of the second level: a CloudFormation resource, a service. */
function resourceAround(artifact: Artifact, lines: readonly Line[], at: number): Span {
  if (artifact.kind === 'kubernetes' || artifact.kind === 'kserve') {
    const document = artifact.documents.find((d) => d.start <= at && at <= d.end);
    if (document) return { part: 0, start: document.start, end: document.end };
  }
  const own = lineOf(lines, at);
  let section = own;
  while (section > 0 && lines[section]!.indent !== 0) section--;
  const level = lines.slice(section + 1).find((l) => l.indent !== undefined)?.indent ?? 0;
  let first = own;
  while (first > section && (lines[first]!.indent ?? Infinity) > level) first--;
  return span(lines, first, blockEnd(lines, first));
}

/** The line of a comment behind something; the block that begins below a comment of its own line. */
function blockAt(text: string, lines: readonly Line[], at: number, alone: boolean): Span {
  const own = lineOf(lines, at);
  if (!alone) return span(lines, own, own);
  const first = firstBelow(lines, own);
  // Above the first key of an object stands what is meant for all of it.
  const whole = /^(?:apiVersion|kind|---)/.test(text.slice(lines[first]!.start, lines[first]!.start + 10));
  const next = whole ? lines.findIndex((l, i) => i > first && text.startsWith('---', l.start)) : -1;
  return span(lines, first, whole ? (next < 0 ? lines.length : next) - 1 : blockEnd(lines, first));
}

function lineOrNext(lines: readonly Line[], at: number, alone: boolean): Span {
  const own = lineOf(lines, at);
  const line = alone ? firstBelow(lines, own) : own;
  return span(lines, line, line);
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Undefined for blank lines and comments. */
  readonly indent: number | undefined;
}

function linesOf(text: string): Line[] {
  return lineStarts(text).map((start) => {
    let i = start;
    while (text[i] === ' ' || text[i] === '\t') i++;
    const nothing = i >= text.length || text[i] === '#' || text[i] === '\r' || text[i] === '\n';
    return { start, end: lineEnd(text, start), indent: nothing ? undefined : i - start };
  });
}

function lineOf(lines: readonly Line[], at: number): number {
  return positionAt(
    lines.map((l) => l.start),
    at,
  ).line;
}

/** The first line below that is neither blank nor a comment, or the last one. */
function firstBelow(lines: readonly Line[], line: number): number {
  const found = lines.findIndex((l, i) => i > line && l.indent !== undefined);
  return found < 0 ? lines.length - 1 : found;
}

/** The last line of the block that begins at a line: what is indented deeper. */
function blockEnd(lines: readonly Line[], first: number): number {
  const level = lines[first]!.indent ?? 0;
  const next = lines.findIndex((l, i) => i > first && l.indent !== undefined && l.indent <= level);
  return (next < 0 ? lines.length : next) - 1;
}

function span(lines: readonly Line[], first: number, last: number): Span {
  return { part: 0, start: lines[first]!.start, end: lines[last]!.end };
}

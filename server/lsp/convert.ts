/** The one border between offsets and the positions of LSP, both in UTF-16 units. */
import { type Diagnostic, DiagnosticSeverity, type Location, type Range } from 'vscode-languageserver-types';
import type { Artifact } from '../core/artifacts/artifact.js';
import { jsonPosition } from '../core/artifacts/notebookEdit.js';
import type { JudgedFinding, Part, Severity, Span } from '../core/model.js';
import { lineEnd, lineStart, lineStarts, positionAt } from '../core/text.js';
import type { Place } from './protocol.js';
import type { Server } from './state.js';

/** Where the page of a rule is: this, its id, `.md`. */
export const RULE_PAGES = 'https://github.com/ml-preflight/ml-preflight/blob/main/docs/rules/';
export const SOURCE = 'ML Preflight';

const starts = new WeakMap<object, readonly number[]>();

function startsOf(owner: object, text: string): number[] {
  let found = starts.get(owner);
  if (!found) {
    found = lineStarts(text);
    starts.set(owner, found);
  }
  return found as number[];
}

/** The range of offsets in a text. `owner` is what the text belongs to, for as long as it does not change. */
export function rangeIn(owner: object, text: string, start: number, end: number, bom = false): Range {
  const lines = startsOf(owner, text);
  const position = (offset: number) => {
    const { line, character } = positionAt(lines, Math.min(offset, text.length));
    // A client that leaves the mark in the document counts it.
    return { line, character: bom && line === 0 ? character + 1 : character };
  };
  return { start: position(start), end: position(end) };
}

/** The range of a span in the text of its part. */
export function partRange(server: Server, artifact: Artifact, span: Span): Range {
  const part = artifact.parts[span.part]!;
  return rangeIn(part, part.text, span.start, span.end, server.workspace.hasMark(artifact));
}

/**
 * Where a span stands as far as documents go: a cell is one in an open notebook, while in a notebook read from its file the
 * place is the one in its JSON.
 */
export function locationOf(server: Server, artifact: Artifact, span: Span): Location {
  const uri = documentUri(server, artifact, span);
  if (artifact.kind === 'notebook' && artifact.source && artifact.parts[span.part]?.cell !== undefined) {
    const { text } = artifact.source;
    const start = jsonPosition(artifact, span.part, span.start) ?? 0;
    const end = Math.max(start, jsonPosition(artifact, span.part, span.end) ?? start);
    return { uri, range: rangeIn(artifact.source, text, start, end, server.workspace.hasMark(artifact)) };
  }
  return artifact.parts[span.part]
    ? { uri, range: partRange(server, artifact, span) }
    : { uri, range: rangeIn(artifact, '', 0, 0) };
}

/** The document that a span is in, as the client spells it. */
export function documentUri(server: Server, artifact: Artifact, span: Span): string {
  const part = artifact.parts[span.part];
  const inCell = artifact.kind === 'notebook' && !artifact.source && part?.cell !== undefined;
  return inCell ? part.uri : server.workspace.spelling(artifact.uri);
}

/** A place for the checklist: of a notebook the cell and the range inside it, open or not. */
export function placeOf(server: Server, artifact: Artifact, span: Span): Place {
  const uri = server.workspace.spelling(artifact.uri);
  const part = artifact.parts[span.part];
  if (!part) return { uri, range: rangeIn(artifact, '', 0, 0), cell: null };
  return { uri, range: partRange(server, artifact, widen(part, span)), cell: part.cell ?? null };
}

/** A finding as the editor shows it. Call it for findings that are shown only, see {@link isShown}. */
export function toDiagnostic(server: Server, finding: JudgedFinding): Diagnostic {
  const { support, engine } = server;
  const { artifact, rule, related } = finding;
  const part = artifact.parts[finding.span.part];
  const places = related.flatMap(({ uri, span, message }) => {
    const other = uri === artifact.uri ? artifact : engine.artifact(uri);
    return other ? [{ location: locationOf(server, other, span), message }] : [];
  });
  return {
    range: locationOf(server, artifact, part ? widen(part, finding.span) : finding.span).range,
    severity: severities[finding.severity as Severity],
    code: rule,
    ...(support.codeDescription && { codeDescription: { href: pageOf(rule) } }),
    source: SOURCE,
    message: finding.message,
    ...(support.relatedInformation && places.length > 0 && { relatedInformation: places }),
    ...(support.diagnosticData && { data: { rule } }),
  };
}

/** Neither silent nor accepted. */
export function isShown(finding: JudgedFinding): boolean {
  return finding.severity !== 'silent' && !finding.suppressed;
}

export function pageOf(rule: string): string {
  return `${RULE_PAGES}${rule}.md`;
}

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A span that is empty, or nothing but a line break, is shown nowhere: it becomes the word behind it, else the one before it on its line. */
export function widen({ text }: Part, span: Span): Span {
  if (span.end > span.start && !/^[\r\n]+$/.test(text.slice(span.start, Math.min(span.end, span.start + 3)))) return span;
  const at = Math.min(span.start, text.length);
  const rest = text.slice(at, lineEnd(text, at));
  const word = /^\s*\S+/.exec(rest);
  if (word) return { ...span, start: at + word[0].length - word[0].trimStart().length, end: at + word[0].length };
  const before = text.slice(lineStart(text, at), at);
  const last = /\S+(?=\s*$)/.exec(before.slice(-200));
  return last ? { ...span, start: at - Math.min(before.length, 200) + last.index, end: at } : { ...span, start: at, end: at };
}

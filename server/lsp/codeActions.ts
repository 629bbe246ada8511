import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type AddedSections, addAllSections } from '../core/addSections.js';
import { considerations } from '../core/catalogue/catalogue.js';
import { chooseFixes } from '../core/fixes.js';
import type { JudgedFinding } from '../core/model.js';
import { isShown, rangeIn, toDiagnostic } from './convert.js';
import { findingsIn } from './diagnostics.js';
import { type PlacedEdit, placedEdits, workspaceEdit } from './edits.js';
import { fixAllEdits } from './fixAll.js';
import { runSafe } from './log.js';
import { ClientCommand, REASON } from './protocol.js';
import { attestationActions } from './renewal.js';
import type { Server } from './state.js';
import { suppressionEdit } from './suppression.js';

export const FIX_ALL = 'source.fixAll.mlPreflight';
/** Cells get it under this name alone: an editor runs `source.fixAll` on every cell as if it were a file. */
export const NOTEBOOK_FIX_ALL = `notebook.${FIX_ALL}`;

export function registerCodeActions(server: Server): void {
  const { connection, log, support } = server;
  connection.onCodeAction((params, token) =>
    runSafe<(CodeAction | Command)[] | null>(log, 'Code actions failed', null, token, () =>
      // A client that knows commands only cannot take edits.
      support.codeActionLiterals ? codeActions(server, params) : null,
    ),
  );
}

/** Actions at a range of an open document, out of the findings of its present text; nothing here waits. */
function codeActions(server: Server, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const { workspace } = server;
  const key = workspace.keyOf(textDocument.uri);
  if (key === null) return [];
  workspace.flush();
  const isCell = key !== null && server.workspace.spelling(key) !== textDocument.uri;
  const actions: CodeAction[] = [];
  if (wants(context.only, CodeActionKind.QuickFix) || context.only === undefined) {
    const shown = findingsIn(server, textDocument.uri);
    const here = shown
      .map((finding) => ({ finding, diagnostic: toDiagnostic(server, finding) }))
      .filter(({ diagnostic }) => touch(diagnostic.range, range));
    actions.push(...addSections(server, key, range, context.diagnostics));
    const rules = new Set<string>();
    const inFile = isCell ? server.engine.findings(key) : shown;
    for (const { finding, diagnostic } of here) actions.push(...fixes(server, finding, asSent(diagnostic, context.diagnostics)));
    for (const { finding } of here) {
      if (rules.has(finding.rule)) continue;
      rules.add(finding.rule);
      actions.push(
        ...fixRule(
          server,
          finding,
          inFile,
          here.filter((h) => h.finding.rule === finding.rule).map((h) => asSent(h.diagnostic, context.diagnostics)),
        ),
      );
    }
    if (isCell && server.support.commands)
      actions.push(
        ...clearing(
          textDocument.uri,
          here.filter((h) => h.finding.inOutput).map((h) => asSent(h.diagnostic, context.diagnostics)),
        ),
      );
    for (const { finding, diagnostic } of here)
      actions.push(...attestationActions(server, finding, asSent(diagnostic, context.diagnostics)));
    for (const { finding, diagnostic } of here)
      actions.push(...accept(server, textDocument.uri, finding, asSent(diagnostic, context.diagnostics)));
  }
  const fixAll = isCell ? NOTEBOOK_FIX_ALL : FIX_ALL;
  if (wants(context.only, fixAll)) {
    const edits = fixAllEdits(server, key);
    if (edits.length > 0)
      actions.push({ title: 'Fix all safe ML Preflight findings', kind: fixAll, edit: workspaceEdit(server, edits) });
  }
  return actions;
}

/** Asked for by name; a kind stands for all below it, the empty one for all. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only?.some((k) => k === '' || k === kind || kind.startsWith(`${k}.`)) ?? false;
}

function fixes(server: Server, finding: JudgedFinding, diagnostic: Diagnostic): CodeAction[] {
  const safe = finding.fixes.filter((f) => f.kind === 'safe').length;
  return finding.fixes.flatMap((fix) => {
    const edits = placedEdits(server, finding, fix);
    if (!edits) return [];
    const preferred = server.support.preferredActions && fix.kind === 'safe' && safe === 1;
    return [
      {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        ...(preferred && { isPreferred: true }),
        edit: workspaceEdit(server, edits),
      },
    ];
  });
}

function fixRule(
  server: Server,
  { rule }: JudgedFinding,
  inFile: readonly JudgedFinding[],
  diagnostics: Diagnostic[],
): CodeAction[] {
  const chosen = chooseFixes(
    inFile.filter((f) => f.rule === rule),
    true,
  );
  if (chosen.length < 2) return [];
  const edits = chosen.flatMap(({ finding, fix }): PlacedEdit[] => placedEdits(server, finding, fix) ?? []);
  return [
    { title: `Fix all ${rule} in this file`, kind: CodeActionKind.QuickFix, diagnostics, edit: workspaceEdit(server, edits) },
  ];
}

/**
 * Everything that a card lacks, in one edit: offered at its title, where absences stand. The project is judged for it, so it
 * is looked at nowhere else.
 */
function addSections(server: Server, key: string, range: Range, sent: readonly Diagnostic[]): CodeAction[] {
  const { engine, workspace, settings } = server;
  const card = engine.artifact(key);
  const root = engine.rootOf(key);
  if (card?.kind !== 'model-card' || !settings.of(root).enable) return [];
  const title = card.title ?? { start: 0, end: 0 };
  const place = rangeIn(card.parts[0]!, card.parts[0]!.text, title.start, title.end, workspace.hasMark(card));
  if (!touch(place, range)) return [];
  const absent = engine.findings(key).filter((f) => f.gap === 'absence' && isShown(f) && f.consideration !== null);
  const missing = absent.map((f) => f.consideration!);
  const project = engine.project(root);
  const all = project.cards.includes(card) ? addAllSections(card, project, missing) : null;
  // One that is missing has a fix of its own.
  if (!all || (all.added.length === 1 && all.keys.length === 0 && missing.includes(all.added[0]!))) return [];
  const ended = absent.filter((f) => all.added.includes(f.consideration!));
  const edits = all.edits.map((edit): PlacedEdit => ({ artifact: card, part: 0, ...edit }));
  return [
    {
      title: titleOf(all),
      kind: CodeActionKind.QuickFix,
      diagnostics: ended.map((f) => asSent(toDiagnostic(server, f), sent)),
      edit: workspaceEdit(server, edits),
    },
  ];
}

/** "Add all 7 missing sections and `library_name`". */
function titleOf({ added, answers, keys }: AddedSections): string {
  const named = keys.map((key) => `\`${key}\``);
  if (added.length === 0) return `Add ${named.join(' and ')} to the front matter`;
  const sections = added.length > 1 ? `all ${added.length} missing sections` : (answers[0] ?? 'the missing section');
  const all = [sections, ...named];
  const list = all.length > 2 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all.join(' and ');
  return `Add ${list}${added.length === 1 ? ' to the model card' : ''}`;
}

/** What stands in an output is no text that a server could edit: the client clears it. */
function clearing(cell: string, diagnostics: Diagnostic[]): CodeAction[] {
  if (diagnostics.length === 0) return [];
  const title = 'Clear the outputs of this cell';
  const command = { title, command: ClientCommand.clearOutputs, arguments: [cell] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }];
}

/** The ways to end a finding without a change of what it is about. */
function accept(server: Server, document: string, finding: JudgedFinding, diagnostic: Diagnostic): CodeAction[] {
  const { commands } = server.support;
  const actions: CodeAction[] = [];
  const suppression = suppressionEdit(finding, commands ? REASON : 'TODO: why');
  if (suppression) {
    const edit: WorkspaceEdit = workspaceEdit(server, [suppression]);
    const title = `Suppress ${finding.rule} here${commands ? ' with a reason…' : ''}`;
    const how = commands
      ? { command: { title, command: ClientCommand.suppress, arguments: [document, finding.rule, edit] } }
      : { edit };
    actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], ...how });
  }
  const consideration = considerations.find((c) => c.id === finding.consideration);
  if (commands && finding.gap === 'absence' && consideration) {
    const root = server.folders.spelling(server.engine.rootOf(finding.artifact.uri));
    for (const [title, command] of [
      [`Attest: ${consideration.title}…`, ClientCommand.attest],
      [`Not applicable: ${consideration.title}…`, ClientCommand.notApplicable],
    ] as const) {
      actions.push({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        command: { title, command, arguments: [root, consideration.id] },
      });
    }
  }
  return actions;
}

/** The client's own copy of a diagnostic, by which it knows which one an action ends. */
function asSent(diagnostic: Diagnostic, sent: readonly Diagnostic[]): Diagnostic {
  return sent.find((d) => d.code === diagnostic.code && sameRange(d.range, diagnostic.range)) ?? diagnostic;
}

function sameRange(a: Range, b: Range): boolean {
  return compare(a.start, b.start) === 0 && compare(a.end, b.end) === 0;
}

function touch(a: Range, b: Range): boolean {
  return compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;
}

function compare(a: Range['start'], b: Range['start']): number {
  return a.line - b.line || a.character - b.character;
}

import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Artifact } from '../core/artifacts/artifact.js';
import { notebookJsonEdits } from '../core/artifacts/notebookEdit.js';
import type { Edit, Fix, JudgedFinding } from '../core/model.js';
import { documentUri, rangeIn } from './convert.js';
import type { Server } from './state.js';

/** An edit with the artifact that its offsets count in. */
export interface PlacedEdit {
  readonly artifact: Artifact;
  readonly part: number;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The edits of a fix; null where it reaches into a file that is no longer there. */
export function placedEdits(server: Server, finding: JudgedFinding, fix: Fix): PlacedEdit[] | null {
  const placed: PlacedEdit[] = [];
  for (const edit of fix.edits) {
    const artifact = artifactOf(server, finding, edit);
    if (!artifact?.parts[edit.span.part]) return null;
    placed.push({ artifact, part: edit.span.part, start: edit.span.start, end: edit.span.end, newText: edit.newText });
  }
  return placed.length > 0 ? placed : null;
}

/** As an edit of the client's documents, with their versions where the client can check them. */
export function workspaceEdit(server: Server, edits: readonly PlacedEdit[]): WorkspaceEdit {
  const byDocument = new Map<string, TextEdit[]>();
  const add = (uri: string, edit: TextEdit) => byDocument.set(uri, [...(byDocument.get(uri) ?? []), edit]);
  for (const artifact of new Set(edits.map((e) => e.artifact))) {
    const own = edits.filter((e) => e.artifact === artifact);
    if (artifact.kind === 'notebook' && artifact.source && artifact.parts.some((p) => p.cell !== undefined)) {
      const { source } = artifact;
      const bom = server.workspace.hasMark(artifact);
      const uri = server.workspace.spelling(artifact.uri);
      for (const e of notebookJsonEdits(own, artifact))
        add(uri, { range: rangeIn(source, source.text, e.start, e.end, bom), newText: e.newText });
      continue;
    }
    for (const e of own) {
      const part = artifact.parts[e.part]!;
      const range = rangeIn(part, part.text, e.start, e.end, server.workspace.hasMark(artifact));
      add(documentUri(server, artifact, e), { range, newText: e.newText });
    }
  }
  return editOf(server, byDocument);
}

/** Edits by document, in the form the client understands. */
export function editOf(server: Server, byDocument: ReadonlyMap<string, TextEdit[]>): WorkspaceEdit {
  if (!server.support.documentChanges) return { changes: Object.fromEntries(byDocument) };
  const documentChanges = [...byDocument].map(
    ([uri, edits]): TextDocumentEdit => ({ textDocument: { uri, version: server.workspace.version(uri) ?? null }, edits }),
  );
  return { documentChanges };
}

function artifactOf(server: Server, finding: JudgedFinding, edit: Edit): Artifact | undefined {
  return edit.uri === undefined || edit.uri === finding.artifact.uri ? finding.artifact : server.engine.artifact(edit.uri);
}

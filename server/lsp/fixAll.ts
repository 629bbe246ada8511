import type { Artifact } from '../core/artifacts/artifact.js';
import { editNotebookJson } from '../core/artifacts/notebookEdit.js';
import { applyEdits, chooseFixes } from '../core/fixes.js';
import { difference } from '../core/textDifference.js';
import type { PlacedEdit } from './edits.js';
import type { Server } from './state.js';

/** One fix can make room for another; more rounds than this mean that two of them undo each other. */
const ROUNDS = 10;

/** The edits that apply every safe fix of a file, those that only become possible after others included. Empty for none. */
export function fixAllEdits(server: Server, key: string): PlacedEdit[] {
  const original = server.engine.artifact(key);
  return original ? server.engine.tryOut(() => editsInRounds(server, key, original)) : [];
}

function editsInRounds(server: Server, key: string, original: Artifact): PlacedEdit[] {
  const { engine } = server;
  let current = original;
  let first: PlacedEdit[] = [];
  let rounds = 0;
  while (rounds < ROUNDS) {
    const chosen = chooseFixes(engine.findings(key), false);
    if (chosen.length === 0) break;
    const edits = chosen.flatMap(({ fix }) =>
      fix.edits.map((e): PlacedEdit => ({ artifact: current, part: e.span.part, ...pick(e) })),
    );
    const next = edited(server, current, edits);
    if (!next) break;
    if (rounds++ === 0) first = edits;
    current = next;
    engine.set(key, current);
  }
  return rounds > 1 ? differences(original, current) : first;
}

function pick({ span, newText }: { span: { start: number; end: number }; newText: string }) {
  return { start: span.start, end: span.end, newText };
}

/** The artifact as it is after the edits; null where it is none any more. */
function edited(server: Server, artifact: Artifact, edits: readonly PlacedEdit[]): Artifact | null {
  if (artifact.kind === 'notebook' && artifact.source) {
    return server.workspace.withTexts(artifact, [editNotebookJson(artifact.source.text, edits, artifact)]);
  }
  const texts = artifact.parts.map((part, index) =>
    applyEdits(
      part.text,
      edits.filter((e) => e.part === index),
    ),
  );
  return server.workspace.withTexts(artifact, texts);
}

function differences(original: Artifact, current: Artifact): PlacedEdit[] {
  return original.parts.flatMap((part, index): PlacedEdit[] => {
    const edit = difference(part.text, current.parts[index]?.text ?? part.text);
    return edit ? [{ artifact: original, part: index, ...edit }] : [];
  });
}

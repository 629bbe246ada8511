import { editNotebookJson } from '../server/core/artifacts/notebookEdit.js';
import type { Engine } from '../server/core/engine.js';
import { applyEdits } from '../server/core/fixes.js';
import type { Fix, JudgedFinding } from '../server/core/model.js';
import { readArtifact } from '../server/core/recognise.js';

/** Applies a fix to a real file and says (1 for yes) whether it leaves the finding, breaks the file or adds a finding. The engine is left as it was. */
export function tryFix(engine: Engine, uri: string, text: string, finding: JudgedFinding, fix: Fix): number {
  const artifact = finding.artifact;
  const edits = fix.edits.map((e) => ({ part: e.span.part, start: e.span.start, end: e.span.end, newText: e.newText }));
  if (fix.edits.some((e) => e.uri !== undefined && e.uri !== uri)) return 0;
  const loud = () => engine.findings(uri).filter((f) => f.severity !== 'silent' && !f.suppressed);
  const before = loud();
  const complain = (what: string) => {
    console.log(`FIX ${what}: ${finding.rule} "${fix.title}" on ${decodeURI(uri)}`);
    return 1;
  };
  let fixed: string;
  try {
    fixed = artifact.kind === 'notebook' ? editNotebookJson(text, edits, artifact) : applyEdits(text, edits);
  } catch (error) {
    return complain(`throws (${error})`);
  }
  const after = readArtifact(uri, fixed);
  engine.set(uri, after);
  const now = loud();
  const count = (list: readonly JudgedFinding[], rule: string) => list.filter((f) => f.rule === rule).length;
  const added = now.find((f) => count(now, f.rule) > count(before, f.rule));
  const worse = (after?.problems.length ?? 0) > artifact.problems.length;
  const stays = !finding.suppressed && count(now, finding.rule) >= count(before, finding.rule);
  engine.set(uri, artifact);
  if (!after || worse) return complain('breaks');
  if (stays) return complain('leaves its finding');
  return added ? complain(`adds ${added.rule} (${added.message})`) : 0;
}

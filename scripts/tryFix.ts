import { editNotebookJson } from '../server/core/artifacts/notebookEdit.js';
import type { Engine } from '../server/core/engine.js';
import { applyEdits } from '../server/core/fixes.js';
import type { Fix, JudgedFinding } from '../server/core/model.js';
import { readArtifact } from '../server/core/recognise.js';

/**
 * Applies a fix to real files, all that it changes, and says (1 for yes) whether it leaves the finding, breaks a file or adds a
 * finding. The engine is left as it was.
 */
export function tryFix(engine: Engine, uri: string, text: string, finding: JudgedFinding, fix: Fix): number {
  const complain = (what: string) => {
    console.log(`FIX ${what}: ${finding.rule} "${fix.title}" on ${decodeURI(uri)}`);
    return 1;
  };
  const loud = (of: string) => engine.findings(of).filter((f) => f.severity !== 'silent' && !f.suppressed);
  const uris = new Set([uri, ...fix.edits.map((e) => e.uri ?? uri)]);
  const states = [...uris].map((each) => ({ uri: each, was: engine.artifact(each), before: loud(each) }));
  try {
    for (const { uri: each, was } of states) {
      const edits = fix.edits.filter((e) => (e.uri ?? uri) === each).map((e) => ({ ...e.span, newText: e.newText }));
      const old = each === uri ? text : (was?.parts[0]?.text ?? '');
      const fixed = was?.kind === 'notebook' ? editNotebookJson(old, edits, was) : applyEdits(old, edits);
      const now = readArtifact(each, fixed);
      engine.set(each, now);
      if (!now || now.problems.length > (was?.problems.length ?? 0)) return complain('breaks');
    }
    const count = (list: readonly JudgedFinding[], rule: string) => list.filter((f) => f.rule === rule).length;
    for (const { uri: each, before } of states) {
      const now = loud(each);
      const stays = each === uri && !finding.suppressed && count(now, finding.rule) >= count(before, finding.rule);
      if (stays) return complain('leaves its finding');
      const added = now.find((f) => count(now, f.rule) > count(before, f.rule));
      if (added) return complain(`adds ${added.rule} (${added.message})`);
    }
    return 0;
  } catch (error) {
    return complain(`throws (${error})`);
  } finally {
    for (const { uri: each, was } of states) engine.set(each, was ?? null);
  }
}

import type { Artifact } from '../core/artifacts/artifact.js';
import type { Engine } from '../core/engine.js';
import { firstFix } from '../core/fixes.js';
import type { Edit, Fix, JudgedFinding } from '../core/model.js';
import { damage, edited, isLoud, keyOf, type Measure, measure, offering, type State } from './fixState.js';

/** A file that a fix changes, before and after. */
interface Change {
  readonly state: State;
  readonly was: Artifact;
  readonly before: Measure;
  readonly text: string;
}

/**
 * Applies the next fix that reaches into other files, to all of them or to none: each is judged anew, and where one of them
 * breaks or has more findings, or the finding stays, all are put back and the fix is refused. False where none is left.
 */
export function fixAcross(engine: Engine, states: readonly State[], suggested: boolean): boolean {
  const byUri = new Map(states.map((state) => [state.uri, state]));
  for (const state of states) {
    for (const finding of engine.findings(state.uri)) {
      const fix = reaching(finding, suggested);
      if (!fix || state.refused.has(keyOf(finding, fix))) continue;
      const refuse = (reason: string, outside = false) =>
        state.refused.set(keyOf(finding, fix), { rule: finding.rule, title: fix.title, reason, outside });
      if (fix.edits.some((e) => !byUri.has(uriOf(finding, e)))) {
        refuse('it changes a file that was not asked for', true);
        continue;
      }
      const reason = tryAcross(engine, byUri, finding, fix, suggested);
      if (reason === null) return true;
      refuse(reason);
      // The engine has judged anew: what was read of it before is of the past.
      return true;
    }
  }
  return false;
}

/** The first fix that may be used and changes another file, of a finding that has none within its own. */
export function reaching(finding: JudgedFinding, suggested: boolean): Fix | undefined {
  if (!isLoud(finding) || (firstFix(finding, suggested)?.edits.length ?? 0) > 0) return undefined;
  const usable = finding.fixes.filter(
    (f) => (suggested || f.kind === 'safe') && f.edits.some((e) => uriOf(finding, e) !== finding.artifact.uri),
  );
  return usable.find((f) => f.kind === 'safe') ?? usable[0];
}

/** Null where it was applied, else why it was not. */
function tryAcross(
  engine: Engine,
  states: ReadonlyMap<string, State>,
  finding: JudgedFinding,
  fix: Fix,
  suggested: boolean,
): string | null {
  const changes: Change[] = [];
  for (const uri of new Set([finding.artifact.uri, ...fix.edits.map((e) => uriOf(finding, e))])) {
    const state = states.get(uri);
    const was = engine.artifact(uri);
    if (!state || !was) return 'the file would no longer be recognised';
    const before = measure(engine, was, offering(engine, uri, suggested));
    const own = fix.edits.filter((e) => uriOf(finding, e) === uri);
    changes.push({ state, was, before, text: own.length > 0 ? edited(state.text, was, own) : state.text });
  }
  for (const { state, text } of changes) {
    if (text !== state.text) engine.set(state.uri, engine.read(state.uri, text, state.siblings));
  }
  const reason = objection(engine, finding, changes, suggested);
  if (reason !== null) {
    for (const { state, was } of changes) engine.set(state.uri, was);
    return reason;
  }
  const written = changes.filter(({ state, text }) => text !== state.text);
  for (const { state, text } of written) {
    state.text = text;
    state.retry = state.refused.size > 0;
    for (const other of written) if (other.state !== state) state.together.add(other.state.uri);
  }
  const { applied } = (written.find(({ state }) => state.uri === finding.artifact.uri) ?? written[0] ?? changes[0]!).state;
  applied.set(fix.title, (applied.get(fix.title) ?? 0) + 1);
  return null;
}

function objection(engine: Engine, { rule, artifact }: JudgedFinding, changes: readonly Change[], suggested: boolean) {
  const of = (n: number | undefined) => n ?? 0;
  let ended = false;
  for (const { state, was, before } of changes) {
    const now = engine.artifact(state.uri);
    const after = now && measure(engine, now, offering(engine, state.uri, suggested));
    const reason = damage(was, now, before, after);
    if (reason !== null) return reason;
    if (state.uri === artifact.uri) ended = of(after!.findings.get(rule)) < of(before.findings.get(rule));
  }
  return ended ? null : 'it would not end its finding';
}

function uriOf(finding: JudgedFinding, edit: Edit): string {
  return edit.uri ?? finding.artifact.uri;
}

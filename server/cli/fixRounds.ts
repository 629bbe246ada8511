import type { Artifact } from '../core/artifacts/artifact.js';
import type { Engine } from '../core/engine.js';
import { chooseFixes, firstFix } from '../core/fixes.js';
import { fixAcross, reaching } from './fixAcross.js';
import { damage, edited, type FixSource, keyOf, type Measure, measure, offering, type Refusal, type State } from './fixState.js';
import { artifactsAmong } from './report.js';

export interface FixedFile {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
  /** What was done, by title of the fix, with how often; a fix that changes several files counts in one of them. */
  readonly applied: ReadonlyMap<string, number>;
  /** Files that a fix changed together with this one: either all of them are written, or none. */
  readonly together: ReadonlySet<string>;
  /** Fixes that were not applied: taken back, which is a defect of ours, or with edits in files that were not asked for. */
  readonly refused: readonly Refusal[];
}

/** Each round ends a finding or refuses a fix, so there is an end; this is for files that hold thousands of both. */
const MAX_ROUNDS = 500;

type Choice = ReturnType<typeof chooseFixes>;

interface Attempt {
  readonly state: State;
  readonly choice: Choice;
  readonly was: Artifact;
  readonly measured: Measure;
  readonly text: string;
}

/**
 * Applies fixes round after round, in memory, until none is left: a fix can make room for the next. After each round a file
 * is judged anew, and fixes that break it, add findings or do not end their own are taken back. Files in which nothing was
 * done or refused are left out. The engine holds the fixed texts afterwards.
 */
export function fixInMemory(engine: Engine, sources: ReadonlyMap<string, FixSource>, suggested: boolean): FixedFile[] {
  const states = artifactsAmong(engine, [...sources.keys()]).map(({ uri }): State => {
    const source = sources.get(uri)!;
    const nothing = { applied: new Map(), together: new Set<string>(), refused: new Map(), retry: false, careful: false };
    return { ...source, ...nothing, uri, before: source.text };
  });
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const attempts = states.flatMap((state) => attempt(engine, state, suggested));
    if (attempts.length === 0) {
      // What stays within one file comes first: it often ends what would reach into another.
      if (fixAcross(engine, states, suggested)) continue;
      break;
    }
    for (const { state, text } of attempts) engine.set(state.uri, engine.read(state.uri, text, state.siblings));
    for (const a of attempts) settle(engine, a, suggested);
  }
  return states
    .map((s) => ({
      uri: s.uri,
      before: s.before,
      after: s.text,
      applied: s.applied,
      together: s.together,
      refused: standing(engine, s, suggested),
    }))
    .filter((f) => f.after !== f.before || f.refused.length > 0);
}

/** What was refused and is still wanted: another fix may have ended the finding meanwhile. */
function standing(engine: Engine, { uri, refused }: State, suggested: boolean): Refusal[] {
  const open = new Set(offering(engine, uri, suggested).map((f) => keyOf(f, firstFix(f, suggested)!)));
  for (const finding of engine.findings(uri)) {
    const fix = reaching(finding, suggested);
    if (fix) open.add(keyOf(finding, fix));
  }
  return [...refused].flatMap(([key, refusal]) => (open.has(key) ? [refusal] : []));
}

function attempt(engine: Engine, state: State, suggested: boolean): Attempt[] {
  const was = engine.artifact(state.uri);
  if (!was) return [];
  let choice = choose(engine, state, suggested);
  if (choice.length === 0 && state.retry) {
    state.refused.clear();
    state.retry = false;
    state.careful = true;
    choice = choose(engine, state, suggested);
  }
  if (choice.length === 0) return [];
  const measured = measure(engine, was, offering(engine, state.uri, suggested));
  const text = edited(
    state.text,
    was,
    choice.flatMap(({ fix }) => fix.edits),
  );
  return [{ state, choice, was, measured, text }];
}

function choose(engine: Engine, { uri, refused, careful }: State, suggested: boolean): Choice {
  const open = offering(engine, uri, suggested).filter((f) => !refused.has(keyOf(f, firstFix(f, suggested)!)));
  const all = chooseFixes(open, suggested);
  return careful ? all.slice(0, 1) : all;
}

function settle(engine: Engine, { state, choice, was, measured, text }: Attempt, suggested: boolean): void {
  const now = engine.artifact(state.uri);
  const after = now && measure(engine, now, offering(engine, state.uri, suggested));
  const stands = (rule: string) => (after?.offers.get(rule) ?? 0) >= (measured.offers.get(rule) ?? 0);
  const reason =
    damage(was, now, measured, after) ??
    (choice.some(({ finding }) => stands(finding.rule)) ? 'it would not end its finding' : null);
  if (reason === null) {
    state.text = text;
    state.retry = state.refused.size > 0;
    for (const { fix } of choice) state.applied.set(fix.title, (state.applied.get(fix.title) ?? 0) + 1);
    return;
  }
  engine.set(state.uri, was);
  state.careful = choice.length > 1;
  if (choice.length > 1) return;
  const { finding, fix } = choice[0]!;
  state.refused.set(keyOf(finding, fix), { rule: finding.rule, title: fix.title, reason });
}

import type { Artifact } from '../core/artifacts/artifact.js';
import { editNotebookJson } from '../core/artifacts/notebookEdit.js';
import type { Engine } from '../core/engine.js';
import { applyEdits, chooseFixes, firstFix } from '../core/fixes.js';
import type { Fix, JudgedFinding } from '../core/model.js';
import { artifactsAmong } from './report.js';

/** A file as it was read. */
export interface FixSource {
  readonly text: string;
  /** Names of the files beside it. */
  readonly siblings: readonly string[];
}

export interface FixedFile {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
  /** What was done, by title of the fix, with how often. */
  readonly applied: ReadonlyMap<string, number>;
  /** Fixes that were taken back: a defect of ours, the file is as if they had never been tried. */
  readonly refused: readonly Refusal[];
}

export interface Refusal {
  readonly rule: string;
  readonly title: string;
  readonly reason: string;
}

/** Each round ends a finding or refuses a fix, so there is an end; this is for files that hold thousands of both. */
const MAX_ROUNDS = 500;

interface State extends FixSource {
  readonly uri: string;
  readonly before: string;
  text: string;
  readonly applied: Map<string, number>;
  readonly refused: Map<string, Refusal>;
  /** Something was applied since the first of them was refused: it may be welcome now. */
  retry: boolean;
  /** Some of the fixes chosen last do not go together: they are tried one by one. */
  careful: boolean;
}

type Choice = ReturnType<typeof chooseFixes>;

interface Attempt {
  readonly state: State;
  readonly choice: Choice;
  readonly was: Artifact;
  readonly measured: Measure;
  readonly text: string;
}

/** What a fix must not make worse. */
interface Measure {
  readonly problems: number;
  /** Findings by rule, and those of them that offer a fix. */
  readonly findings: ReadonlyMap<string, number>;
  readonly offers: ReadonlyMap<string, number>;
}

/**
 * Applies fixes round after round, in memory, until none is left: a fix can make room for the next. After each round a file
 * is judged anew, and fixes that break it, add findings or do not end their own are taken back. Files in which nothing was
 * done or refused are left out. The engine holds the fixed texts afterwards.
 */
export function fixInMemory(engine: Engine, sources: ReadonlyMap<string, FixSource>, suggested: boolean): FixedFile[] {
  const states = artifactsAmong(engine, [...sources.keys()]).map(({ uri }): State => {
    const source = sources.get(uri)!;
    return { ...source, uri, before: source.text, applied: new Map(), refused: new Map(), retry: false, careful: false };
  });
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const attempts = states.flatMap((state) => attempt(engine, state, suggested));
    if (attempts.length === 0) break;
    for (const { state, text } of attempts) engine.set(state.uri, engine.read(state.uri, text, state.siblings));
    for (const a of attempts) settle(engine, a, suggested);
  }
  return states
    .map((s) => ({ uri: s.uri, before: s.before, after: s.text, applied: s.applied, refused: standing(engine, s, suggested) }))
    .filter((f) => f.after !== f.before || f.refused.length > 0);
}

/** What was refused and is still wanted: another fix may have ended the finding meanwhile. */
function standing(engine: Engine, { uri, refused }: State, suggested: boolean): Refusal[] {
  const open = new Set(offering(engine, uri, suggested).map((f) => keyOf(f, firstFix(f, suggested)!)));
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
  return [{ state, choice, was, measured: measure(engine, was, suggested), text: edited(state.text, was, choice) }];
}

function choose(engine: Engine, { uri, refused, careful }: State, suggested: boolean): Choice {
  const open = offering(engine, uri, suggested).filter((f) => !refused.has(keyOf(f, firstFix(f, suggested)!)));
  const all = chooseFixes(open, suggested);
  return careful ? all.slice(0, 1) : all;
}

function settle(engine: Engine, { state, choice, was, measured, text }: Attempt, suggested: boolean): void {
  const now = engine.artifact(state.uri);
  const reason = now
    ? objection(was, now, measured, measure(engine, now, suggested), choice)
    : 'the file would no longer be recognised';
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

function objection(was: Artifact, now: Artifact, before: Measure, after: Measure, choice: Choice): string | null {
  if (now.kind !== was.kind) return 'the file would no longer be recognised';
  if (after.problems > before.problems) return 'the file would no longer parse';
  if ([...after.findings].some(([rule, n]) => n > (before.findings.get(rule) ?? 0))) return 'it would bring new findings';
  const stands = choice.some(({ finding: { rule } }) => (after.offers.get(rule) ?? 0) >= (before.offers.get(rule) ?? 0));
  return stands ? 'it would not end its finding' : null;
}

function measure(engine: Engine, artifact: Artifact, suggested: boolean): Measure {
  return {
    problems: artifact.problems.length,
    findings: byRule(engine.findings(artifact.uri).filter(isLoud)),
    offers: byRule(offering(engine, artifact.uri, suggested)),
  };
}

function byRule(findings: readonly JudgedFinding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function offering(engine: Engine, uri: string, suggested: boolean): JudgedFinding[] {
  return engine.findings(uri).filter((f) => isLoud(f) && (firstFix(f, suggested)?.edits.length ?? 0) > 0);
}

function isLoud(finding: JudgedFinding): boolean {
  return !finding.suppressed && finding.severity !== 'silent';
}

function edited(text: string, artifact: Artifact, choice: Choice): string {
  const edits = choice.flatMap(({ fix }) => fix.edits.map(({ span, newText }) => ({ ...span, newText })));
  return artifact.kind === 'notebook' ? editNotebookJson(text, edits, artifact) : applyEdits(text, edits);
}

function keyOf(finding: JudgedFinding, fix: Fix): string {
  return `${finding.rule}\n${finding.message}\n${fix.title}`;
}

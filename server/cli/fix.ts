import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { maskerOf } from '../core/credentials.js';
import { type FixedFile, fixInMemory } from './fixRounds.js';
import { Exit, type Io, note } from './io.js';
import { load, type ScopeOptions } from './load.js';
import { noteSkipped } from './notes.js';
import { count, createPaint, type Paint, plain } from './paint.js';
import { artifactsAmong } from './report.js';
import { groupsOf, writeTogether } from './writeTogether.js';

export interface FixOptions extends ScopeOptions {
  /** Fixes that somebody should read, too. */
  readonly suggested?: boolean;
  /** Print the differences, write nothing. */
  readonly dryRun?: boolean;
}

/** `ml-preflight fix`: writes what can be fixed. Exit code 1 where a file that has fixes was left as it was. */
export async function fix(paths: readonly string[], options: FixOptions, io: Io): Promise<number> {
  const { engine, files, sources, skipped, pathOf } = await load(paths, options, io);
  const suggested = options.suggested === true;
  const recognised = artifactsAmong(engine, files);
  const originals = new Map(recognised.map((a) => [a.uri, a]));
  const results = fixInMemory(engine, sources, suggested);
  const done: FixedFile[] = [];
  let failed = 0;
  for (const result of results) {
    const path = plain(pathOf(result.uri));
    for (const { rule, title, reason, outside } of result.refused) {
      if (!outside) failed++;
      note(io, `${path}: "${plain(title)}" (${rule}) was left out: ${reason}`);
    }
  }
  for (const group of groupsOf(results.filter((r) => r.after !== r.before))) {
    const refusals = await writeTogether(group, (uri) => sources.get(uri)!.path, options.dryRun === true);
    for (const result of group) {
      const refusal = refusals.get(result.uri);
      if (refusal === undefined) done.push(result);
      else {
        failed++;
        note(io, `${plain(pathOf(result.uri))} was left as it is: ${refusal}`);
      }
    }
  }
  done.sort((a, b) => results.indexOf(a) - results.indexOf(b));
  const paint = createPaint(io.color);
  const states = (uri: string) => [originals.get(uri), engine.artifact(uri)].filter((a) => a !== undefined);
  const shown = done.map((f) => (options.dryRun ? masked(f, maskerOf(states(f.uri))) : f));
  io.out(
    options.dryRun
      ? shown.map((f) => diff(f, pathOf(f.uri), paint)).join('')
      : shown.map((f) => whatWasDone(f, pathOf, paint)).join(''),
  );
  const fixes = done.flatMap((f) => [...f.applied.values()]).reduce((a, b) => a + b, 0);
  const summary = recognised.length === 0 ? 'No ML artifacts here.' : summaryOf(fixes, done.length, options);
  // With --dry-run standard output is the patch and nothing else.
  if (options.dryRun) {
    note(io, summary);
    if (shown.some((f, i) => f.before !== done[i]!.before))
      note(io, 'credentials are shown as ***: the patch is for reading, not for applying');
  } else io.out(summary + '\n');
  noteSkipped(skipped, io);
  return failed > 0 ? Exit.found : Exit.ok;
}

function whatWasDone({ uri, applied, together }: FixedFile, pathOf: (uri: string) => string, paint: Paint): string {
  const lines = [...applied].map(([title, n]) => `  ${paint('green', '✔')} ${plain(title)}${n > 1 ? ` (${n} times)` : ''}\n`);
  const others = [...together].map((other) => plain(pathOf(other))).sort();
  if (others.length > 0) lines.push(`  ${paint('dim', `written together with ${others.join(', ')}`)}\n`);
  return paint('underline', plain(pathOf(uri))) + '\n' + lines.join('') + '\n';
}

/** A patch shows what is taken away and what stands beside it, and that can be a credential. */
function masked(file: FixedFile, mask: (text: string) => string): FixedFile {
  return { ...file, before: mask(file.before), after: mask(file.after) };
}

function diff({ before, after }: FixedFile, path: string, paint: Paint): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  const colors = { '+': 'green', '-': 'red', '@': 'cyan' } as const;
  return patch
    .split('\n')
    .map((line) => {
      const color = colors[line[0] as keyof typeof colors];
      return color ? paint(color, line) : line;
    })
    .join('\n');
}

function summaryOf(fixes: number, files: number, { dryRun, suggested }: FixOptions): string {
  if (fixes === 0) return `Nothing to fix${suggested ? '' : '; --suggested tries the fixes that somebody should read, too'}.`;
  return `${dryRun ? 'Would apply' : 'Applied'} ${count(fixes, 'fix').replace(/s$/, 'es')} in ${count(files, 'file')}.`;
}

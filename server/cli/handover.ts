import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withChanges } from '../core/report/changes.js';
import { type ReportFormat, reportText } from '../core/report/formats.js';
import type { ChecklistReport } from '../core/report/model.js';
import { readPrevious } from '../core/report/previous.js';
import { buildReport } from '../core/report/report.js';
import { readText, uriOfPath } from '../main/nodeFiles.js';
import { Exit, type Io, note, UsageError } from './io.js';
import { type Loaded, load, localDay, type ScopeOptions } from './load.js';
import { noteSkipped } from './notes.js';
import { count, plain } from './paint.js';
import { artifactsAmong, type Tool } from './report.js';

export interface HandoverOptions extends ScopeOptions {
  readonly format?: ReportFormat;
  /** Where to write; standard output without it. */
  readonly output?: string;
  /** An earlier report in JSON. */
  readonly compare?: string;
  /** ISO day of the report. */
  readonly date?: string;
}

/** `ml-preflight report`: the checklist with its evidence, to hand over. It judges nothing: the exit code is 0 with gaps, too. */
export async function handover(paths: readonly string[], options: HandoverOptions, tool: Tool, io: Io): Promise<number> {
  const previous = options.compare === undefined ? null : await previousReport(options.compare, io);
  const today = options.date ?? options.today ?? localDay(new Date());
  const loaded = await load(paths, { ...options, today }, io);
  const built = projectReport(loaded, tool, today, paths, io);
  const report = previous ? withChanges(built, previous) : built;
  await print(reportText(report, formatOf(options)), options.output, loaded, io);
  noteSkipped(loaded.skipped, io);
  if (options.output !== undefined) {
    const { settled, total } = sumOf(report);
    note(io, `wrote ${plain(options.output)}: ${settled} of ${total} settled in ${count(report.projects.length, 'project')}`);
  }
  return Exit.ok;
}

/** The report of the projects that the files asked for belong to. Throws a UsageError where there are none. */
export function projectReport(loaded: Loaded, tool: Tool, today: string, paths: readonly string[], io: Io): ChecklistReport {
  const { engine, files, skipped, pathOf } = loaded;
  const asked = new Set(artifactsAmong(engine, files).map((a) => engine.rootOf(a.uri)));
  const roots = engine.roots().filter((root) => asked.has(root));
  if (roots.length === 0)
    throw new UsageError(
      `no ML artifacts in ${paths.length > 0 ? paths.map(plain).join(', ') : 'this folder'}: nothing to report on`,
    );
  return buildReport({
    engine,
    tool,
    date: today,
    projects: roots.map((uri) => {
      const folder = path.resolve(io.cwd, pathOf(uri));
      return { uri, root: rootName(pathOf(uri), folder), name: path.basename(folder) || 'model' };
    }),
    skipped: skipped.map((s) => ({ uri: uriOfPath(path.resolve(io.cwd, s.path)), reason: s.reason })),
  });
}

/** How many considerations are settled in all projects together. */
export function sumOf({ projects }: ChecklistReport): { settled: number; total: number } {
  const sum = (of: 'settled' | 'total') => projects.reduce((n, p) => n + p.tally[of], 0);
  return { settled: sum('settled'), total: sum('total') };
}

/** Writes to the file, which must not be one that was just read as a part of the project, or to standard output. */
export async function print(text: string, output: string | undefined, { sources }: Loaded, io: Io): Promise<void> {
  if (output === undefined) return io.out(text);
  const file = path.resolve(io.cwd, output);
  if ([...sources.values()].some((source) => source.path === file))
    throw new UsageError(`${plain(output)} is a file of the project: a report would take its place`);
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(`${plain(output)} cannot be written (${(error as NodeJS.ErrnoException).code ?? error})`);
  }
}

const FORMAT_BY_ENDING: readonly (readonly [RegExp, ReportFormat])[] = [
  [/\.json$/i, 'json'],
  [/\.(?:md|markdown)$/i, 'markdown'],
];

/** What was asked for, else what the name of the file says, else HTML. */
function formatOf({ format, output = '' }: HandoverOptions): ReportFormat {
  return format ?? FORMAT_BY_ENDING.find(([ending]) => ending.test(output))?.[1] ?? 'html';
}

async function previousReport(file: string, io: Io) {
  const refuse = (why: string) => new UsageError(`${plain(file)} cannot be compared with: ${why}`);
  const decoded = await readText(path.resolve(io.cwd, file));
  if ('skipped' in decoded) throw refuse(decoded.skipped);
  const previous = readPrevious(decoded.text);
  if ('problem' in previous) throw refuse(previous.problem);
  return previous;
}

/** A folder outside of the working folder is called by its own name: the way there is the machine's alone. */
function rootName(shown: string, folder: string): string {
  return shown.startsWith('..') || path.isAbsolute(shown) ? path.basename(folder) || '.' : shown;
}

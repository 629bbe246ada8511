import type { Engine } from '../core/engine.js';
import { type Io, note } from './io.js';
import { count, plain } from './paint.js';
import type { Report, Skipped } from './report.js';

/** Tells on standard error which files were not read. */
export function noteSkipped(skipped: readonly Skipped[], io: Io): void {
  for (const { path, reason } of skipped) note(io, `skipped ${plain(path)}: ${reason}`);
}

/** Where only some files were asked for, a project file that is not among them may still be wrong and change what holds for them. */
export function noteMistakenConfigs(report: Report, engine: Engine, pathOf: (uri: string) => string, io: Io): void {
  const shown = new Set(report.files.map((f) => f.path));
  const asked = new Set(report.projects.map((p) => p.root));
  for (const root of engine.roots().filter((r) => asked.has(pathOf(r)))) {
    const file = engine.project(root).projectFile;
    if (!file || file.problems.length === 0 || shown.has(pathOf(file.uri))) continue;
    note(io, `${plain(pathOf(file.uri))} has ${count(file.problems.length, 'mistake')}; check it too`);
  }
}

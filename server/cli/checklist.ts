import { buildChecklist } from './checklistReport.js';
import { checklistText } from './checklistText.js';
import { Exit, type Io } from './io.js';
import { load, type ScopeOptions } from './load.js';
import { noteSkipped } from './notes.js';
import { createPaint } from './paint.js';
import type { Tool } from './report.js';

export interface ChecklistOptions extends ScopeOptions {
  readonly format: 'text' | 'json';
}

/** `ml-preflight checklist`: where each of the considerations stands. It judges nothing: the exit code is 0 with gaps, too. */
export async function checklist(paths: readonly string[], options: ChecklistOptions, tool: Tool, io: Io): Promise<number> {
  const { engine, today, files, skipped, pathOf } = await load(paths, options, io);
  const report = buildChecklist({ engine, tool, files, pathOf }, today);
  io.out(
    options.format === 'json' ? JSON.stringify(report, null, 2) + '\n' : checklistText(report, paths, createPaint(io.color)),
  );
  noteSkipped(skipped, io);
  return Exit.ok;
}

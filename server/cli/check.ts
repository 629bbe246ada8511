import type { Severity } from '../core/model.js';
import { checkText } from './checkText.js';
import { Exit, type Io } from './io.js';
import { load, type ScopeOptions } from './load.js';
import { noteMistakenConfigs, noteSkipped } from './notes.js';
import { createPaint } from './paint.js';
import { buildReport, type Report, type Tool } from './report.js';

export interface CheckOptions extends ScopeOptions {
  readonly format: 'text' | 'json';
  /** The least severity that makes the command fail. */
  readonly failOn: Severity | 'never';
}

/** `ml-preflight check`: reports what is wrong. Exit code 1 where something is as loud as `failOn`, or louder. */
export async function check(paths: readonly string[], options: CheckOptions, tool: Tool, io: Io): Promise<number> {
  const { engine, files, skipped, pathOf } = await load(paths, options, io);
  const report = buildReport({ engine, tool, files, skipped, pathOf });
  if (options.format === 'json') io.out(JSON.stringify(report, null, 2) + '\n');
  else {
    io.out(checkText(report, paths, createPaint(io.color)));
    noteSkipped(report.skipped, io);
  }
  noteMistakenConfigs(report, engine, pathOf, io);
  return failed(report, options.failOn) ? Exit.found : Exit.ok;
}

const LOUDEST_FIRST: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

function failed({ summary }: Report, failOn: CheckOptions['failOn']): boolean {
  if (failOn === 'never') return false;
  return LOUDEST_FIRST.slice(0, LOUDEST_FIRST.indexOf(failOn) + 1).some((severity) => summary[severity] > 0);
}

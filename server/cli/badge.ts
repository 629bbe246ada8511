import { badgeSvg } from '../core/report/badge.js';
import { type HandoverOptions, print, projectReport, sumOf } from './handover.js';
import { Exit, type Io } from './io.js';
import { load, localDay } from './load.js';
import { noteSkipped } from './notes.js';
import type { Tool } from './report.js';

/** `ml-preflight badge`: how much is settled, as a picture. */
export async function badge(
  paths: readonly string[],
  options: Omit<HandoverOptions, 'format' | 'compare'>,
  tool: Tool,
  io: Io,
): Promise<number> {
  const today = options.date ?? options.today ?? localDay(new Date());
  const loaded = await load(paths, { ...options, today }, io);
  const { settled, total } = sumOf(projectReport(loaded, tool, today, paths, io));
  await print(badgeSvg(settled, total), options.output, loaded, io);
  noteSkipped(loaded.skipped, io);
  return Exit.ok;
}

import type { ChecklistReport } from './model.js';

/** The report as `--compare` reads it back. */
export function reportJson(report: ChecklistReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

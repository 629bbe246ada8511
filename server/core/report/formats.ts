import { reportHtml } from './html.js';
import { reportJson } from './json.js';
import { reportMarkdown } from './markdown.js';
import type { ChecklistReport } from './model.js';

export const REPORT_FORMATS = ['html', 'markdown', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const WRITERS: Readonly<Record<ReportFormat, (report: ChecklistReport) => string>> = {
  html: reportHtml,
  markdown: reportMarkdown,
  json: reportJson,
};

/** The text of a report. The same report gives the same text. */
export function reportText(report: ChecklistReport, format: ReportFormat): string {
  return WRITERS[format](report);
}

import { name, version } from '../../package.json';
import { standardsOf } from '../core/catalogue/considerationStandards.js';
import { standards } from '../core/catalogue/standards.js';
import { reportText } from '../core/report/formats.js';
import { buildReport } from '../core/report/report.js';
import { enabledRoots } from './checklist.js';
import { runSafe } from './log.js';
import { type ReportParams, ReportRequest, type ReportResult, StandardsRequest, type StandardsResult } from './protocol.js';
import type { Server } from './state.js';
import { canonicalUri } from './uris.js';

/** Answers with the report that is handed over, and with the standards that considerations bear on. */
export function registerReport(server: Server): void {
  const { connection, log, folders } = server;
  connection.onRequest(ReportRequest, (params: ReportParams, token) =>
    runSafe<ReportResult>(log, 'The report cannot be made', null, token, async () => {
      await folders.scanAll({ token });
      const wanted = params.root === undefined ? null : canonicalUri(params.root);
      const roots = (await enabledRoots(server)).filter((root) => wanted === null || root === wanted);
      return roots.length > 0 ? result(server, roots, params) : null;
    }),
  );
  connection.onRequest(StandardsRequest, (): StandardsResult => ({ standards: groups() }));
}

function result({ engine, folders, today }: Server, roots: readonly string[], { format }: ReportParams): ReportResult {
  const report = buildReport({
    engine,
    tool: { name, version },
    date: today(),
    projects: roots.map((uri) => ({ uri, root: roots.length > 1 ? rootName(uri, roots) : '.', name: folders.nameOf(uri) })),
    skipped: folders.skipped().filter(({ uri }) => roots.some((root) => uri.startsWith(`${root}/`))),
  });
  const sum = (of: 'settled' | 'total') => report.projects.reduce((n, p) => n + p.tally[of], 0);
  return {
    text: reportText(report, format),
    settled: sum('settled'),
    total: sum('total'),
    projects: report.projects.length,
  };
}

/** A folder as it is told from the others: its path below what they have in common, never the machine's. */
function rootName(uri: string, roots: readonly string[]): string {
  const segments = roots.map((root) => root.split('/'));
  const own = uri.split('/');
  const common = own.findIndex((segment, i) => segments.some((other) => other[i] !== segment));
  const path = own.slice(common < 0 ? own.length - 1 : common).join('/');
  try {
    return decodeURIComponent(path) || '.';
  } catch {
    return path;
  }
}

function groups(): StandardsResult['standards'] {
  const bearing = Object.entries(standardsOf);
  return standards
    .map(({ title, items }) => ({
      title,
      items: items
        .map(({ id, title: about, when }) => ({
          id,
          title: about,
          when,
          considerations: bearing.filter(([, ids]) => ids.includes(id)).map(([consideration]) => consideration),
        }))
        .filter(({ considerations }) => considerations.length > 0),
    }))
    .filter(({ items }) => items.length > 0);
}

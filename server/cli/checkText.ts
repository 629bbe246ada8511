import type { Severity } from '../core/model.js';
import { count, type Paint, plain } from './paint.js';
import type { FindingEntry, Report } from './report.js';

const COLORS = { error: 'red', warning: 'yellow', info: 'blue', hint: 'gray' } as const;
const SEVERITIES = Object.keys(COLORS) as Severity[];
/** Messages longer than this do not push the rules of the others to the right. */
const WIDEST = 90;

/** The report for people: findings by file, then one line that sums them up. `asked` are the arguments as they were given. */
export function checkText(report: Report, asked: readonly string[], paint: Paint): string {
  const blocks = report.files.flatMap((file) => {
    const open = file.findings.filter((f) => f.suppressed === null);
    return open.length > 0 ? [paint('underline', plain(file.path)) + '\n' + rows(open, paint) + '\n'] : [];
  });
  return blocks.join('') + summary(report, asked, paint) + '\n';
}

function rows(findings: readonly FindingEntry[], paint: Paint): string {
  const cells = findings.map((f) => ({ f, place: place(f), message: plain(f.message) }));
  const places = Math.max(...cells.map((c) => c.place.length));
  const severities = Math.max(...cells.map((c) => c.f.severity.length));
  const messages = Math.min(WIDEST, Math.max(...cells.map((c) => c.message.length)));
  return cells
    .map(({ f, place, message }) => {
      const severity = paint(COLORS[f.severity], f.severity.padEnd(severities));
      const rule = paint('dim', f.rule) + marker(f, paint);
      return `  ${paint('dim', place.padStart(places))}  ${severity}  ${message.padEnd(messages)}  ${rule}\n`;
    })
    .join('');
}

function place({ cell, start }: FindingEntry): string {
  return `${cell === null ? '' : `cell ${cell}, `}${start.line}:${start.column}`;
}

function marker({ fixes }: FindingEntry, paint: Paint): string {
  if (fixes.some((f) => f.kind === 'safe')) return ' ' + paint('green', '[*]');
  return fixes.length > 0 ? ' ' + paint('cyan', '[+]') : '';
}

function summary(report: Report, asked: readonly string[], paint: Paint): string {
  const all = report.files.flatMap((f) => f.findings);
  const open = all.filter((f) => f.suppressed === null);
  const suppressed = all.length - open.length;
  const accepted = suppressed > 0 ? `; ${suppressed} accepted with a reason` : '';
  if (open.length === 0 && report.summary.artifacts === 0) {
    const where = asked.length > 0 ? asked.map(plain).join(', ') : 'this folder';
    return `No ML artifacts in ${where} (${count(report.summary.files, 'file')} looked at).`;
  }
  if (open.length === 0) return paint('green', `No problems in ${count(report.summary.artifacts, 'ML file')}`) + accepted + '.';
  const parts = SEVERITIES.filter((s) => report.summary[s] > 0).map(
    (s) => `${report.summary[s]} ${plural(s, report.summary[s])}`,
  );
  const inFiles = report.files.filter((f) => f.findings.some((x) => x.suppressed === null)).length;
  const head = `${count(open.length, 'problem')} (${parts.join(', ')}) in ${count(inFiles, 'file')}`;
  return paint(report.summary.error > 0 ? 'red' : 'yellow', head) + accepted + fixable(open, paint);
}

function fixable(open: readonly FindingEntry[], paint: Paint): string {
  const safe = open.filter((f) => f.fixes.some((x) => x.kind === 'safe')).length;
  const suggested = open.filter((f) => f.fixes.length > 0).length - safe;
  if (safe + suggested === 0) return '';
  const command = 'ml-preflight fix';
  if (suggested === 0) return `; ${paint('green', '[*]')} ${safe} fixable with ${command}`;
  const more = `${paint('cyan', '[+]')} ${suggested} ${safe > 0 ? 'more ' : 'fixable '}with ${safe > 0 ? '' : `${command} `}--suggested`;
  return safe > 0 ? `; ${paint('green', '[*]')} ${safe} fixable with ${command}, ${more}` : `; ${more}`;
}

function plural(severity: Severity, n: number): string {
  return n === 1 || severity === 'info' ? severity : severity + 's';
}

import type { Standing } from '../core/attestation.js';
import { type Challenge, challenges } from '../core/catalogue/catalogue.js';
import { isSettled, type State } from '../core/checklist.js';
import type { ChecklistFinding, ChecklistItem, ChecklistProject, ChecklistReport } from './checklistReport.js';
import { count, type Paint, plain } from './paint.js';
import { compare, type Mark } from './report.js';

/** Shapes differ as well as colours. */
const MARKS: Readonly<Record<State, readonly [icon: string, color: Parameters<Paint>[0], words: string]>> = {
  met: ['✔', 'green', 'met'],
  attested: ['✔', 'cyan', 'attested'],
  accepted: ['~', 'cyan', 'accepted'],
  'not-applicable': ['-', 'gray', 'not applicable'],
  gap: ['✘', 'red', 'gap'],
  expired: ['✘', 'red', 'attestation expired'],
  open: ['○', 'gray', 'open'],
};

const TITLE_WIDTH = Math.max(...challenges.flatMap((c) => c.considerations.map((x) => x.title.length)));
const STATE_WIDTH = Math.max(...Object.values(MARKS).map(([, , words]) => words.length));
const INDENT = ' '.repeat(4);
/** Findings shown below one consideration; the rest is counted. */
const SHOWN = 3;

/** The checklists for people. `asked` are the arguments as they were given. */
export function checklistText(report: ChecklistReport, asked: readonly string[], paint: Paint): string {
  if (report.projects.length === 0)
    return `No ML artifacts in ${asked.length > 0 ? asked.map(plain).join(', ') : 'this folder'}.\n`;
  return report.projects.map((p) => projectText(p, paint)).join('\n\n');
}

function projectText(project: ChecklistProject, paint: Paint): string {
  const items = new Map(project.considerations.map((c) => [c.id as string, c]));
  const { root, stage, risk } = project;
  const head = `${paint('bold', root === '.' ? 'This folder' : plain(root))}  ${paint('dim', `stage ${stage}, risk ${risk}`)}\n`;
  const blocks = challenges.map((challenge) => challengeText(challenge, items, paint));
  return `${head}\n${blocks.join('')}\n${tallyText(project, paint)}\n`;
}

function challengeText(challenge: Challenge, items: ReadonlyMap<string, ChecklistItem>, paint: Paint): string {
  const own = challenge.considerations.flatMap((c) => (items.has(c.id) ? [items.get(c.id)!] : []));
  const settled = own.filter((c) => isSettled(c.state)).length;
  const share = `${settled}/${own.length}`;
  const head = `${paint('bold', challenge.title)} ${paint(settled === own.length ? 'green' : 'dim', share)}\n`;
  return head + own.map((item, i) => itemText(challenge.considerations[i]!, item, paint)).join('');
}

function itemText({ title, question }: Challenge['considerations'][number], item: ChecklistItem, paint: Paint): string {
  const [icon, color, words] = MARKS[item.state];
  const rest = grounds(item, question);
  const state = rest === '' ? paint(color, words) : `${paint(color, words.padEnd(STATE_WIDTH))}  ${paint('dim', rest)}`;
  return `  ${paint(color, icon)} ${title.padEnd(TITLE_WIDTH)}  ${state}\n${gaps(item, paint)}`;
}

const DUE: Readonly<Partial<Record<Standing, string>>> = { 'due-soon': ' (due soon)' };

/** What the state rests on, in one line. */
function grounds({ state, evidence, findings, attestation, reason }: ChecklistItem, question: string): string {
  switch (state) {
    case 'met': {
      const more = evidence.length > 1 ? ` and ${evidence.length - 1} more` : '';
      return evidence[0] ? `${plain(evidence[0].note)}, ${place(evidence[0])}${more}` : '';
    }
    case 'attested':
    case 'expired':
      return attestation
        ? `by ${plain(attestation.by)} on ${attestation.on}${attestation.until ? `, until ${attestation.until}` : ''}${DUE[attestation.standing] ?? ''}`
        : '';
    case 'accepted':
      return plain(findings.find((f) => f.suppressed)?.suppressed ?? '');
    case 'not-applicable':
      return plain(reason ?? '');
    case 'open':
      return question;
    case 'gap':
      return '';
  }
}

function gaps({ state, findings }: ChecklistItem, paint: Paint): string {
  if (isSettled(state)) return '';
  // A rule that speaks of ten places is one thing to do.
  const byRule = new Map<string, ChecklistFinding[]>();
  for (const f of findings.filter((x) => x.suppressed === null)) byRule.set(f.rule, [...(byRule.get(f.rule) ?? []), f]);
  const groups = [...byRule.values()].sort((a, b) => rank(a[0]!) - rank(b[0]!) || compare(a[0]!.rule, b[0]!.rule));
  const lines = groups.slice(0, SHOWN).map(([first, ...more]) => {
    const others = more.length > 0 ? paint('dim', ` and ${count(more.length, 'more place')}`) : '';
    return `${INDENT}${place(first!)}  ${plain(first!.message)}${others}\n`;
  });
  const rest = groups.length - SHOWN;
  return lines.join('') + (rest > 0 ? `${INDENT}${paint('dim', `and ${count(rest, 'more finding')}`)}\n` : '');
}

const LOUDNESS = ['error', 'warning', 'info', 'hint', 'silent'];

function rank(finding: ChecklistFinding): number {
  return LOUDNESS.indexOf(finding.severity);
}

function place({ path, line, cell }: Mark): string {
  return cell === null ? `${plain(path)}:${line}` : `${plain(path)} cell ${cell}:${line}`;
}

function tallyText({ considerations }: ChecklistProject, paint: Paint): string {
  const settled = considerations.filter((c) => isSettled(c.state)).length;
  const gap = considerations.filter((c) => c.state === 'gap' || c.state === 'expired').length;
  const open = considerations.length - settled - gap;
  const parts = [
    paint('green', `${settled} of ${considerations.length} settled`),
    paint(gap > 0 ? 'red' : 'green', count(gap, 'gap')),
    `${open} open`,
  ];
  return parts.join(', ');
}

import { challenges } from '../catalogue/catalogue.js';
import type { State } from '../checklist.js';
import { isUnchanged } from './changes.js';
import { groupEvidence } from './groupEvidence.js';
import type { ChecklistReport, ReportChanges, ReportItem, ReportPlace, ReportProject, ReportStandard } from './model.js';
import {
  CLAIM,
  count,
  groupFindings,
  localId,
  placeWords,
  STANDARDS_CLAIM,
  STATE_WORDS,
  STATES,
  some,
  standardsWords,
  standingWords,
} from './words.js';

/** Says to programs what the page is. */
export const REPORT_MARK = '<!-- ml-preflight: checklist report -->';

const PLACES = 6;
const EVIDENCE = 8;
const CHANGES = 25;
const IN_CELL = 4;

/** The report in GitHub's Markdown: what the HTML says, with tables in place of the chart. */
export function reportMarkdown(report: ChecklistReport): string {
  const { projects, date, tool, changes, skipped } = report;
  const what = projects.length === 1 ? projects[0]!.name : count(projects.length, 'project');
  const blocks = [
    REPORT_MARK,
    `# Deployment checklist: ${text(what)}`,
    `${date}, made with ${tool.name} ${tool.version}`,
    CLAIM,
    ...(changes ? changesBlocks(changes, projects.length > 1) : []),
    ...projects.flatMap((p) => projectBlocks(p)),
    ...(skipped.length > 0
      ? ['## Files that were not read', bullets(skipped.map(({ path, reason }) => `${code(path)}: ${text(reason)}`))]
      : []),
    '## How to read this',
    tableOf(
      ['State', 'Meaning'],
      STATES.map((s) => [STATE_WORDS[s].words, STATE_WORDS[s].meaning]),
    ),
  ];
  return `${blocks.filter((b) => b !== '').join('\n\n')}\n`;
}

function projectBlocks(project: ReportProject): string[] {
  const { name, root, stage, risk, tally, considerations, mistakes, files } = project;
  const states = STATES.filter((s) => tally.states[s] > 0).map((s) => `${tally.states[s]} ${STATE_WORDS[s].words}`);
  const asking = considerations.filter((c) => c.state === 'gap' || c.state === 'expired');
  const todo = [
    ...asking.flatMap((item) => {
      const groups = groupFindings(item.findings.filter((f) => f.accepted === null));
      if (item.state === 'expired' && groups.length === 0)
        return [[text(item.title), `The attestation by ${text(item.attestation?.by ?? '')} has expired.`, '', '']];
      return groups.map(({ first, places }) => [text(item.title), text(first.message), text(first.remedy ?? ''), where(places)]);
    }),
    ...groupFindings(mistakes).map(({ first, places }) => ['Project files', text(first.message), '', where(places)]),
  ];
  const questions = considerations.filter((c) => c.state === 'open');
  return [
    `## ${text(name)}`,
    `**${tally.settled} of ${tally.total} settled** (${states.join(', ')}). Folder ${code(root)}, stage ${stage}, risk ${risk}.`,
    tableOf(
      ['Challenge', 'Settled'],
      project.challenges.map((c) => [text(c.title), `${c.settled} of ${c.total}`]),
    ),
    '### What is open',
    todo.length > 0 ? tableOf(['Consideration', 'What was found', 'What ends it', 'Where'], todo) : 'No finding is open.',
    ...(questions.length > 0
      ? ['Questions that no file of this project could answer:', bullets(questions.map((c) => `${text(c.title)}: ${c.question}`))]
      : []),
    '### Statements by people',
    ...statements(considerations),
    '### Considerations and their evidence',
    ...challenges.flatMap(({ id, title }) => [
      `#### ${title}`,
      ...considerations.filter((c) => c.id.startsWith(`${id}/`)).map(itemBlock),
    ]),
    '### By standard',
    STANDARDS_CLAIM,
    ...project.standards.filter((s) => s.items.length > 0).flatMap(standardBlocks),
    '### Files',
    tableOf(
      ['File', 'Read as', 'Evidence', 'Open findings'],
      files.map((f) => [code(f.path), f.kind.replace(/-/g, ' '), String(f.evidence), String(f.findings)]),
    ),
  ];
}

function statements(considerations: readonly ReportItem[]): string[] {
  const attested = considerations.flatMap(({ title, attestation: a }) =>
    a ? [[text(title), text(a.by), a.on, a.until ?? 'not stated', standingWords(a), text(a.evidence ?? 'not stated')]] : [],
  );
  const accepted = considerations.flatMap((c) =>
    groupFindings(c.findings.filter((f) => f.accepted)).map(({ first, places }) => [
      text(c.title),
      text(first.message),
      text(first.accepted?.reason ?? ''),
      where(places),
    ]),
  );
  const declared = considerations.flatMap((c) => (c.reason === null ? [] : [[text(c.title), text(c.reason)]]));
  if (attested.length + accepted.length + declared.length === 0) return ['Nothing in this report rests on a person’s word.'];
  return [
    attested.length > 0 ? tableOf(['Attested', 'By', 'On', 'Until', 'Standing', 'Grounds'], attested) : '',
    accepted.length > 0 ? tableOf(['Accepted', 'Finding', 'Reason', 'Where'], accepted) : '',
    declared.length > 0 ? tableOf(['Declared not to apply', 'Reason'], declared) : '',
  ];
}

function itemBlock({ id, title, question, state, evidence, findings, attestation: a, reason, standards }: ReportItem): string {
  const { shown, more } = some(groupEvidence(evidence), EVIDENCE);
  const lines = [
    ...(reason === null ? [] : [`Declared not to apply: ${text(reason)}`]),
    ...(a ? [`Attested by ${text(a.by)} on ${a.on}${a.until ? `, until ${a.until}` : ''} (${standingWords(a)})`] : []),
    ...groupFindings(findings).map(
      ({ first, places }) =>
        `${first.accepted ? 'Accepted' : 'Open'}: ${text(first.message)} ${where(places)}${
          first.accepted ? `. Reason: ${text(first.accepted.reason)}` : first.remedy ? `. ${text(first.remedy)}` : ''
        }`,
    ),
    ...shown.map(
      ({ first, places }) =>
        `Evidence: ${text(first.note)} ${where(places)}${first.excerpt === '' ? '' : `: ${code(first.excerpt)}`}`,
    ),
    ...(more > 0 ? [`and ${more} more pieces of evidence`] : []),
    ...(standards.length > 0 ? [`Bears on ${standardsWords(standards)}`] : []),
  ];
  return `**${text(title)}** (${code(id)}): ${STATE_WORDS[state].words}. ${question}${lines.length > 0 ? `\n\n${bullets(lines)}` : ''}`;
}

function standardBlocks({ title, items, unmapped }: ReportStandard): string[] {
  const bearing = (list: readonly { readonly title: string; readonly state: State }[], rules: number) =>
    list.length === 0
      ? `${count(rules, 'rule')} alone`
      : list.map((c) => `${text(c.title)} (${STATE_WORDS[c.state].words})`).join(', ');
  return [
    `#### ${title}`,
    tableOf(
      ['Item', 'What bears on it', 'Evidence', 'Open'],
      items.map((item) => [
        `${localId(item.id)}: ${item.title}${item.when ? ` (relevant where ${item.when})` : ''}`,
        bearing(item.considerations, item.rules.length),
        item.evidence === 0 ? 'none' : `${item.evidence} in ${listed(item.evidenceIn.map(code), ', ')}`,
        listed([...new Set(item.open.map((f) => f.message))].map(text), ' ') || 'nothing',
      ]),
    ),
    `${count(unmapped, 'item')} of it that this checklist does not speak of.`,
  ];
}

function changesBlocks(changes: ReportChanges, named: boolean): string[] {
  const { since, version, added, removed, projects } = changes;
  const list = (title: string, entries: readonly string[]) => {
    const { shown, more } = some(entries, CHANGES);
    return entries.length === 0 ? [] : [`${title}:`, bullets([...shown, ...(more > 0 ? [`and ${more} more`] : [])])];
  };
  return [
    `## Changes since ${since}`,
    `Compared with the report of ${since}, made with version ${text(version)}. Rules may have changed between versions.`,
    isUnchanged(changes) ? 'Nothing has changed.' : '',
    added.length > 0 ? `New in this report: ${text(added.join(', '))}.` : '',
    removed.length > 0 ? `No longer in this report: ${text(removed.join(', '))}.` : '',
    ...projects.flatMap((p) => [
      named ? `### ${text(p.name)}, since ${since}` : '',
      `${p.settled.before} settled then, ${p.settled.after} now.`,
      p.states.length > 0
        ? tableOf(
            ['Consideration', 'Then', 'Now'],
            p.states.map((s) => [text(s.title), STATE_WORDS[s.before].words, STATE_WORDS[s.after].words]),
          )
        : '',
      ...list(
        'Attestations that have expired',
        p.expired.map((e) => `${text(e.title)}: ${text(e.by)}, until ${e.until}`),
      ),
      ...list(
        'New findings',
        p.newFindings.map((f) => `${text(f.message)} ${where([f])}`),
      ),
      ...list(
        'Findings that ended',
        p.endedFindings.map((f) => `${text(f.message)} ${where([f])}${f.how === 'accepted' ? ' (accepted)' : ''}`),
      ),
      ...list(
        'New evidence',
        p.newEvidence.map((e) => `${text(e.note)} ${where([e])} (${code(e.consideration)})`),
      ),
      ...list(
        'Evidence that is gone',
        p.lostEvidence.map((e) => `${text(e.note)} ${where([e])} (${code(e.consideration)})`),
      ),
    ]),
  ];
}

/** The first few of what one cell holds. */
function listed(entries: readonly string[], between: string): string {
  const { shown, more } = some(entries, IN_CELL);
  return `${shown.join(between)}${more > 0 ? ` and ${more} more` : ''}`;
}

function where(places: readonly ReportPlace[]): string {
  const { shown, more } = some([...new Set(places.map(placeWords))], PLACES);
  return `${shown.map(code).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** A pipe ends a cell wherever it stands, in code as well, unless an odd number of backslashes precedes it. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((c) => c.replace(/\|(?<=(?<!\\)(?:\\\\)*\|)/g, '\\|')).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** Text of files as it is: no markup, no HTML, no entity. Code spans in it stay, where they are closed on the same line. */
function text(words: string): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  return flat
    .split(/(`[^`]+`)/)
    .map((piece, i) => (i % 2 === 1 ? code(piece.slice(1, -1)) : piece.replace(/[\\`*_[\]<>|~&]/g, '\\$&')))
    .join('');
}

/** A code span that holds any text. */
function code(words: string): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  const fence = '`'.repeat(Math.max(0, ...[...flat.matchAll(/`+/g)].map((m) => m[0].length)) + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return flat === '' ? '' : `${fence}${pad}${flat}${pad}${fence}`;
}

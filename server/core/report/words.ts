import type { State } from '../checklist.js';
import { grouped } from '../grouped.js';
import type { ReportAttestation, ReportFinding, ReportPlace } from './model.js';

/** In the order in which they are counted: settled ones first, then what asks for work. */
export const STATES: readonly State[] = ['met', 'attested', 'accepted', 'not-applicable', 'gap', 'expired', 'open'];

/** How a state is drawn and said; marks differ, so that nothing hangs on colour alone. */
export const STATE_WORDS: Readonly<Record<State, { readonly mark: string; readonly words: string; readonly meaning: string }>> = {
  met: { mark: '✓', words: 'met', meaning: 'The files show evidence, and no finding is open.' },
  attested: { mark: '✓', words: 'attested', meaning: 'A named person vouches for it; the files show no evidence of their own.' },
  accepted: { mark: '~', words: 'accepted', meaning: 'There are findings, and each is accepted with a reason.' },
  'not-applicable': { mark: '–', words: 'not applicable', meaning: 'Declared in the project file, with a reason.' },
  gap: { mark: '✕', words: 'gap', meaning: 'Something wrong was found, or files that should show it do not.' },
  expired: { mark: '✕', words: 'attestation expired', meaning: 'A person vouched for it until a day that has passed.' },
  open: { mark: '○', words: 'open', meaning: 'No file of this project could show it: somebody has to say.' },
};

/** What the report claims and what it does not, for its readers. */
export const CLAIM =
  'This report shows where evidence for thirty considerations of deploying a model stands in the files of a project, and what is ' +
  'still open. Evidence means that a file speaks of the matter at the place named; whether it is true and enough is for people to ' +
  'judge. It is no certificate and no legal assessment.';

/** How the view by standard is to be read. */
export const STANDARDS_CLAIM =
  'The same evidence, ordered by what laws and standards ask. An item lists considerations that bear on it: evidence for them is ' +
  'something to show under the item, not all that the item asks for. Items that no file can show are counted, not listed.';

/** `deploy/isvc.yaml:12`, or `train.ipynb, cell 3, line 2`. */
export function placeWords({ path, line, cell }: ReportPlace): string {
  return cell === null ? `${path}:${line}` : `${path}, cell ${cell}, line ${line}`;
}

/** `1 gap`, `2 gaps`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** How an attestation stands, with the day that counts. */
export function standingWords({ standing, until, on }: ReportAttestation): string {
  switch (standing) {
    case 'current':
      return 'current';
    case 'due-soon':
      return 'due soon';
    case 'expired':
      return `expired on ${until}`;
    case 'not-yet':
      return `from ${on} on`;
    case 'no-end':
      return 'no end stated';
  }
}

/** Findings of one rule with one message are one thing to do, at several places. */
export interface FindingGroup {
  readonly first: ReportFinding;
  readonly places: readonly ReportPlace[];
}

const LOUDNESS: readonly ReportFinding['severity'][] = ['error', 'warning', 'info', 'hint', 'silent'];

/** Groups findings, the loudest first. */
export function groupFindings(findings: readonly ReportFinding[]): FindingGroup[] {
  const groups = new Map<string, { first: ReportFinding; places: ReportPlace[] }>();
  for (const f of findings) {
    const key = JSON.stringify([f.rule, f.message, f.accepted]);
    const group = groups.get(key);
    if (group) group.places.push(f);
    else groups.set(key, { first: f, places: [f] });
  }
  const rank = (f: ReportFinding) => LOUDNESS.indexOf(f.severity);
  return [...groups.values()].sort((a, b) => rank(a.first) - rank(b.first));
}

/** What one rule found, however the messages differ: one thing to learn, and one remedy. */
export interface RuleGroup {
  readonly first: ReportFinding;
  readonly groups: readonly FindingGroup[];
}

/** Groups findings by rule, the loudest first. What belongs to no rule that gives a remedy stays by itself. */
export function groupByRule(findings: readonly ReportFinding[]): RuleGroup[] {
  const byRule = grouped(groupFindings(findings).map((g) => [JSON.stringify([g.first.rule, g.first.accepted]), g] as const));
  return [...byRule.values()].map((groups) => ({ first: groups[0]!.first, groups }));
}

/** The first of a long list, and how many more there are. */
export function some<T>(list: readonly T[], most: number): { readonly shown: readonly T[]; readonly more: number } {
  // One more is no longer than the words that say so.
  return list.length <= most + 1 ? { shown: list, more: 0 } : { shown: list.slice(0, most), more: list.length - most };
}

/** What ids of a standard begin with, as far as they name the standard. */
const STANDARD = /^(EU AI Act|NIST AI RMF|ISO\/IEC 42001|GDPR|OWASP) (.+)$/;

/** The id without its standard: `Art. 15`, `A.6.2.3`. */
export function localId(id: string): string {
  return STANDARD.exec(id)?.[2] ?? id;
}

/** Ids in words, each standard named once: `EU AI Act Art. 13, Art. 15; NIST AI RMF MEASURE 2.3`. */
export function standardsWords(ids: readonly string[]): string {
  const byStandard = grouped(ids.map((id) => [STANDARD.exec(id)?.[1] ?? '', localId(id)] as const));
  return [...byStandard].map(([standard, own]) => `${standard} ${own.join(', ')}`.trim()).join('; ');
}

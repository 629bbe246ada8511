import type { AttestationItem, ConsiderationItem, FindingItem, State } from '../../server/lsp/protocol.js';

/** A codicon and the theme colour it is drawn in; null leaves it in the text's colour. */
export interface Icon {
  readonly id: string;
  readonly color: string | null;
}

const icon = (id: string, color: string | null = null): Icon => ({ id, color });

const stateIcons: Record<State, Icon> = {
  met: icon('pass-filled', 'testing.iconPassed'),
  gap: icon('warning', 'problemsWarningIcon.foreground'),
  attested: icon('verified', 'charts.blue'),
  accepted: icon('pass', 'testing.iconSkipped'),
  expired: icon('history', 'problemsWarningIcon.foreground'),
  'not-applicable': icon('dash', 'disabledForeground'),
  open: icon('circle-outline', 'descriptionForeground'),
};

/** An attestation below its consideration: it holds, is due, or counts for nothing today. */
export function attestationIcon({ standing }: AttestationItem): Icon {
  if (standing === 'expired') return stateIcons.expired;
  if (standing === 'due-soon') return icon('clock', 'problemsWarningIcon.foreground');
  return standing === 'not-yet' ? icon('clock', 'descriptionForeground') : stateIcons.attested;
}

const severityIcons: Record<FindingItem['severity'], Icon> = {
  error: icon('error', 'problemsErrorIcon.foreground'),
  warning: icon('warning', 'problemsWarningIcon.foreground'),
  info: icon('info', 'problemsInfoIcon.foreground'),
  hint: icon('lightbulb', 'problemsInfoIcon.foreground'),
  silent: icon('circle-small', 'descriptionForeground'),
};

export const evidenceIcon = icon('check', 'testing.iconPassed');

/** A gap with an open error in it looks like an error; shapes differ, so that nothing hangs on colour alone. */
export function considerationIcon({ state, findings }: ConsiderationItem): Icon {
  if (state === 'gap' && findings.some((f) => f.severity === 'error' && f.suppressed === null)) return severityIcons.error;
  return stateIcons[state];
}

export function findingIcon(finding: FindingItem): Icon {
  return finding.suppressed === null ? severityIcons[finding.severity] : icon('circle-slash', 'disabledForeground');
}

/** One icon for several considerations: the worst gap, else all settled, else open. */
export function summaryIcon(considerations: readonly ConsiderationItem[], settled: boolean): Icon {
  const gaps = considerations.filter(needsWork).map(considerationIcon);
  const worst = gaps.find((gap) => gap.id === 'error') ?? gaps[0];
  if (worst) return worst.id === 'error' ? worst : stateIcons.gap;
  return settled ? stateIcons.met : stateIcons.open;
}

/** Somebody should do something: the states that the gaps filter shows. */
export function needsWork({ state }: ConsiderationItem): boolean {
  return state === 'gap' || state === 'expired';
}

/** Nothing is asked of anyone any more. */
export function isSettled({ state }: ConsiderationItem): boolean {
  return state !== 'open' && state !== 'gap' && state !== 'expired';
}

const severities = Object.keys(severityIcons);

/** The order to show findings in: the worst first, what was accepted last. */
export function byWeight(a: FindingItem, b: FindingItem): number {
  const weight = ({ severity, suppressed }: FindingItem) =>
    suppressed === null ? severities.indexOf(severity) : severities.length;
  return weight(a) - weight(b);
}

/** How an attestation stands, with the day that counts. */
export function standingWords({ standing, on, until }: AttestationItem): string {
  switch (standing) {
    case 'current':
      return `holds until ${until}`;
    case 'due-soon':
      return `due soon, holds until ${until}`;
    case 'expired':
      return `ended on ${until}`;
    case 'not-yet':
      return `begins on ${on}`;
    case 'no-end':
      return 'no end stated';
  }
}

/** The state as a person would say it. */
export function stateWords({ state, attestation, findings }: ConsiderationItem): string {
  const until = attestation?.until ?? null;
  switch (state) {
    case 'gap': {
      const open = findings.filter((f) => f.suppressed === null).length;
      return open > 1 ? `gap (${open} findings)` : 'gap';
    }
    case 'attested':
      return `${until ? `attested until ${until}` : 'attested'}${attestation?.standing === 'due-soon' ? ' · due soon' : ''}`;
    case 'expired':
      return until ? `attestation expired ${until}` : 'attestation expired';
    case 'not-applicable':
      return 'not applicable';
    default:
      return state;
  }
}

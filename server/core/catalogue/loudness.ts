import type { Risk, Stage } from '../config.js';
import type { Severity } from '../model.js';
import { type ChallengeId, type ConsiderationId, challengeOf } from './catalogue.js';

/** How much an absence matters before anything is known of the project. */
export type Weight = 'high' | 'normal' | 'low';

/** How loud an absence is in the editor. The checklist names it all the same. */
const LOUDNESS: Readonly<Record<Stage, Readonly<Record<Weight, Severity | 'silent'>>>> = {
  prototype: { high: 'silent', normal: 'silent', low: 'silent' },
  pilot: { high: 'info', normal: 'silent', low: 'silent' },
  production: { high: 'warning', normal: 'info', low: 'silent' },
};

/** Challenges whose absences weigh one step more at high risk, and one step less at minimal risk. */
const RISK_SENSITIVE: ReadonlySet<ChallengeId> = new Set(['interpretability', 'fairness', 'trust', 'compliance']);

const STEPS: readonly Weight[] = ['low', 'normal', 'high'];

/** Severity of an absence for a project's stage and risk. */
export function absenceSeverity(consideration: ConsiderationId, weight: Weight, stage: Stage, risk: Risk): Severity | 'silent' {
  const challenge = challengeOf(consideration);
  const shift = challenge && RISK_SENSITIVE.has(challenge) ? { minimal: -1, limited: 0, high: 1 }[risk] : 0;
  const step = Math.min(2, Math.max(0, STEPS.indexOf(weight) + shift));
  return LOUDNESS[stage][STEPS[step]!];
}

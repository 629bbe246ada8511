/**
 * The twelve challenges and their thirty considerations, from "Challenges of Deploying Machine Learning in Real-World
 * Scenarios" (S. Fissel, J. Fraley, S. Mathiason, 2023). Ids are stable and public.
 */

/** A kind of artifact that could show that a consideration is looked after. */
export type Holder = 'card' | 'workload' | 'notebook' | 'requirements';

export interface Consideration {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** Artifacts that should show it: where the project has one of them and nothing shows it, that is a gap; else it is open. */
  readonly shownBy: readonly Holder[];
}

export interface Challenge {
  readonly id: string;
  readonly title: string;
  readonly considerations: readonly Consideration[];
}

/** In the order of the article. */
export const challenges = [
  {
    id: 'scalability',
    title: 'Scalability',
    considerations: [
      {
        id: 'scalability/elastic-serving',
        title: 'Elastic serving',
        question: 'Does capacity follow load?',
        shownBy: ['workload'],
      },
      {
        id: 'scalability/capacity',
        title: 'Capacity',
        question: 'Are the limits known before production?',
        shownBy: ['workload', 'card'],
      },
      {
        id: 'scalability/utilisation-monitoring',
        title: 'Utilisation monitoring',
        question: 'Does someone see how busy it is?',
        shownBy: ['workload'],
      },
    ],
  },
  {
    id: 'integration',
    title: 'Integration',
    considerations: [
      {
        id: 'integration/ownership',
        title: 'Ownership',
        question: 'Do data science and operations know whom to call?',
        shownBy: ['card', 'workload'],
      },
      {
        id: 'integration/service-interface',
        title: 'Service interface',
        question: 'Is it behind a modular, described interface?',
        shownBy: ['workload'],
      },
    ],
  },
  {
    id: 'interpretability',
    title: 'Interpretability',
    considerations: [
      {
        id: 'interpretability/model-choice',
        title: 'Model choice',
        question: 'Is the kind of model, and why that kind, written down?',
        shownBy: ['card'],
      },
      {
        id: 'interpretability/explanations',
        title: 'Explanations',
        question: 'Are model-agnostic explanations in use?',
        shownBy: ['card', 'workload'],
      },
      {
        id: 'interpretability/communication',
        title: 'Communication',
        question: 'Can a stakeholder read how it behaves?',
        shownBy: ['card'],
      },
    ],
  },
  {
    id: 'drift',
    title: 'Drift',
    considerations: [
      {
        id: 'drift/monitoring',
        title: 'Drift monitoring',
        question: 'Is drift watched all the time?',
        shownBy: ['workload', 'card'],
      },
      { id: 'drift/retraining', title: 'Retraining', question: 'Is there a way back to a good model?', shownBy: ['card'] },
      {
        id: 'drift/evaluation-threshold',
        title: 'Evaluation threshold',
        question: 'Is quality checked against a stated number?',
        shownBy: ['card'],
      },
    ],
  },
  {
    id: 'data-quality',
    title: 'Data quality',
    considerations: [
      {
        id: 'data-quality/validation',
        title: 'Data validation',
        question: 'Is input data checked?',
        shownBy: ['card', 'notebook'],
      },
      { id: 'data-quality/refresh', title: 'Data refresh', question: 'Does the model follow the data?', shownBy: ['card'] },
    ],
  },
  {
    id: 'fairness',
    title: 'Fairness',
    considerations: [
      { id: 'fairness/mitigation', title: 'Bias mitigation', question: 'Are known biases acted on?', shownBy: ['card'] },
      { id: 'fairness/assessment', title: 'Bias assessment', question: 'Was bias measured?', shownBy: ['card'] },
      {
        id: 'fairness/ethical-review',
        title: 'Ethical review',
        question: 'Were the ethics, and those affected, considered?',
        shownBy: ['card'],
      },
      { id: 'fairness/audit', title: 'Fairness audit', question: 'Is fairness looked at again?', shownBy: ['card'] },
    ],
  },
  {
    id: 'security',
    title: 'Security',
    considerations: [
      {
        id: 'security/protection',
        title: 'Protection',
        question: 'Is the model guarded against misuse, theft and attack?',
        shownBy: ['workload'],
      },
      { id: 'security/upkeep', title: 'Upkeep', question: 'Is it kept up to date?', shownBy: ['workload', 'requirements'] },
    ],
  },
  {
    id: 'versioning',
    title: 'Versioning',
    considerations: [
      {
        id: 'versioning/version-control',
        title: 'Version control',
        question: 'Are model, data and code versioned together?',
        shownBy: ['workload', 'requirements', 'card'],
      },
      {
        id: 'versioning/process-record',
        title: 'Process record',
        question: 'Can someone else repeat it?',
        shownBy: ['card', 'notebook'],
      },
    ],
  },
  {
    id: 'trust',
    title: 'Trust',
    considerations: [
      {
        id: 'trust/transparency',
        title: 'Transparency',
        question: 'Do users know what it can and cannot do, and how sure it is?',
        shownBy: ['card'],
      },
      { id: 'trust/user-involvement', title: 'User involvement', question: 'Can users take part?', shownBy: ['card'] },
    ],
  },
  {
    id: 'compliance',
    title: 'Compliance',
    considerations: [
      {
        id: 'compliance/regulations',
        title: 'Regulations',
        question: 'Which rules apply, and what was done?',
        shownBy: ['card'],
      },
      {
        id: 'compliance/data-protection',
        title: 'Data protection',
        question: 'Is personal data handled lawfully?',
        shownBy: ['card'],
      },
    ],
  },
  {
    id: 'resources',
    title: 'Resources',
    considerations: [
      { id: 'resources/fit', title: 'Fit', question: 'Does the model fit where it is to run?', shownBy: ['workload', 'card'] },
      { id: 'resources/optimisation', title: 'Optimisation', question: 'Was it made as small as it can be?', shownBy: ['card'] },
    ],
  },
  {
    id: 'cost',
    title: 'Cost',
    considerations: [
      {
        id: 'cost/strategy',
        title: 'Cost strategy',
        question: 'Is there a plan for what it costs?',
        shownBy: ['card', 'workload'],
      },
      {
        id: 'cost/usage-optimisation',
        title: 'Usage optimisation',
        question: 'Is idle capacity given back?',
        shownBy: ['workload'],
      },
      {
        id: 'cost/reassessment',
        title: 'Cost reassessment',
        question: 'Is the cost looked at again?',
        shownBy: ['card', 'workload'],
      },
    ],
  },
] as const satisfies readonly Challenge[];

export type ChallengeId = (typeof challenges)[number]['id'];
export type ConsiderationId = (typeof challenges)[number]['considerations'][number]['id'];

/** All thirty, in order. */
export const considerations: readonly (Consideration & { readonly id: ConsiderationId })[] = challenges.flatMap((c) => [
  ...c.considerations,
]);

/** The challenge that a rule or consideration id belongs to; null for `preflight/*`. */
export function challengeOf(id: string): ChallengeId | null {
  const head = id.slice(0, id.indexOf('/'));
  return challenges.some((c) => c.id === head) ? (head as ChallengeId) : null;
}

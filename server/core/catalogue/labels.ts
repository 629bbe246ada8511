import type { ConsiderationId } from './catalogue.js';

/**
 * Labels and annotations of Kubernetes objects that answer a consideration by themselves, by the last part of their key
 * (behind a prefix such as `example.com/`), and the one that a fix writes.
 */
export const labelsOf: Readonly<Partial<Record<ConsiderationId, { readonly keys: RegExp; readonly written: string }>>> = {
  'integration/ownership': {
    keys: /^(?:owners?|owned-by|owning-team|service-owner|team|team-name|squad|maintainers?|contacts?|contact-email|on-?call|escalation)$/i,
    written: 'owner',
  },
  'cost/strategy': {
    keys: /^(?:cost-?cent(?:er|re)|cost-?allocation|cost-?code|billing(?:-code|-id|-project|-team)?|budget|charge-?back(?:-code)?)$/i,
    written: 'cost-center',
  },
  'cost/reassessment': { keys: /^(?:(?:next-)?cost-review(?:-date|ed)?|review-cost-by)$/i, written: 'cost-review' },
};

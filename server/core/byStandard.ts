import { standardsOf } from './catalogue/considerationStandards.js';
import { type StandardItem, standardItemOf, standards } from './catalogue/standards.js';
import type { ConsiderationStatus } from './checklist.js';
import { grouped } from './grouped.js';
import type { JudgedFinding, PlacedEvidence } from './model.js';
import type { Rule } from './rule.js';
import { allRules } from './rules/rules.js';

/** A standard with those of its items that considerations or rules map to. */
export interface StandardView {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly items: readonly StandardItemView[];
  /** How many items of the catalogue nothing maps to: what files cannot show. */
  readonly unmapped: number;
}

export interface StandardItemView extends StandardItem {
  /** Considerations that bear on it, with where they stand. */
  readonly considerations: readonly ConsiderationStatus[];
  /** Rules that name it themselves. */
  readonly rules: readonly Rule[];
  /** The evidence of its considerations. */
  readonly evidence: readonly PlacedEvidence[];
  /** Open findings of its rules, and what its considerations lack altogether. */
  readonly open: readonly JudgedFinding[];
}

/**
 * The checklist turned round: what the files of a project show under each item of each standard. It tells what is shown and
 * what is open; whether that is enough is for people to say. The order is the catalogue's.
 */
export function byStandard(statuses: readonly ConsiderationStatus[], rules: readonly Rule[] = allRules): StandardView[] {
  const statusesOf = grouped(statuses.flatMap((s) => standardsOf[s.id].map((id) => [id, s] as const)));
  const rulesOf = grouped(rules.flatMap((rule) => itemsOf(rule).map((id) => [id, rule] as const)));
  const openOf = grouped(statuses.flatMap((s) => openFindings(s).map((f) => [f.rule as string, f] as const)));
  return standards.map(({ id, title, url, items }) => {
    const views = items.map((item): StandardItemView => {
      const considerations = statusesOf.get(item.id) ?? [];
      const own = rulesOf.get(item.id) ?? [];
      const lacking = considerations.flatMap((s) => openFindings(s).filter((f) => f.gap === 'absence'));
      return {
        ...item,
        considerations,
        rules: own,
        evidence: considerations.flatMap((s) => s.evidence),
        open: [...new Set([...own.flatMap((rule) => openOf.get(rule.id) ?? []), ...lacking])],
      };
    });
    const mapped = views.filter((v) => v.considerations.length > 0 || v.rules.length > 0);
    return { id, title, url, items: mapped, unmapped: views.length - mapped.length };
  });
}

function itemsOf(rule: Rule): string[] {
  return [...new Set(rule.standards.flatMap((id) => standardItemOf(id) ?? []))];
}

function openFindings({ state, findings }: ConsiderationStatus): readonly JudgedFinding[] {
  return state === 'not-applicable' ? [] : findings.filter((f) => f.suppressed === null);
}

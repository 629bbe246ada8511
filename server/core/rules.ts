import { detectors } from './evidence/detectors.js';
import type { AbsenceRule, Detector, HazardRule, Reads, Rule } from './rule.js';
import { allRules } from './rules/rules.js';

/** Rules by what they read, so that a file meets only those that concern it. */
export const hazards: ReadonlyMap<Reads, readonly HazardRule[]> = groupByReads(
  allRules.filter((r): r is HazardRule => r.gap === 'hazard'),
);
export const absences: readonly AbsenceRule[] = allRules.filter((r): r is AbsenceRule => r.gap === 'absence');
export const detectorsByReads: ReadonlyMap<Reads, readonly Detector[]> = groupByReads(detectors);

const byId: ReadonlyMap<string, Rule> = new Map(allRules.map((r) => [r.id, r]));
export const ruleIds: ReadonlySet<string> = new Set(byId.keys());

/** The rule with this id; undefined for `preflight/*` and unknown ids. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}

function groupByReads<T extends { readonly reads: Reads }>(items: readonly T[]): Map<Reads, T[]> {
  const groups = new Map<Reads, T[]>();
  for (const item of items) groups.set(item.reads, [...(groups.get(item.reads) ?? []), item]);
  return groups;
}

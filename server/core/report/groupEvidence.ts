import type { ReportEvidence, ReportPlace } from './model.js';

/** The same words on the same text are one piece of evidence, at several places. */
export interface EvidenceGroup {
  readonly first: ReportEvidence;
  readonly places: readonly ReportPlace[];
}

/** Groups evidence, in the order in which it is first met, but one of each sort before a second of any. */
export function groupEvidence(list: readonly ReportEvidence[]): EvidenceGroup[] {
  const groups = new Map<string, { first: ReportEvidence; places: ReportPlace[] }>();
  for (const e of list) {
    const key = JSON.stringify([e.note, e.excerpt]);
    const group = groups.get(key);
    if (group) group.places.push(e);
    else groups.set(key, { first: e, places: [e] });
  }
  const met = new Map<string, number>();
  return [...groups.values()]
    .map((group) => {
      const sort = sortOf(group.first);
      const before = met.get(sort) ?? 0;
      met.set(sort, before + 1);
      return { group, before };
    })
    .sort((a, b) => a.before - b.before)
    .map(({ group }) => group);
}

/** Notes that differ in names and numbers alone are of one sort: a list that is cut shows each sort once. */
function sortOf({ note, path }: ReportEvidence): string {
  const plain = note.split(/\s+/).filter((word) => /^[a-z]+[,:;]?$/.test(word));
  return `${path.slice(path.lastIndexOf('.') + 1)} ${plain.join(' ')}`;
}

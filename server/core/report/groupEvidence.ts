import type { ReportEvidence, ReportPlace } from './model.js';

/** The same words on the same text are one piece of evidence, at several places. */
export interface EvidenceGroup {
  readonly first: ReportEvidence;
  readonly places: readonly ReportPlace[];
}

/** Groups evidence, in the order in which it is first met. */
export function groupEvidence(list: readonly ReportEvidence[]): EvidenceGroup[] {
  const groups = new Map<string, { first: ReportEvidence; places: ReportPlace[] }>();
  for (const e of list) {
    const key = JSON.stringify([e.note, e.excerpt]);
    const group = groups.get(key);
    if (group) group.places.push(e);
    else groups.set(key, { first: e, places: [e] });
  }
  return [...groups.values()];
}

import type { ConsiderationId } from '../../catalogue/catalogue.js';
import type { OffsetEdit } from '../../fixes.js';
import type { Fix } from '../../model.js';
import type { PlacedWorkload, Project } from '../../project.js';
import { type HolderPlace, suggestedFix } from '../../rule.js';
import { cardSectionFix } from './cardSection.js';

/** What a click does to the manifest, or null where this workload does not allow it. */
export type WorkloadChange = (
  placed: PlacedWorkload,
  text: string,
) => { readonly title: string; readonly edits: readonly OffsetEdit[] } | null;

/**
 * The fixes of an absence that a manifest can end: the change of the first serving workload, in its own file wherever the
 * finding stands, then the section on the card.
 */
export function workloadFixes(
  place: HolderPlace,
  project: Project,
  consideration: ConsiderationId,
  change: WorkloadChange,
): Fix[] {
  return [...changeOf(place, project, change), ...cardSectionFix(place, consideration, project)];
}

function changeOf(place: HolderPlace, project: Project, change: WorkloadChange): Fix[] {
  const placed = place.holder === 'workload' ? place : project.workloads.find((w) => w.workload.serves && !w.workload.partial);
  if (!placed) return [];
  const made = change(placed, placed.manifests.parts[0]!.text);
  if (!made || made.edits.length === 0) return [];
  const uri = place.holder === 'workload' ? {} : { uri: placed.manifests.uri };
  const edits = made.edits.map(({ start, end, newText }) => ({ span: { part: 0, start, end }, newText, ...uri }));
  return [suggestedFix(made.title, ...edits)];
}

import { ensurePath } from '../../artifacts/yamlEdit.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { labelsOf } from '../../catalogue/labels.js';
import type { WorkloadChange } from './workloadFix.js';

/** Adds the label that answers a consideration to the workload's object, with a `TODO` for its value. */
export function labelFix(consideration: ConsiderationId, what: string): WorkloadChange {
  const key = labelsOf[consideration]!.written;
  return ({ workload }, text) => ({
    title: `Label the ${workload.object.kind} with its ${what}`,
    edits: ensurePath(text, workload.object.node, ['metadata', 'labels', key], 'TODO'),
  });
}

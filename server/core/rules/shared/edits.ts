import type { OffsetEdit } from '../../fixes.js';
import type { Edit } from '../../model.js';

/** Edits by offsets as edits of one part; part 0 is the whole file of everything but a notebook. */
export function inPart(edits: readonly OffsetEdit[], part = 0): Edit[] {
  return edits.map(({ start, end, newText }) => ({ span: { part, start, end }, newText }));
}

/** Edits of another file than the one the finding stands in. */
export function inFile(uri: string, edits: readonly Edit[]): Edit[] {
  return edits.map((edit) => ({ ...edit, uri }));
}

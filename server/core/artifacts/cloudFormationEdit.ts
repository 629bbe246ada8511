import type { OffsetEdit } from '../fixes.js';
import type { Edit } from '../model.js';
import { scalarSource } from './yamlWrite.js';

/** A value as the template's own language writes it: JSON quotes every text. `flow`: inside brackets. */
export function sourceFor(
  { syntax }: { readonly syntax: 'json' | 'yaml' },
  value: string | number | boolean,
  flow: boolean,
): string {
  return syntax === 'json' ? JSON.stringify(value) : scalarSource(value, flow);
}

/** Edits of the template's only part. */
export function edited(edits: readonly OffsetEdit[]): Edit[] {
  return edits.map(({ start, end, newText }) => ({ span: { part: 0, start, end }, newText }));
}

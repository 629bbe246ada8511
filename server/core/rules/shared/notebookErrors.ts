import type { Notebook } from '../../artifacts/notebook.js';
import { placesOf } from '../../artifacts/notebookEdit.js';
import { member } from '../../artifacts/notebookLanguage.js';

/** The kind of the first error among the outputs of cell `index` (into `cells`); null without one, and where an editor does not tell. */
export function errorOutput(notebook: Notebook, index: number): string | null {
  if (notebook.editorOutputs) return errorAmong(notebook.editorOutputs[index] ?? []);
  const place = notebook.source && placesOf(notebook.source)[index]?.outputs;
  if (!notebook.source || !place) return null;
  const json = notebook.source.text.slice(place.start, place.end);
  if (!/"output_type":\s*"(?:error|pyerr)"/.test(json)) return null;
  const outputs: unknown = JSON.parse(json);
  return Array.isArray(outputs) ? errorAmong(outputs) : null;
}

function errorAmong(outputs: readonly unknown[]): string | null {
  const error = outputs.find((output) => /^(?:error|pyerr)$/.test(String(member(output, 'output_type'))));
  const name = member(error, 'ename');
  return error === undefined ? null : typeof name === 'string' && /^[\w.]{1,60}$/.test(name) ? name : 'error';
}

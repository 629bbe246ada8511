import type { Notebook } from './notebook.js';
import { placesOf } from './notebookEdit.js';
import { member } from './notebookLanguage.js';

/** One text that a cell has put out. */
export interface OutputText {
  /** `stdout` and `stderr` of a stream are `text/plain`, as is the traceback of an error. */
  readonly mime: string;
  readonly text: string;
}

/**
 * The texts among the outputs of cell `index` (into `cells`), images and other data left out. Read from the file when asked
 * for, so that a notebook does not hold on to them; none for a notebook of an editor.
 */
export function outputTexts(notebook: Notebook, index: number): OutputText[] {
  const place = notebook.source && placesOf(notebook.source)[index]?.outputs;
  if (!notebook.source || !place) return [];
  const outputs: unknown = JSON.parse(notebook.source.text.slice(place.start, place.end));
  return Array.isArray(outputs) ? outputs.flatMap(textsOf) : [];
}

function textsOf(output: unknown): OutputText[] {
  const stream = joined(member(output, 'text')) ?? joined(member(output, 'traceback'), '\n');
  const texts = stream === null ? [] : [{ mime: 'text/plain', text: stream }];
  const data = member(output, 'data');
  if (typeof data !== 'object' || data === null) return texts;
  for (const [mime, value] of Object.entries(data)) {
    const text = mime.startsWith('text/') ? joined(value) : null;
    if (text !== null) texts.push({ mime, text });
  }
  return texts;
}

function joined(value: unknown, separator = ''): string | null {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((line) => typeof line === 'string').join(separator) : null;
}

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
 * for, so that a notebook does not hold on to them; none for a notebook of an editor that does not tell its outputs.
 */
export function outputTexts(notebook: Notebook, index: number): readonly OutputText[] {
  if (notebook.editorOutputs) return remembered(notebook.editorOutputs[index] ?? [], texts, (all) => all.flatMap(textsOf));
  const place = notebook.source && placesOf(notebook.source)[index]?.outputs;
  if (!notebook.source || !place) return [];
  const outputs: unknown = JSON.parse(notebook.source.text.slice(place.start, place.end));
  return Array.isArray(outputs) ? outputs.flatMap(textsOf) : [];
}

const texts = new WeakMap<object, readonly OutputText[]>();

/**
 * What `read` makes of the texts of cell `index`. In an editor it is kept in `memory`, which is the caller's, until the cell puts
 * out something else: a notebook is judged at every key, and its outputs are long.
 */
export function readOutputs<T>(
  notebook: Notebook,
  index: number,
  memory: WeakMap<object, T>,
  read: (texts: readonly OutputText[]) => T,
): T {
  const own = notebook.editorOutputs?.[index];
  const compute = () => read(outputTexts(notebook, index));
  return own ? remembered(own, memory, compute) : compute();
}

function remembered<T>(outputs: readonly unknown[], memory: WeakMap<object, T>, read: (outputs: readonly unknown[]) => T): T {
  let known = memory.get(outputs);
  if (known === undefined) {
    known = read(outputs);
    memory.set(outputs, known);
  }
  return known;
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

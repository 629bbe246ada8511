import type { Part } from '../model.js';
import type { ArtifactBase } from './artifact.js';
import { readMagics } from './magics.js';
import { jsonProblem } from './notebookBroken.js';
import { type Kernel, kernelLanguage, kernelOf, languageName, member } from './notebookLanguage.js';
import { type PythonCode, pythonCode } from './python.js';

/** One cell; its text is `parts[part].text`. */
export interface NotebookCell {
  readonly type: 'code' | 'markdown' | 'raw';
  /** Index into the notebook's `parts`. */
  readonly part: number;
  /** `python`, `markdown`, `shell`, ...: of a cell magic (`%%bash`), else the cell's own, else the kernel's. */
  readonly language: string;
  readonly executionCount: number | null;
  /** How many outputs it holds; 0 where that is not known (in an editor that does not tell). */
  readonly outputs: number;
  readonly id?: string;
}

/** The file that a notebook was read from; notebookEdit.ts and notebookOutputs.ts find places in it. */
export interface NotebookSource {
  readonly text: string;
}

/** A Jupyter notebook, each cell a part. Format: nbformat 3 and 4, https://nbformat.readthedocs.io. */
export interface Notebook extends ArtifactBase {
  readonly kind: 'notebook';
  readonly cells: readonly NotebookCell[];
  readonly kernel?: Kernel;
  readonly nbformat?: { readonly major: number; readonly minor: number };
  /** The Python of its code cells; read when first asked for. */
  readonly python: PythonCode;
  /** Only when read from disk. */
  readonly source?: NotebookSource;
  /** The outputs of each cell as an editor tells them, in the shape that the file would have; notebookOutputs.ts reads both. */
  readonly editorOutputs?: readonly (readonly unknown[])[];
}

/** A cell as an editor's notebook sync gives it. */
export interface EditorCell {
  readonly uri: string;
  readonly languageId: string;
  readonly kind: 'code' | 'markdown';
  readonly text: string;
  readonly executionCount?: number | null;
  /** As nbformat 4 has them, where the editor tells; pictures and the like left out. */
  readonly outputs?: readonly unknown[];
}

/**
 * Reads the text of an `.ipynb` file (without a byte order mark). Null where it is no notebook. A notebook whose JSON is
 * broken has no cells, the raw text as its only part, and one problem with the place.
 */
export function readNotebookFile(uri: string, text: string): Notebook | null {
  if (!/"(?:nbformat|cells|worksheets)"/.test(text)) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return /"(?:nbformat|cell_type)"/.test(text) ? brokenNotebook(uri, text) : null;
  }
  const cells = rawCells(json);
  if (!cells) return null;
  const kernel = kernelOf(member(json, 'metadata'));
  const major = member(json, 'nbformat');
  const minor = member(json, 'nbformat_minor');
  const drafts = cells.map((cell, index): Draft => draftOf(cell, `${uri}#cell-${index + 1}`, index, kernelLanguage(kernel)));
  return {
    ...assemble(uri, drafts, kernel),
    nbformat: typeof major === 'number' ? { major, minor: typeof minor === 'number' ? minor : 0 } : undefined,
    source: { text },
  };
}

/** A notebook out of an editor's cells; `metadata` is the notebook's, in the editor's own shape or that of the file. */
export function notebookFromCells(uri: string, cells: readonly EditorCell[], metadata?: unknown): Notebook {
  const kernel = kernelOf(metadata) ?? kernelOf(member(metadata, 'metadata'));
  const drafts = cells.map((cell, index): Draft => {
    const type = cell.kind === 'markdown' ? 'markdown' : cell.languageId === 'raw' ? 'raw' : 'code';
    const part: Part = { uri: cell.uri, text: cell.text, cell: index + 1 };
    const outputs = cell.outputs?.length ?? 0;
    return { part, type, language: languageName(cell.languageId), executionCount: cell.executionCount ?? null, outputs };
  });
  const notebook = assemble(uri, drafts, kernel);
  return cells.some((cell) => cell.outputs) ? { ...notebook, editorOutputs: cells.map((cell) => cell.outputs ?? []) } : notebook;
}

interface Draft {
  readonly part: Part;
  readonly type: NotebookCell['type'];
  readonly language: string;
  readonly executionCount: number | null;
  readonly outputs: number;
  readonly id?: string;
}

function assemble(uri: string, drafts: readonly Draft[], kernel: Kernel | undefined): Notebook {
  const parts = drafts.map((draft) => draft.part);
  const cells = drafts.map(
    ({ part, ...cell }, index): NotebookCell => ({ ...cell, part: index, language: languageOf(part.text, cell) }),
  );
  const code = drafts.flatMap(({ type, language }, part) => (type === 'code' ? [{ part, language }] : []));
  return { kind: 'notebook', uri, parts, problems: [], templated: false, cells, kernel, python: pythonCode(parts, code) };
}

function languageOf(text: string, cell: Omit<Draft, 'part'>): string {
  if (cell.type !== 'code') return cell.type === 'markdown' ? 'markdown' : 'raw';
  return cell.language === 'python' && /^\s*%/.test(text) ? readMagics(text, 'python').language : cell.language;
}

/** The cells of parsed JSON, those of all worksheets in nbformat 3; null where it is no notebook. */
function rawCells(json: unknown): object[] | null {
  const cells = member(json, 'cells');
  const sheets = member(json, 'worksheets');
  const list = Array.isArray(cells)
    ? cells
    : Array.isArray(sheets)
      ? sheets.flatMap((sheet) => {
          const own = member(sheet, 'cells');
          return Array.isArray(own) ? own : [];
        })
      : [];
  const objects = list.filter((cell) => typeof cell === 'object' && cell !== null && !Array.isArray(cell));
  const major = member(json, 'nbformat');
  // Before nbformat 3 the lines of a list had no line ends; nothing has written that since 2012.
  if (typeof major === 'number' && major < 3) return null;
  const isNotebook = typeof major === 'number' || objects.some((cell) => typeof member(cell, 'cell_type') === 'string');
  return isNotebook ? objects : null;
}

function draftOf(cell: object, uri: string, index: number, kernel: string): Draft {
  const kind = member(cell, 'cell_type');
  const type = kind === 'code' ? 'code' : kind === 'raw' ? 'raw' : 'markdown';
  const count = member(cell, 'execution_count') ?? member(cell, 'prompt_number');
  const outputs = member(cell, 'outputs');
  const id = member(cell, 'id');
  const own = member(member(member(cell, 'metadata'), 'vscode'), 'languageId') ?? member(cell, 'language');
  return {
    part: { uri, text: sourceText(cell), cell: index + 1 },
    type,
    language: typeof own === 'string' ? languageName(own) : kernel,
    executionCount: typeof count === 'number' ? count : null,
    outputs: Array.isArray(outputs) ? outputs.length : 0,
    ...(typeof id === 'string' ? { id } : {}),
  };
}

/** `source` (nbformat 3 code cells: `input`), a string or a list of them; anything else is no text. */
function sourceText(cell: object): string {
  for (const key of ['source', 'input']) {
    const value = member(cell, key);
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return value.filter((line) => typeof line === 'string').join('');
  }
  return '';
}

function brokenNotebook(uri: string, text: string): Notebook {
  return { ...assemble(uri, [], undefined), parts: [{ uri, text }], problems: [jsonProblem(text)] };
}

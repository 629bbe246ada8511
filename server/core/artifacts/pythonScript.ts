import type { ArtifactBase } from './artifact.js';
import { type PythonCode, scriptCode } from './python.js';
import { closeBrackets } from './pythonBrackets.js';
import { mayAnswer, mayCall } from './pythonNeighbours.js';
import { type PaperCell, paperCells, readPaper } from './pythonPaper.js';
import { isScriptName, MAX_SCRIPT_LENGTH } from './pythonScriptNames.js';
import { type ModelUse, mayUseModels, modelUseOf } from './pythonScriptUse.js';

/** A Python file that trains, loads or serves a model. Its one part is the file. */
export interface PythonScript extends ArtifactBase {
  readonly kind: 'python-script';
  readonly python: PythonCode;
  readonly use: ModelUse;
  /** The cells of a notebook that is kept as a script (Jupytext, `# %%`, Databricks); null of a plain script. */
  readonly cells: readonly PaperCell[] | null;
  /**
   * By its words it answers requests with a web framework. One of which `aboutModel` is false belongs where a module of the
   * project that it imports loads a model, or where it calls a model server of the project.
   */
  readonly answers: boolean;
}

/**
 * Reads a `.py` file. Null for a test, for a set-up, and for Python that neither trains nor loads nor serves a model by what
 * it imports and calls: a look at its words comes first, so that other people's Python is not parsed. A web service or a client
 * that has no model of its own is not parsed either; see {@link PythonScript.answers}.
 */
export function readPythonScript(uri: string, text: string): PythonScript | null {
  if (text.length > MAX_SCRIPT_LENGTH || !isScriptPath(uri)) return null;
  const models = mayUseModels(text);
  const answers = mayAnswer(text);
  if (!models && !answers && !mayCall(text)) return null;
  const part = { uri, text };
  const cells = paperCells(text);
  const python = scriptCode(part, () =>
    cells ? readPaper(text, cells) : { language: 'python', code: closeBrackets(text), magics: [] },
  );
  const use = models ? modelUseOf(python) : null;
  const read = { kind: 'python-script' as const, uri, parts: [part], problems: [], templated: false, python, cells, answers };
  if (use) return { ...read, use };
  return answers || mayCall(text) ? { ...read, use: NOTHING, aboutModel: false } : null;
}

const NOTHING: ModelUse = { trains: false, loads: false, serves: false };

/** How many folders above a file say that it is a test: those further up are where the project happens to lie. */
const NEAR = 3;

function isScriptPath(uri: string): boolean {
  const names = uri.split('/');
  const name = names.pop()!;
  return isScriptName(name) && !names.slice(-NEAR).some((folder) => /^(?:tests?|testing|unit_?tests)$/i.test(folder));
}

import type { Notebook } from '../../artifacts/notebook.js';
import { outputTexts } from '../../artifacts/notebookOutputs.js';
import type { Magic } from '../../artifacts/python.js';
import { PYTHON_BUILTINS } from '../../artifacts/pythonBuiltins.js';
import { parsePythonCached } from '../../artifacts/pythonParse.js';
import { defineRule, finding } from '../../rule.js';
import { enumerated } from '../shared/enumerated.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { type NameUse, namesInOrder } from '../shared/moduleNames.js';

/** Names that a platform puts into its kernels. */
const GIVEN = new Set(
  'spark sc sqlContext sqlCtx dbutils displayHTML table sql udf spark_session session mssparkutils notebookutils exit quit'.split(
    ' ',
  ),
);
/** Magics that bring in names from elsewhere, or that may. */
const BRINGS_NAMES =
  /^(?:run|load|loadpy|pylab|store|macro|rerun|recall|reset|reset_selective|xdel|cython|local|send_to_spark|configure|spark|R|Rpull|octave|matlab|julia|fortran|sql|bigquery|px|pxlocal|autopx|python3?|pypy|import|imports|aimport|kql|sparksql|pyspark|conn\w*)$/;
/** Extensions that bring in none. */
const HARMLESS =
  /^(?:autoreload|tensorboard|watermark|dotenv|line_profiler|memory_profiler|google\.colab\.\w+|nb_black|lab_black|jupyter_black|cudf\.pandas|cuml\.accel|pycodestyle_magic|heat|ipython_\w+|tensorflow\.\w+|matplotlib\w*|snakeviz)$/;
const DYNAMIC = ['globals()', 'locals()', 'exec(', 'user_ns', 'run_cell', 'vars()', 'NameError', 'run_line_magic', '.magic('];
/** More names than this are missing only where the notebook is a fragment. */
const FRAGMENT = 6;

export default defineRule({
  id: 'versioning/undefined-name',
  consideration: 'versioning/process-record',
  reads: 'notebook',
  severity: 'warning',
  problem: 'A name is used that no cell above defines.',
  remedy: 'Define it in a cell above, restart the kernel and run all cells, then save.',
  why: 'The kernel still knew the name when the cell was run, a new one does not: *Restart and Run All* stops here with a `NameError`.',
  sources: [
    { title: 'Pimentel et al.: reproducibility of Jupyter notebooks (MSR 2019)', url: 'https://doi.org/10.1109/MSR.2019.00077' },
    { title: 'Python: NameError', url: 'https://docs.python.org/3/library/exceptions.html#NameError' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      { source: 'import pandas as pd\n\ndf = pd.read_csv("income.csv")\n', count: 1 },
      { source: 'model.fit(X_train, df["income"])\n', count: 7 },
      {
        source: 'from sklearn.linear_model import LinearRegression\n\nmodel = LinearRegression()\nX_train = df[["age"]]\n',
        count: 6,
      },
    ),
    good: notebookExample(
      { source: 'import pandas as pd\n\ndf = pd.read_csv("income.csv")\n', count: 1 },
      {
        source: 'from sklearn.linear_model import LinearRegression\n\nmodel = LinearRegression()\nX_train = df[["age"]]\n',
        count: 2,
      },
      { source: 'model.fit(X_train, df["income"])\n', count: 3 },
    ),
  },
  *check(notebook) {
    const cells = readCells(notebook);
    if (!cells) return;
    const later = new Map<string, number>();
    for (const { part, uses } of cells) for (const { name, binds } of uses) if (binds) later.set(name, part);
    const known = new Set<string>();
    const missing = new Map<number, (NameUse & { readonly below: number | null })[]>();
    const told = new Set<string>();
    for (const { part, uses, told: given, counted } of cells) {
      for (const name of given) known.add(name);
      for (const use of uses) {
        const { name } = use;
        if (use.binds) known.add(name);
        else if (counted && !known.has(name) && !told.has(name) && !isGiven(name) && !failed(notebook, part)) {
          told.add(name);
          missing.set(part, [...(missing.get(part) ?? []), { ...use, below: later.get(name) ?? null }]);
        }
      }
    }
    // A page of snippets relies on what is not shown; a notebook misses what was renamed or deleted.
    const nowhere = [...missing.values()].flat().filter(({ below }) => below === null);
    if (told.size > FRAGMENT) return;
    const started = notebook.cells.some(({ executionCount }) => executionCount !== null);
    for (const [part, all] of missing) {
      const names = all.filter(({ below }) => below !== null || (nowhere.length <= 2 && started && wasRun(notebook, part)));
      const [first] = names;
      if (!first) continue;
      const below = names.every((each) => each.below !== null);
      const list = enumerated([...names.map(({ name }) => name)]);
      const where = below
        ? `${names.length === 1 ? 'gets its' : 'get their'} first value only ${first.below === part ? 'further down in this cell' : `in cell ${cellNumber(notebook, first.below!)} below`}`
        : `${names.length === 1 ? 'is' : 'are'} defined in no cell above`;
      yield finding({ part, start: first.start, end: first.end }, `${list} ${where}.`);
    }
  },
});

interface Cell {
  readonly part: number;
  readonly uses: readonly NameUse[];
  /** Known after it without being bound in what is read: words of magics, names in code that is not understood. */
  readonly told: ReadonlySet<string>;
  /** What it reads counts. */
  readonly counted: boolean;
}

/** The cells with the names they read and bind; null where names come from what is not read. */
function readCells(notebook: Notebook): Cell[] | null {
  const { python } = notebook;
  if (notebook.cells.length === 0 || python.mentions(...DYNAMIC) || python.imports.some((item) => item.alias === '*'))
    return null;
  if (python.magics.some(bringsNames)) return null;
  const code = new Map(python.cells.map((cell) => [cell.part, cell.code]));
  return notebook.cells.flatMap(({ type, part }): Cell[] => {
    if (type !== 'code') return [];
    const own = code.get(part);
    const words = python.magics.filter((magic) => magic.part === part).flatMap((magic) => wordsOf(magic.args));
    const tree = own === undefined ? null : parsePythonCached(own);
    if (!tree || tree.errors > 0)
      return [{ part, uses: [], told: new Set([...words, ...wordsOf(notebook.parts[part]!.text)]), counted: false }];
    return [{ part, uses: namesInOrder(tree.body, own!), told: new Set(words), counted: true }];
  });
}

function bringsNames({ kind, name, args }: Magic): boolean {
  if (kind === 'line' && name === 'load_ext') return !HARMLESS.test(args.trim());
  return (kind === 'line' || kind === 'cell') && BRINGS_NAMES.test(name);
}

function wordsOf(text: string): string[] {
  return text.match(/[A-Za-z_]\w*/g) ?? [];
}

function isGiven(name: string): boolean {
  return name.startsWith('_') || PYTHON_BUILTINS.has(name) || GIVEN.has(name);
}

/** The cell is saved with the very error: the author has seen it. */
function failed(notebook: Notebook, part: number): boolean {
  return outputTexts(notebook, part).some(({ text }) => /NameError|SyntaxError/.test(text));
}

function wasRun(notebook: Notebook, part: number): boolean {
  return notebook.cells.some((cell) => cell.part === part && cell.executionCount !== null);
}

function cellNumber(notebook: Notebook, part: number): number {
  return notebook.parts[part]?.cell ?? part + 1;
}

import type { Notebook, NotebookCell } from '../../artifacts/notebook.js';
import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';

export default defineRule({
  id: 'versioning/out-of-order-execution',
  consideration: 'versioning/process-record',
  reads: 'notebook',
  severity: 'info',
  problem: 'The cells were run in another order than they stand in.',
  remedy: 'Restart the kernel and run all cells from top to bottom, then save.',
  why: 'What the notebook shows was made by a sequence of steps that nobody can read off it, so running it again gives other results or none.',
  sources: [
    { title: 'Pimentel et al.: reproducibility of Jupyter notebooks (MSR 2019)', url: 'https://doi.org/10.1109/MSR.2019.00077' },
    { title: 'nbformat: code cells', url: 'https://nbformat.readthedocs.io/en/latest/format_description.html#code-cells' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      { source: 'import pandas as pd', count: 1 },
      { source: 'model.fit(X, y)', count: 7 },
      { source: 'X = df.drop(columns="y")', count: 4 },
    ),
    good: notebookExample(
      { source: 'import pandas as pd', count: 1 },
      { source: 'X = df.drop(columns="y")', count: 4 },
      { source: 'model.fit(X, y)', count: 7 },
    ),
  },
  *check(notebook) {
    let before: NotebookCell | null = null;
    for (const cell of runCells(notebook)) {
      if (before && cell.executionCount! <= before.executionCount!) {
        const text = notebook.parts[cell.part]!.text;
        const span = { part: cell.part, start: 0, end: text.search(/\r?\n|$/) };
        const message =
          cell.executionCount === before.executionCount
            ? `This cell and cell ${before.part + 1} were both run as step ${cell.executionCount}: they are from two sessions.`
            : `This cell was run as step ${cell.executionCount}, cell ${before.part + 1} above it as step ${before.executionCount}.`;
        yield finding(span, message);
        return;
      }
      // What restarts the kernel begins to count anew.
      before = RESTARTS.test(notebook.parts[cell.part]!.text) ? null : cell;
    }
  },
});

const RESTARTS =
  /\bdo_shutdown\(|\bos\._exit\(|\bos\.kill\(os\.getpid\(\)|\.restartPython\(|^%restart_python\b|^(?:exit|quit)\(\)/m;

/** Code cells that hold more than comments and were run. */
function runCells(notebook: Notebook): NotebookCell[] {
  return notebook.cells.filter(
    (cell) =>
      cell.type === 'code' &&
      cell.executionCount !== null &&
      cell.executionCount > 0 &&
      /^[ \t]*[^#\s]/m.test(notebook.parts[cell.part]!.text),
  );
}

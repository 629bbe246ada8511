import type { Notebook } from '../../artifacts/notebook.js';
import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { errorOutput } from '../shared/notebookErrors.js';

/** The text says that the error is what is to be shown. */
const MEANT =
  /\b(?:errors?|exceptions?|fails?|failed|failure|raises?|wrong|invalid|intentional\w*|expected|traceback|crash\w*|won't|doesn't|does not|not allowed|cannot|can't|will not|interrupt\w*|problem|bug|broken|exercise|TODO|oops|assert)\b/i;

export default defineRule({
  id: 'versioning/error-output',
  consideration: 'versioning/process-record',
  reads: 'notebook',
  severity: 'info',
  problem: 'The notebook was saved with a cell that ended in an error.',
  remedy: 'Mend the cell or take it out, then restart the kernel, run all cells, and save.',
  why: 'Run from top to bottom the notebook stops here; what stands below was made in some other way.',
  sources: [
    { title: 'Pimentel et al.: reproducibility of Jupyter notebooks (MSR 2019)', url: 'https://doi.org/10.1109/MSR.2019.00077' },
    { title: 'nbformat: error outputs', url: 'https://nbformat.readthedocs.io/en/latest/format_description.html#error' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'none',
  examples: {
    bad: failing('model.fit(X, y)\n', 'ValueError'),
    good: failing('# A negative depth raises an error.\nTree(depth=-1)\n', 'ValueError'),
  },
  *check(notebook) {
    for (const [index, cell] of notebook.cells.entries()) {
      if (cell.type !== 'code' || cell.outputs === 0) continue;
      const error = errorOutput(notebook, index);
      // Somebody stopped it, or a package was missing that another machine has.
      if (error === null || /^(?:KeyboardInterrupt|SystemExit|ModuleNotFoundError|ImportError)$/.test(error)) continue;
      if (isMeant(notebook, index)) continue;
      const end = notebook.parts[cell.part]!.text.search(/\r?\n|$/);
      const name = error === 'error' ? 'an error' : `\`${error}\``;
      yield finding({ part: cell.part, start: 0, end }, `This cell was saved with ${name} as its output.`);
      return;
    }
  },
});

/** The cell, the text above it or below it speaks of an error, or the cell is tagged as one that raises. */
function isMeant(notebook: Notebook, index: number): boolean {
  if (notebook.source?.text.includes('"raises-exception"')) return true;
  const near = [index - 2, index - 1, index, index + 1, index + 2].filter(
    (i) => i === index || notebook.cells[i]?.type === 'markdown',
  );
  return near.some((i) => {
    const cell = notebook.cells[i];
    return cell !== undefined && MEANT.test(notebook.parts[cell.part]!.text);
  });
}

function failing(source: string, ename: string): Record<string, string> {
  const { 'train.ipynb': text } = notebookExample('import pandas as pd\n', { source, count: 2 });
  const notebook = JSON.parse(text!) as { cells: { outputs: unknown[] }[] };
  notebook.cells[1]!.outputs = [{ output_type: 'error', ename, evalue: 'bad value', traceback: [`${ename}: bad value`] }];
  return { 'train.ipynb': JSON.stringify(notebook, null, 1) + '\n' };
}

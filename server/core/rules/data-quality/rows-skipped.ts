import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, argValueEdit, partText } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'data-quality/rows-skipped',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'Rows that cannot be read are left out without a word.',
  remedy: 'Write `on_bad_lines="warn"`, or mend the file, and count what was lost.',
  why: 'How many rows are missing, and which, stays unknown; what breaks a line (quotes, free text) is seldom spread evenly.',
  sources: [
    { title: 'pandas: read_csv, on_bad_lines', url: 'https://pandas.pydata.org/docs/reference/api/pandas.read_csv.html' },
    {
      title: 'Polars: read_csv, ignore_errors',
      url: 'https://docs.pola.rs/api/python/stable/reference/api/polars.read_csv.html',
    },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'suggested',
  examples: {
    bad: notebookExample('import pandas as pd\n\ndf = pd.read_csv("reviews.csv", on_bad_lines="skip")\n'),
    good: notebookExample('import pandas as pd\n\ndf = pd.read_csv("reviews.csv", on_bad_lines="warn")\n'),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      if (!/^(?:pandas|dask\.dataframe|modin\.pandas|cudf|polars)\.(?:read|scan)_(?:csv|table)$/.test(call.callee)) continue;
      const lines = call.arg('on_bad_lines');
      if (lines?.value.kind === 'string' && lines.value.value === 'skip') {
        const quote = partText(artifact, call.part)[lines.valueStart] === "'" ? "'" : '"';
        const edit = argValueEdit(call, lines, `${quote}warn${quote}`);
        yield finding(argSpan(call, lines), `\`${call.method}\` leaves out the lines that it cannot read, and does not say so.`, [
          suggestedFix('Warn of every line left out', edit),
        ]);
        continue;
      }
      // Without its second half the old pair still printed each line.
      const old = call.arg('error_bad_lines');
      const silent = call.arg('warn_bad_lines')?.value;
      if (old?.value.kind === 'bool' && !old.value.value && silent?.kind === 'bool' && !silent.value)
        yield finding(argSpan(call, old), `\`${call.method}\` leaves out the lines that it cannot read, and does not say so.`);
      const ignored = call.arg('ignore_errors');
      if (call.callee.startsWith('polars.') && ignored?.value.kind === 'bool' && ignored.value.value)
        yield finding(argSpan(call, ignored), `\`${call.method}\` turns what it cannot read into nulls, and does not say so.`);
    }
  },
});

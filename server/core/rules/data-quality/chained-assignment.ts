import type { PyAssign } from '../../artifacts/python.js';
import type { Edit } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { partText } from '../shared/pythonCalls.js';

const FRAME =
  /^pandas\.(?:DataFrame|read_(?:csv|table|json|parquet|pickle|fwf|feather|sql|sql_query))\(\)(?:\.(?:copy|dropna|drop|reset_index|set_index|fillna|drop_duplicates|sort_values|rename|astype|merge|assign)\(\))*(\[\d*\]|\.loc\[\])\[\d*\]$/;
const FIRST_COLUMN = /^([A-Za-z_]\w*)\[((["'])[^"'\\\]]+\3)\]\[([^[\]]*(?:\[[^[\]]*\][^[\]]*)*)\]$/;
const LAST_COLUMN = /^([A-Za-z_]\w*)(?:\.loc)?\[([^[\]]*(?:\[[^[\]]*\][^[\]]*)*)\]\[((["'])[^"'\\\]]+\4)\]$/;

export default defineRule({
  id: 'data-quality/chained-assignment',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'The value is assigned to a copy of the data.',
  remedy: 'Assign in one step: `df.loc[rows, "column"] = value`.',
  why: 'Since pandas 3.0 `df[…][…] = …` never changes `df`, so the cleaning step is not done and nothing fails.',
  sources: [
    {
      title: 'pandas: copy-on-write, chained assignment',
      url: 'https://pandas.pydata.org/docs/user_guide/copy_on_write.html#chained-assignment',
    },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'suggested',
  examples: {
    bad: notebookExample('import pandas as pd\n\ndf = pd.read_csv("income.csv")\ndf["age"][df["age"] < 0] = None\n'),
    good: notebookExample('import pandas as pd\n\ndf = pd.read_csv("income.csv")\ndf.loc[df["age"] < 0, "age"] = None\n'),
  },
  *check(python, { artifact }) {
    for (const each of python.assignments) {
      if (!FRAME.test(each.name) || each.valueStart === undefined) continue;
      const text = partText(artifact, each.part);
      const at = text.indexOf(each.target, each.start);
      if (at < 0 || at > each.end) continue;
      const span = { part: each.part, start: at, end: at + each.target.length };
      const newText = inOneStep(each);
      if (newText === null) continue;
      const edit: Edit = { span, newText };
      yield finding(span, `\`${short(each.target)} = …\` changes a copy.`, [suggestedFix('Assign with `.loc`', edit)]);
    }
  },
});

/** `df.loc[rows, column]`; null where it is not clear which is which. */
function inOneStep({ target }: PyAssign): string | null {
  if (target.includes('\n') || target.length > 300) return null;
  const [, frame, column, , rows] = FIRST_COLUMN.exec(target) ?? [];
  if (rows !== undefined && !/^\s*["']/.test(rows) && !/^\s*:?\s*$/.test(rows) && !rows.includes(':'))
    return `${frame}.loc[${rows}, ${column}]`;
  const [, last, mask, name] = LAST_COLUMN.exec(target) ?? [];
  return mask !== undefined && !/^\s*["']/.test(mask) && !mask.includes(':') && !/,/.test(mask.replace(/\([^()]*\)/g, ''))
    ? `${last}.loc[${mask}, ${name}]`
    : null;
}

function short(text: string): string {
  return text.length <= 50 ? text : `${text.slice(0, 49)}…`;
}

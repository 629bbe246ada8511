import { type OutputText, readOutputs } from '../../artifacts/notebookOutputs.js';
import { defineRule, outputFinding } from '../../rule.js';
import { enumerated } from '../shared/enumerated.js';
import { notebookExample } from '../shared/exampleNotebook.js';

/** Columns that hold what one person only has. */
const IDENTIFIER =
  /^(?:ssn|social_security(?:_number)?|national_id|passport(?:_number|_no)?|driver_?s?_licen[cs]e(?:_number)?|mrn|patient_name|full_name|first_?name|last_?name|surname|maiden_name|e_?mail(?:_address)?|phone(?:_number|_no)?|mobile(?:_number|_no)?|telephone|street_address|home_address|credit_card(?:_number)?|card_number|iban|date_of_birth|birth_?date|dob)$/i;
/** Longest output that is searched. */
const SEARCHED = 300_000;
const TABLE = /<table[^>]*class="[^"]*\bdataframe\b/;

export default defineRule({
  id: 'compliance/identifiers-in-output',
  consideration: 'compliance/data-protection',
  reads: 'notebook',
  severity: 'info',
  problem: 'The saved output shows a table with columns that identify people.',
  remedy: 'Clear the output of this cell, and show the table without these columns.',
  why: 'Everyone with a copy of the notebook has a copy of the rows, and a deletion request does not reach it.',
  sources: [
    { title: 'GDPR, Article 4: definitions', url: 'https://gdpr-info.eu/art-4-gdpr/' },
    { title: 'nbconvert: clearing outputs', url: 'https://nbconvert.readthedocs.io/en/latest/config_options.html' },
  ],
  standards: ['GDPR Art. 5', 'EU AI Act Art. 10'],
  fix: 'none',
  examples: { bad: shown('first_name', 'last_name', 'Karin', 'Lindqvist'), good: shown('age', 'tenure', '41', '7') },
  *check(notebook) {
    if (notebook.source && !notebook.source.text.includes('dataframe')) return;
    if (notebook.python.usesModule('faker') || notebook.python.usesModule('mimesis')) return;
    for (const [index, cell] of notebook.cells.entries()) {
      if (cell.outputs === 0) continue;
      // One is a customer list's key or a column of counts; two are a person.
      const columns = readOutputs(notebook, index, memory, columnsOf).find((each) => each.length > 1);
      if (!columns) continue;
      const end = notebook.parts[cell.part]!.text.search(/\r?\n|$/);
      yield outputFinding({ part: cell.part, start: 0, end }, `The output of this cell is a table with ${enumerated(columns)}.`);
      return;
    }
  },
});

const memory = new WeakMap<object, readonly (readonly string[])[]>();

/** The identifying columns of each table. */
function columnsOf(texts: readonly OutputText[]): readonly (readonly string[])[] {
  const tables = texts.filter(({ mime, text }) => mime === 'text/html' && TABLE.test(text.slice(0, SEARCHED)));
  return tables.map(({ text }) => identifiers(text.slice(0, SEARCHED)));
}

/** The identifying columns of a data frame that has something to show in rows of its own. */
function identifiers(html: string): string[] {
  const head = /<thead>([\s\S]*?)<\/thead>/.exec(html)?.[1] ?? '';
  const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(html)?.[1] ?? '';
  const columns = [...head.matchAll(/<th[^>]*>([^<]{1,60})<\/th>/g)].map((match) => match[1]!.trim());
  const row = [...(/<tr>([\s\S]*?)<\/tr>/.exec(body)?.[1] ?? '').matchAll(/<t[hd][^>]*>([^<]*)<\/t[hd]>/g)].map((m) =>
    m[1]!.trim(),
  );
  // A summary has words for rows and numbers in the cells.
  if (/^(?:count|mean|unique|std)$/.test(row[0] ?? '')) return [];
  const shift = row.length - columns.length;
  return columns.filter((column, i) => {
    const value = row[i + shift] ?? '';
    return IDENTIFIER.test(column.replace(/[-\s.]+/g, '_')) && !/^(?:NaN|None|NaT|\*+|x+|True|False|object|int64|)$/i.test(value);
  });
}

function shown(a: string, b: string, first: string, second: string): Record<string, string> {
  const { 'train.ipynb': text } = notebookExample({ source: 'import pandas as pd\n\ncustomers.head(1)\n', count: 1 });
  const notebook = JSON.parse(text!) as { cells: { outputs: unknown[] }[] };
  const html = `<table border="1" class="dataframe">\n<thead>\n<tr><th></th><th>${a}</th><th>${b}</th></tr>\n</thead>\n<tbody>\n<tr><th>0</th><td>${first}</td><td>${second}</td></tr>\n</tbody>\n</table>`;
  notebook.cells[0]!.outputs = [{ output_type: 'execute_result', execution_count: 1, metadata: {}, data: { 'text/html': html } }];
  return { 'train.ipynb': JSON.stringify(notebook, null, 1) + '\n' };
}

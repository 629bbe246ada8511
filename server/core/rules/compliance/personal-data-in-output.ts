import { type OutputText, readOutputs } from '../../artifacts/notebookOutputs.js';
import { defineRule, outputFinding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { personalDataIn } from '../shared/personalData.js';

/** Longest output that is searched. */
const SEARCHED = 300_000;
/** How many distinct hits without a check digit make data of people: one address is a contact. */
const ENOUGH = 3;

export default defineRule({
  id: 'compliance/personal-data-in-output',
  consideration: 'compliance/data-protection',
  reads: 'notebook',
  severity: 'warning',
  problem: 'The saved output shows personal data.',
  remedy: 'Clear the output of this cell, and show aggregates or columns without identifiers.',
  why: 'Everyone with a copy of the notebook has a copy of the data, and a deletion request does not reach it.',
  sources: [
    { title: 'GDPR, Article 5: principles', url: 'https://gdpr-info.eu/art-5-gdpr/' },
    { title: 'nbconvert: clearing outputs', url: 'https://nbconvert.readthedocs.io/en/latest/config_options.html' },
  ],
  standards: ['GDPR Art. 5', 'EU AI Act Art. 10', 'OWASP LLM02:2025'],
  fix: 'none',
  examples: {
    bad: notebookExample({
      source: 'import pandas as pd\n\nprint(customers.head(3))\n',
      output:
        '   id                    email\n0   1   k.lindqvist@telia.se\n1   2   m.okafor@gmail.com\n2   3   a.tanaka@docomo.ne.jp\n',
      count: 1,
    }),
    good: notebookExample({
      source: 'import pandas as pd\n\nprint(customers.drop(columns="email").describe())\n',
      output: '          id\ncount  100.0\nmean    50.5\n',
      count: 1,
    }),
  },
  *check(notebook) {
    // Made-up people are nobody's.
    if (notebook.python.usesModule('faker') || notebook.python.usesModule('mimesis')) return;
    for (const [index, cell] of notebook.cells.entries()) {
      if (cell.outputs === 0) continue;
      const shown = readOutputs(notebook, index, memory, shownIn);
      if (shown.size === 0) continue;
      const end = notebook.parts[cell.part]!.text.search(/\r?\n|$/);
      const what = [...shown].map(([kind, number]) => `${number} ${kind}`).join(', ');
      yield outputFinding({ part: cell.part, start: 0, end }, `The output of this cell shows ${what}.`);
    }
  },
});

const memory = new WeakMap<object, ReadonlyMap<string, number>>();

/** Kinds of personal data, each with how many there are. */
function shownIn(texts: readonly OutputText[]): ReadonlyMap<string, number> {
  const shown = new Map<string, number>();
  for (const { text } of texts) {
    const found = personalDataIn(text.slice(0, SEARCHED));
    count(shown, 'e-mail addresses', found.emails, ENOUGH);
    count(shown, 'social security numbers', found.socialSecurity, ENOUGH);
    count(shown, 'payment card numbers', found.cards, 2);
    count(shown, 'bank account numbers', found.ibans, 2);
  }
  return shown;
}

/** The same table comes as plain text and as HTML: the larger number counts. */
function count(shown: Map<string, number>, kind: string, number: number, enough: number): void {
  if (number >= enough) shown.set(kind, Math.max(number, shown.get(kind) ?? 0));
}

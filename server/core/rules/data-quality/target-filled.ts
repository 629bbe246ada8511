import type { PyCall } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { splitCalls, written } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';

const FILLED = /^([A-Za-z_]\w*)(?:\[(["'])([^"'\\\]]+)\2\]|\.([A-Za-z_]\w*))?\.(?:fillna|interpolate|ffill|bfill)$/;

export default defineRule({
  id: 'data-quality/target-filled',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'Missing answers are filled in with a made-up value.',
  remedy: 'Leave out the rows without an answer: `df.dropna(subset=["target"])`.',
  why: 'The model is trained to predict the filling, and is scored on how well it does.',
  sources: [
    { title: 'scikit-learn: imputation of missing values', url: 'https://scikit-learn.org/stable/modules/impute.html' },
    { title: 'pandas: dropna', url: 'https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.dropna.html' },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'import pandas as pd\nfrom sklearn.model_selection import train_test_split\n\ndf = pd.read_csv("houses.csv")\ndf["price"] = df["price"].fillna(df["price"].mean())\nX_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["price"]), df["price"], random_state=42)\n',
    ),
    good: notebookExample(
      'import pandas as pd\nfrom sklearn.model_selection import train_test_split\n\ndf = pd.read_csv("houses.csv").dropna(subset=["price"])\nX_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["price"]), df["price"], random_state=42)\n',
    ),
  },
  *check(python, { artifact }) {
    const targets = new Set<string>();
    for (const split of splitCalls(python)) {
      const answer = split.args.filter(({ name }) => name === undefined)[1];
      if (answer)
        for (const column of columnsOf(
          written(answer, partText(artifact, split.part)),
          python.assignments,
          artifact.parts.map((p) => p.text),
        ))
          targets.add(column);
    }
    if (targets.size === 0) return;
    for (const call of python.calls) {
      const text = partText(artifact, call.part);
      const filled = FILLED.exec(text.slice(call.start, call.calleeEnd));
      const column = filled?.[3] ?? filled?.[4];
      if (column === undefined || !targets.has(column) || !/pandas/.test(call.callee)) continue;
      yield finding(
        calleeSpan(call, text),
        `\`${column}\` is what is to be predicted, and \`${call.method}\` makes up its missing values${how(call)}.`,
      );
      return;
    }
  },
});

/** The column that the answers are: of `df["price"]`, or of a variable that holds it. */
function columnsOf(
  text: string,
  assignments: readonly { target: string; part: number; valueStart?: number; valueEnd?: number }[],
  texts: readonly string[],
): string[] {
  const own = /\w\[(["'])([^"'\\\]]+)\1\](?:\.values|\.to_numpy\(\))?$/.exec(text)?.[2];
  if (own !== undefined) return [own];
  const given = assignments.filter(({ target, valueStart }) => target === text.trim() && valueStart !== undefined);
  const [only] = given;
  if (!only || given.length > 1) return [];
  const value = texts[only.part]!.slice(only.valueStart, only.valueEnd);
  const column =
    /^[A-Za-z_]\w*(?:\[(["'])([^"'\\\]]+)\1\]|\.pop\((["'])([^"'\\]+)\3\))(?:\.values|\.to_numpy\(\)|\.astype\(\w+\))?$/.exec(
      value,
    );
  return column ? [(column[2] ?? column[4])!] : [];
}

function how(call: PyCall): string {
  const value = call.arg('value', 0)?.value;
  return value?.kind === 'number' ? ` with ${value.value}` : '';
}

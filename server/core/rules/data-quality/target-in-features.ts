import type { PyCall } from '../../artifacts/python.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { isEstimator, splitCalls, written } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, partText } from '../shared/pythonCalls.js';
import { receiverPath } from '../shared/transformers.js';

export default defineRule({
  id: 'data-quality/target-in-features',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'The column to predict is among the features.',
  remedy: 'Leave it out: `df.drop(columns=["target"])`.',
  why: 'The model reads the answer off its input, so the score is perfect and worth nothing.',
  sources: [
    {
      title: 'scikit-learn: common pitfalls, data leakage',
      url: 'https://scikit-learn.org/stable/common_pitfalls.html#data-leakage',
    },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import train_test_split\n\ndf = pd.read_csv("loans.csv")\nX_train, X_test, y_train, y_test = train_test_split(df, df["paid"], random_state=42)\nmodel = LogisticRegression().fit(X_train, y_train)\n',
    ),
    good: notebookExample(
      'import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import train_test_split\n\ndf = pd.read_csv("loans.csv")\nX_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["paid"]), df["paid"], random_state=42)\nmodel = LogisticRegression().fit(X_train, y_train)\n',
    ),
  },
  *check(python, { artifact }) {
    for (const split of splitCalls(python)) {
      const text = partText(artifact, split.part);
      const [frame, answer, more] = split.args.filter(({ name }) => name === undefined);
      if (!frame || !answer || more) continue;
      const name = written(frame, text);
      const column = /^(\w+)\[(["'])([^"'\\]+)\2\](?:\.values|\.to_numpy\(\))?$/.exec(written(answer, text));
      if (!/^[A-Za-z_]\w*$/.test(name) || column?.[1] !== name) continue;
      const results = python.assignments.filter(
        ({ part, start, end }) => part === split.part && start <= split.start && split.end <= end,
      );
      const train = results[0]?.target;
      if (
        results.length !== 4 ||
        !train ||
        !goesInWhole(
          python.calls,
          train,
          artifact.parts.map((p) => p.text),
        )
      )
        continue;
      const quote = column[2]!;
      const edit = {
        span: { part: split.part, start: frame.valueStart, end: frame.end },
        newText: `${name}.drop(columns=[${quote}${column[3]}${quote}])`,
      };
      yield finding(argSpan(split, frame), `\`${name}\` still holds \`${column[3]}\`, which is to be predicted.`, [
        suggestedFix(`Leave out \`${column[3]}\``, edit),
      ]);
    }
  },
});

/** An estimator is fitted to these rows as they are, and they are never changed: no column is taken out on the way. */
function goesInWhole(calls: readonly PyCall[], train: string, texts: readonly string[]): boolean {
  const changed = new RegExp(
    `\\b${train}\\s*(?:\\[|\\.(?:drop|pop|loc|iloc|select_dtypes|filter)\\b|=(?!=))|\\bdel\\s+${train}\\b`,
  );
  if (texts.some((text) => changed.test(text))) return false;
  return calls.some((call) => {
    const data = call.arg('X', 0);
    if (call.method !== 'fit' || !data || !isEstimator(receiverPath(call.callee))) return false;
    return written(data, texts[call.part] ?? '') === train;
  });
}

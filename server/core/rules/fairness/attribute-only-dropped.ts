import type { PyCall, PyValue } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { enumerated } from '../shared/enumerated.js';
import { isEstimator } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { FAIRNESS_LIBRARIES } from '../shared/fairness.js';
import { isProtected, isWeaklyProtected } from '../shared/protectedAttributes.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { receiverPath } from '../shared/transformers.js';

export default defineRule({
  id: 'fairness/attribute-only-dropped',
  consideration: 'fairness/assessment',
  reads: 'python',
  severity: 'info',
  problem: 'A protected attribute is dropped before training, and nothing compares the groups afterwards.',
  remedy:
    'Keep the attribute beside the test rows and compute the metric per group, for example with `fairlearn.metrics.MetricFrame`.',
  why: 'Other columns stand in for the one that is gone (postcode, occupation), so the model can treat groups differently and nobody sees it.',
  sources: [
    { title: 'Fairlearn: correlation remover', url: 'https://fairlearn.org/main/user_guide/mitigation/preprocessing.html' },
    { title: 'Fairlearn: assessment', url: 'https://fairlearn.org/main/user_guide/assessment/index.html' },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.11'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n\ndf = pd.read_csv("loans.csv")\nX = df.drop(columns=["race", "gender", "paid"])\nmodel = LogisticRegression().fit(X, df["paid"])\n',
    ),
    good: notebookExample(
      'import pandas as pd\nfrom fairlearn.metrics import MetricFrame, selection_rate\nfrom sklearn.linear_model import LogisticRegression\n\ndf = pd.read_csv("loans.csv")\nX = df.drop(columns=["race", "gender", "paid"])\nmodel = LogisticRegression().fit(X, df["paid"])\nframe = MetricFrame(metrics=selection_rate, y_true=df["paid"], y_pred=model.predict(X), sensitive_features=df["race"])\n',
    ),
  },
  *check(python, { artifact }) {
    if (FAIRNESS_LIBRARIES.some((library) => python.usesModule(library))) return;
    if (!python.calls.some(({ method, callee }) => method === 'fit' && isEstimator(receiverPath(callee)))) return;
    for (const call of python.calls) {
      if (call.method !== 'drop' || !/^pandas\.|^\?\.drop$/.test(call.callee)) continue;
      const columns = droppedColumns(call).filter(isProtected);
      if (columns.length === 0 || columns.every(isWeaklyProtected)) continue;
      // Kept under another name, turned into numbers first, or compared by hand.
      if (columns.some((column) => isUsedElsewhere(python.calls, call, column) || isKept(artifact.parts, column, call))) continue;
      const list = enumerated(columns);
      yield finding(
        calleeSpan(call, partText(artifact, call.part)),
        `${list} ${columns.length === 1 ? 'is' : 'are'} dropped, and nothing in this ${python.form} compares the groups.`,
      );
      return;
    }
  },
});

function droppedColumns(call: PyCall): string[] {
  const value = call.arg('columns') ?? (call.arg('axis', 1) ? call.arg('labels', 0) : undefined);
  return strings(value?.value);
}

function strings(value: PyValue | undefined): string[] {
  if (value?.kind === 'string') return [value.value];
  return value?.kind === 'list' ? value.items.flatMap((item) => strings(item)) : [];
}

function isUsedElsewhere(calls: readonly PyCall[], drop: PyCall, column: string): boolean {
  return calls.some((call) => call !== drop && call.args.some(({ value }) => strings(value).includes(column)));
}

/** `groups = df["race"]` stands somewhere. */
function isKept(parts: readonly { text: string }[], column: string, { part, start, end }: PyCall): boolean {
  const quoted = [`["${column}"]`, `['${column}']`];
  return parts.some(({ text }, index) => {
    const rest = index === part ? text.slice(0, start) + text.slice(end) : text;
    return quoted.some((subscript) => rest.includes(subscript));
  });
}

import type { Artifact } from '../../artifacts/artifact.js';
import type { PyCall, PyString, PythonCode, PyValue } from '../../artifacts/python.js';
import { endOfStatement } from '../../artifacts/pythonEdits.js';
import type { Fix, Span } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { enumerated } from '../shared/enumerated.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { FAIRNESS_LIBRARIES } from '../shared/fairness.js';
import { isProtected, isWeaklyProtected } from '../shared/protectedAttributes.js';
import { partText, pathOfValue } from '../shared/pythonCalls.js';

/** A list of columns that a model is given. */
interface Features {
  readonly columns: readonly string[];
  readonly span: Span;
}

const FEATURE_NAME =
  /(?:^|_)(?:features?|feats?|predictors?|inputs?|x|cols|columns|cat|num|categorical|numerical|numeric|variables)(?:_|$)/i;
const NOT_FEATURES = /drop|target|label|sensitive|protected|exclude|remove|ignore|unused|group|plot|hist|date|id_/i;

export default defineRule({
  id: 'fairness/sensitive-feature-unassessed',
  consideration: 'fairness/assessment',
  reads: 'python',
  severity: 'info',
  problem: 'A protected attribute is a feature of the model, and nothing compares the groups.',
  remedy:
    'Compute the metric per group, for example with `fairlearn.metrics.MetricFrame`, or leave the attribute out and say why.',
  why: 'One overall score hides that the model fails one group, which is what a regulator and those concerned will ask about.',
  sources: [
    { title: 'Fairlearn: assessment', url: 'https://fairlearn.org/main/user_guide/assessment/index.html' },
    { title: 'EU AI Act, Article 10: data and data governance', url: 'https://artificialintelligenceact.eu/article/10/' },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.11'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'from sklearn.linear_model import LogisticRegression\nfrom sklearn.metrics import accuracy_score\nfrom sklearn.model_selection import train_test_split\n',
      'features = ["hours_per_week", "education_num", "race"]\nX_train, X_test, y_train, y_test = train_test_split(df[features], df["income"], random_state=42)\nmodel = LogisticRegression().fit(X_train, y_train)\n',
      'y_pred = model.predict(X_test)\nprint(accuracy_score(y_test, y_pred))\n',
    ),
    good: notebookExample(
      'from fairlearn.metrics import MetricFrame\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.metrics import accuracy_score\nfrom sklearn.model_selection import train_test_split\n',
      'features = ["hours_per_week", "education_num", "race"]\nX_train, X_test, y_train, y_test = train_test_split(df[features], df["income"], random_state=42)\nmodel = LogisticRegression().fit(X_train, y_train)\n',
      'y_pred = model.predict(X_test)\nframe = MetricFrame(metrics=accuracy_score, y_true=y_test, y_pred=y_pred, sensitive_features=X_test["race"])\nframe.by_group\n',
    ),
  },
  *check(python, { artifact }) {
    if (FAIRNESS_LIBRARIES.some((library) => python.usesModule(library)) || !trainsAModel(python)) return;
    for (const { columns, span } of featureLists(python)) {
      const found = columns.filter(isProtected);
      if (found.length === 0 || found.every(isWeaklyProtected)) continue;
      if (found.some((column) => isGroupedBy(python, column))) continue;
      const literal = python.strings.find(
        (s) =>
          s.part === span.part &&
          s.start >= span.start &&
          s.end <= span.end &&
          found.includes(s.value) &&
          !isWeaklyProtected(s.value),
      );
      const message = `${enumerated(found)} ${found.length === 1 ? 'is a feature' : 'are features'}, and nothing in this ${python.form} compares the groups.`;
      yield finding(literal ? placeOf(literal) : span, message, metricFrameFix(python, artifact, found, columns));
      return;
    }
  },
});

function placeOf({ part, start, end }: PyString): Span {
  return { part, start, end };
}

function trainsAModel(python: PythonCode): boolean {
  return python.calls.some(
    ({ method, callee }) =>
      /^(?:fit|train|fit_predict)$/.test(method) && !/(?:Scaler|Encoder|Imputer|Vectorizer|PCA)\(\)\.fit$/.test(callee),
  );
}

/** Lists of two and more column names that are assigned to a name for features, or select the features of `X = df[[…]]`. */
function featureLists(python: PythonCode): Features[] {
  return python.assignments.flatMap(({ target, value, valueStart, valueEnd, part }) => {
    if (valueStart === undefined || valueEnd === undefined || !FEATURE_NAME.test(target) || NOT_FEATURES.test(target)) return [];
    const columns = stringsOf(value);
    const span = { part, start: valueStart, end: valueEnd };
    return columns.length >= 2 ? [{ columns, span }] : [];
  });
}

function stringsOf(value: PyValue | undefined): string[] {
  return value?.kind === 'list' ? value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : [])) : [];
}

/** Something is computed per group after all. */
function isGroupedBy(python: PythonCode, column: string): boolean {
  return python.calls.some((call) => {
    if (!/^(?:groupby|crosstab|pivot_table)$/.test(call.method)) return false;
    return call.args.some(
      ({ value }) => (value.kind === 'string' && value.value === column) || stringsOf(value).includes(column),
    );
  });
}

/** Where the accuracy of a split data frame is computed in one plain line, the same per group behind it. */
function metricFrameFix(python: PythonCode, artifact: Artifact, found: readonly string[], columns: readonly string[]): Fix[] {
  const attribute = found.find((column) => !isWeaklyProtected(column)) ?? found[0]!;
  const call = python.calls.find((each) => each.callee === 'sklearn.metrics.accuracy_score' && splitFrame(python, each) !== null);
  const frame = call && splitFrame(python, call);
  if (!call || !frame || !columns.includes(attribute) || /["\\]/.test(attribute)) return [];
  const text = partText(artifact, call.part);
  const [truth, predicted] = call.args.map((arg) => text.slice(arg.valueStart, arg.end));
  const imported = python.imports.find((i) => i.module === 'sklearn.metrics' && i.name === 'accuracy_score' && i.topLevel);
  if (
    !imported ||
    ![truth, predicted].every((name) => name !== undefined && /^[A-Za-z_]\w*$/.test(name)) ||
    lineIndent(text, call) !== ''
  )
    return [];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = [
    '',
    '',
    'from fairlearn.metrics import MetricFrame',
    '',
    'by_group = MetricFrame(',
    `    metrics=${imported.alias}, y_true=${truth}, y_pred=${predicted}, sensitive_features=${frame}["${attribute}"]`,
    ').by_group',
    'print(by_group)',
  ];
  const end = python.form === 'script' ? endOfStatement(python, text, call.part, call.start) : text.trimEnd().length;
  const edit = { span: { part: call.part, start: end, end }, newText: lines.join(eol) };
  return [suggestedFix(`Compare the accuracy by \`${attribute}\` with Fairlearn`, edit)];
}

/** The test data frame beside the labels that a metric is computed from: the second result where they are the fourth. */
function splitFrame(python: PythonCode, metric: PyCall): string | null {
  const truth = pathOfValue(metric.arg('y_true', 0)?.value);
  if (truth !== 'sklearn.model_selection.train_test_split()[3]') return null;
  const frames = python.assignments.filter(
    (a) => a.value && pathOfValue(a.value) === 'sklearn.model_selection.train_test_split()[1]',
  );
  return frames.length === 1 && /^[A-Za-z_]\w*$/.test(frames[0]!.target) ? frames[0]!.target : null;
}

function lineIndent(text: string, call: PyCall): string {
  const start = text.lastIndexOf('\n', call.start - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))![0];
}

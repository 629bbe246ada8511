import type { PyArg, PyCall, PythonCode } from '../../artifacts/python.js';
import type { Edit } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, partText, pathOfValue } from '../shared/pythonCalls.js';
import { className, isEncoder, learnsFromData, receiverPath } from '../shared/transformers.js';

const TEST_WORD = /(^|_)(test|testing|val|valid|validation|holdout|hold_out)(?=_|\d*$)/i;
const SPLIT_TEST = /^sklearn\.model_selection\.train_test_split\(\)\[(\d+)\]/;

export default defineRule({
  id: 'data-quality/fit-on-test-data',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'A preprocessing step is fitted on the test data.',
  remedy: 'Fit it on the training data only, then `transform` the test data.',
  why: 'Training and test data are then scaled or encoded by different rules, so the score says nothing about production.',
  sources: [
    {
      title: 'scikit-learn: common pitfalls, data leakage',
      url: 'https://scikit-learn.org/stable/common_pitfalls.html#data-leakage',
    },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(`from sklearn.preprocessing import StandardScaler

scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.fit_transform(X_test)
`),
    good: notebookExample(`from sklearn.preprocessing import StandardScaler

scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)
`),
  },
  *check(python, { artifact }) {
    const textOf = (part: number) => partText(artifact, part);
    for (const call of python.calls) {
      if (call.method !== 'fit_transform' && call.method !== 'fit') continue;
      const step = receiverPath(call.callee);
      const data = call.arg('X', 0) ?? call.arg('y', 0) ?? call.arg('raw_documents', 0);
      if (!data || !(learnsFromData(step) || isEncoder(step))) continue;
      const written = textOf(call.part).slice(data.valueStart, data.end);
      if (!isTestData(data, written) || !hasCounterpart(python, written, data)) continue;
      // Labels of the test set alone get the same numbers as long as nothing was fitted on others.
      if (isEncoder(step) && !python.calls.some((other) => other.callee.startsWith(`${step}.fit`) && fitsTraining(other, textOf)))
        continue;
      const edit = fittedBefore(python, call, textOf) ? transformEdit(call, textOf(call.part)) : null;
      const message = `\`${className(step)}\` is fitted on \`${/^[\w.]+/.exec(written)?.[0] ?? 'test data'}\`.`;
      yield finding(argSpan(call, data), message, edit ? [suggestedFix('Only transform the test data', edit)] : []);
    }
  },
});

/** A variable named after the test set, or one that `train_test_split` has made its test set: every second of its results. */
function isTestData(data: PyArg, written: string): boolean {
  const name = /^([A-Za-z_]\w*)(?:\.values|\.to_numpy\(\)|\[[^\]\n]*\](?:\.values)?|\.\w+)?$/.exec(written)?.[1];
  if (name === undefined || /train/i.test(name)) return false;
  const index = SPLIT_TEST.exec(pathOfValue(data.value))?.[1];
  return index === undefined ? TEST_WORD.test(name) : Number(index) % 2 === 1;
}

/** The code tells a training set from it: a variable of the same name with `train`, or the split itself. */
function hasCounterpart(python: PythonCode, written: string, data: PyArg): boolean {
  if (SPLIT_TEST.test(pathOfValue(data.value))) return true;
  const name = /^\w+/.exec(written)![0].toLowerCase();
  const wanted = name.replace(TEST_WORD, '$1train');
  const known = new Set(python.assignments.map(({ target }) => target.toLowerCase()));
  return known.has(wanted) || known.has(wanted.replace('train', 'training'));
}

/** The same object was fitted on something else before: it can transform. */
function fittedBefore(python: PythonCode, at: PyCall, textOf: (part: number) => string): boolean {
  return python.calls.some((call) => {
    const before = call.part < at.part || (call.part === at.part && call.start < at.start);
    return before && call.receiver !== undefined && call.receiver === at.receiver && fitsTraining(call, textOf);
  });
}

function fitsTraining(call: PyCall, textOf: (part: number) => string): boolean {
  const data = call.args[0];
  return (
    /^fit(?:_transform)?$/.test(call.method) &&
    data !== undefined &&
    !isTestData(data, textOf(call.part).slice(data.valueStart, data.end))
  );
}

function transformEdit(call: PyCall, text: string): Edit | null {
  const start = call.calleeEnd - 'fit_transform'.length;
  if (text.slice(start, call.calleeEnd) !== 'fit_transform') return null;
  return { span: { part: call.part, start, end: call.calleeEnd }, newText: 'transform' };
}

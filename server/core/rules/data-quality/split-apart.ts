import type { PyCall } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { splitCalls, written } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, isBool, partText } from '../shared/pythonCalls.js';

const FEATURES = /^(?:X|x|features?|data|X_\w+|inputs?)$/;
const ANSWERS = /^(?:y|Y|labels?|targets?|y_\w+|outputs?)$/;

export default defineRule({
  id: 'data-quality/split-apart',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'Features and answers are split by two calls that shuffle differently.',
  remedy: 'Split both in one call: `X_train, X_test, y_train, y_test = train_test_split(X, y)`.',
  why: 'Each row gets the answer of another one, and the model learns noise.',
  sources: [
    {
      title: 'scikit-learn: train_test_split',
      url: 'https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.train_test_split.html',
    },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'from sklearn.model_selection import train_test_split\n\nX_train, X_test = train_test_split(X, random_state=1)\ny_train, y_test = train_test_split(y, random_state=2)\n',
    ),
    good: notebookExample(
      'from sklearn.model_selection import train_test_split\n\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)\n',
    ),
  },
  *check(python, { artifact }) {
    const single = splitCalls(python).flatMap((call) => {
      const arrays = call.args.filter(({ name }) => name === undefined);
      if (arrays.length !== 1 || call.hasStarArgs || isBool(call.arg('shuffle'), false)) return [];
      return [{ call, name: written(arrays[0]!, partText(artifact, call.part)).trim() }];
    });
    const features = single.filter(({ name }) => FEATURES.test(name) && !ANSWERS.test(name));
    const answers = single.filter(({ name }) => ANSWERS.test(name));
    if (features.length !== 1 || answers.length !== 1) return;
    const [first, second] = [features[0]!.call, answers[0]!.call];
    if (sameShuffle(first, second)) return;
    const place = {
      uri: artifact.uri,
      span: calleeSpan(first, partText(artifact, first.part)),
      message: `\`${features[0]!.name}\` is split here.`,
    };
    const span = calleeSpan(second, partText(artifact, second.part));
    yield finding(span, `\`${answers[0]!.name}\` is shuffled in another order than \`${features[0]!.name}\`.`, [], [place]);
  },
});

/** Both are given the same seed; a variable can hold one. */
function sameShuffle(a: PyCall, b: PyCall): boolean {
  const [one, other] = [a.arg('random_state')?.value, b.arg('random_state')?.value];
  if (!one || !other) return false;
  return one.kind !== 'number' || other.kind !== 'number' || one.value === other.value;
}

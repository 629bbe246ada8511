import { defineRule, finding } from '../../rule.js';
import { dataName, isTestRows, isTrainRows } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'data-quality/dummies-apart',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  problem: 'Training and test data are turned into dummy columns each by itself.',
  remedy: 'Use `OneHotEncoder(handle_unknown="ignore")` fitted on the training data, or `reindex` the columns of the test data.',
  why: 'A category that only one of them has gives another number of columns, or the same number with other meanings.',
  sources: [
    { title: 'pandas: get_dummies', url: 'https://pandas.pydata.org/docs/reference/api/pandas.get_dummies.html' },
    {
      title: 'scikit-learn: OneHotEncoder',
      url: 'https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.OneHotEncoder.html',
    },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'none',
  examples: {
    bad: notebookExample('import pandas as pd\n\nX_train = pd.get_dummies(X_train)\nX_test = pd.get_dummies(X_test)\n'),
    good: notebookExample(
      'import pandas as pd\n\nX_train = pd.get_dummies(X_train)\nX_test = pd.get_dummies(X_test).reindex(columns=X_train.columns, fill_value=0)\n',
    ),
  },
  *check(python, { artifact }) {
    const calls = python.calls.filter(({ callee }) => callee === 'pandas.get_dummies');
    if (calls.length < 2 || python.calls.some(({ method }) => /^(?:reindex|align|reindex_like|CategoricalDtype)$/.test(method)))
      return;
    const textOf = (part: number) => partText(artifact, part);
    const train = calls.find((call) => isTrainRows(call.arg('data', 0), textOf(call.part)));
    const test = calls.find((call) => isTestRows(call.arg('data', 0), textOf(call.part)));
    if (!train || !test || /categor|astype/.test(textOf(test.part))) return;
    const names = [train, test].map((call) => dataName(call.arg('data', 0), textOf(call.part)));
    const place = {
      uri: artifact.uri,
      span: calleeSpan(train, textOf(train.part)),
      message: `\`${names[0]}\` gets its columns here.`,
    };
    yield finding(
      calleeSpan(test, textOf(test.part)),
      `\`${names[1]}\` gets the columns of its own categories, not those of \`${names[0]}\`.`,
      [],
      [place],
    );
  },
});

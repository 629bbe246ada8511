import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText, stringOf } from '../shared/pythonCalls.js';

const LOADERS = /^(?:sklearn\.datasets\.load_boston|(?:tensorflow\.)?keras\.datasets\.boston_housing\.load_data)$/;

export default defineRule({
  id: 'fairness/boston-housing',
  consideration: 'fairness/ethical-review',
  reads: 'python',
  severity: 'info',
  problem: 'The Boston housing data have a variable made from the share of Black residents.',
  remedy:
    'Use other data, for example `sklearn.datasets.fetch_california_housing` or the Ames housing data, or drop `B` and say why the rest is used.',
  why: 'The variable assumes that segregation raises prices; scikit-learn took the data out for that reason, and a reviewer will ask.',
  sources: [
    {
      title: 'scikit-learn 1.0: load_boston, deprecation notice',
      url: 'https://scikit-learn.org/1.0/modules/generated/sklearn.datasets.load_boston.html',
    },
    {
      title: 'Fairlearn: revisiting the Boston housing dataset',
      url: 'https://fairlearn.org/main/user_guide/datasets/boston_housing_data.html',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.11', 'EU AI Act Art. 10'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'from tensorflow import keras\n\n(X_train, y_train), test = keras.datasets.boston_housing.load_data()\n',
    ),
    good: notebookExample(
      'from sklearn.datasets import fetch_california_housing\n\nhousing = fetch_california_housing(as_frame=True)\n',
    ),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      const named = call.callee === 'sklearn.datasets.fetch_openml' ? stringOf(call.arg('name', 0)) : undefined;
      if (!LOADERS.test(call.callee) && !/^boston$/i.test(named ?? '')) continue;
      // To look at the problem itself is another thing.
      if (python.usesModule('fairlearn') || python.mentions('LSTAT_binary', 'racis', 'ethic')) return;
      yield finding(
        calleeSpan(call, partText(artifact, call.part)),
        '`B` of the Boston housing data is made from the share of Black residents.',
      );
      return;
    }
  },
});

import { addKeywordEdit } from '../../artifacts/pythonEdits.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { splitCalls } from '../shared/evaluation.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, isBool, partText } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'data-quality/shuffled-time-series',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'warning',
  preview: true,
  problem: 'Rows that stand in order of time are shuffled before the test set is split off.',
  remedy: 'Split by time: `train_test_split(…, shuffle=False)`, or cross-validate with `TimeSeriesSplit`.',
  why: 'The model is trained on days between those it is tested on, so the score says nothing of tomorrow.',
  sources: [
    {
      title: 'scikit-learn: cross-validation of time series data',
      url: 'https://scikit-learn.org/stable/modules/cross_validation.html#cross-validation-of-time-series-data',
    },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'import pandas as pd\nfrom sklearn.model_selection import train_test_split\n\ndf = pd.read_csv("load.csv", parse_dates=["hour"], index_col="hour")\ndf["yesterday"] = df["load"].shift(24)\ntrain, test = train_test_split(df)\n',
    ),
    good: notebookExample(
      'import pandas as pd\nfrom sklearn.model_selection import train_test_split\n\ndf = pd.read_csv("load.csv", parse_dates=["hour"], index_col="hour")\ndf["yesterday"] = df["load"].shift(24)\ntrain, test = train_test_split(df, shuffle=False)\n',
    ),
  },
  *check(python, { artifact }) {
    if (python.mentions('TimeSeriesSplit')) return;
    const dated = python.calls.some(
      (call) =>
        call.arg('parse_dates') !== undefined || call.callee === 'pandas.to_datetime' || call.callee === 'pandas.date_range',
    );
    // Rows that look back at others: what makes a table a series.
    const lagged = python.calls.some(
      ({ method, callee }) => /^(?:shift|rolling|resample|asfreq)$/.test(method) && !callee.startsWith('sklearn.'),
    );
    if (!dated || !lagged) return;
    for (const split of splitCalls(python)) {
      if (split.hasStarArgs || split.arg('stratify') || isBool(split.arg('shuffle'), false)) continue;
      const text = partText(artifact, split.part);
      const edit = split.arg('random_state') ? null : addKeywordEdit(split, text, 'shuffle=False');
      yield finding(
        calleeSpan(split, text),
        'The rows look back in time, and `train_test_split` shuffles them.',
        edit ? [suggestedFix('Split in order of time', edit)] : [],
      );
    }
  },
});

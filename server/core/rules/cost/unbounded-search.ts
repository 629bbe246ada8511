import { addKeywordEdit } from '../../artifacts/pythonEdits.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'cost/unbounded-search',
  consideration: 'cost/usage-optimisation',
  reads: 'python',
  severity: 'info',
  problem: 'The search for hyperparameters has no end.',
  remedy: 'Give `optimize` a number of trials or a time limit.',
  why: 'It trains model after model until somebody stops it, and the machine is paid for by the hour.',
  sources: [
    {
      title: 'Optuna: Study.optimize',
      url: 'https://optuna.readthedocs.io/en/stable/reference/generated/optuna.study.Study.html#optuna.study.Study.optimize',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'import optuna\nimport sklearn\n\nstudy = optuna.create_study(direction="maximize")\nstudy.optimize(objective)\n',
    ),
    good: notebookExample(
      'import optuna\nimport sklearn\n\nstudy = optuna.create_study(direction="maximize")\nstudy.optimize(objective, n_trials=100)\n',
    ),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      if (!/^optuna\.(?:study\.)?(?:create_study|load_study)\(\)\.optimize$/.test(call.callee) || call.hasStarArgs) continue;
      const trials = call.arg('n_trials', 1);
      const limited = (trials && trials.value.kind !== 'none') || (call.arg('timeout', 2)?.value.kind ?? 'none') !== 'none';
      // A callback can stop the study.
      if (limited || call.arg('callbacks')) continue;
      const text = partText(artifact, call.part);
      const edit = trials ? null : addKeywordEdit(call, text, 'n_trials=100');
      yield finding(
        calleeSpan(call, text),
        '`optimize` is given neither `n_trials` nor `timeout`.',
        edit ? [suggestedFix('Stop after 100 trials', edit)] : [],
      );
    }
  },
});

import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'data-quality/warnings-silenced',
  consideration: 'data-quality/validation',
  reads: 'python',
  severity: 'info',
  preview: true,
  problem: 'All warnings are switched off.',
  remedy: 'Silence the one that is in the way: `warnings.filterwarnings("ignore", category=FutureWarning)`.',
  why: 'A model that did not converge, a metric without a single positive, a value set on a copy: all are told by a warning only.',
  sources: [
    { title: 'Python: warnings.filterwarnings', url: 'https://docs.python.org/3/library/warnings.html#warnings.filterwarnings' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5'],
  fix: 'none',
  examples: {
    bad: notebookExample('import warnings\n\nimport sklearn\n\nwarnings.filterwarnings("ignore")\nsklearn.set_config()\n'),
    good: notebookExample(
      'import warnings\n\nimport sklearn\n\nwarnings.filterwarnings("ignore", category=FutureWarning)\nsklearn.set_config()\n',
    ),
  },
  *check(python, { artifact }) {
    const call = python.calls.find(
      (each) =>
        /^warnings\.(?:filterwarnings|simplefilter)$/.test(each.callee) &&
        each.args.length === 1 &&
        !each.hasStarArgs &&
        each.args[0]!.value.kind === 'string' &&
        each.args[0]!.value.value === 'ignore',
    );
    if (call)
      yield finding(
        calleeSpan(call, partText(artifact, call.part)),
        `All warnings are switched off for the whole ${python.form}.`,
      );
  },
});

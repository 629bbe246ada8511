import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { partText } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'versioning/cudnn-benchmark',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'info',
  problem: 'Results are asked to be deterministic, and cuDNN is told to choose its algorithms by a race.',
  remedy: 'Set `torch.backends.cudnn.benchmark = False`, or take the deterministic mode out.',
  why: 'The benchmark picks whichever algorithm is the fastest that day, so two runs with one seed differ.',
  sources: [{ title: 'PyTorch: reproducibility, cuDNN', url: 'https://docs.pytorch.org/docs/stable/notes/randomness.html' }],
  standards: ['NIST AI RMF MEASURE 2.5'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'import torch\n\ntorch.manual_seed(42)\ntorch.backends.cudnn.deterministic = True\ntorch.backends.cudnn.benchmark = True\n',
    ),
    good: notebookExample(
      'import torch\n\ntorch.manual_seed(42)\ntorch.backends.cudnn.deterministic = True\ntorch.backends.cudnn.benchmark = False\n',
    ),
  },
  *check(python, { artifact }) {
    const set = (name: string) =>
      python.assignments.filter((each) => each.name === name && each.value?.kind === 'bool' && each.value.value);
    const benchmarks = set('torch.backends.cudnn.benchmark');
    const deterministic =
      set('torch.backends.cudnn.deterministic').length > 0 ||
      python.calls.some(
        ({ callee, args }) =>
          callee === 'torch.use_deterministic_algorithms' && args[0]?.value.kind === 'bool' && args[0].value.value,
      );
    const [first] = benchmarks;
    // One is the other side of a switch.
    const apart = python.assignments.some(
      ({ name, value }) => name === 'torch.backends.cudnn.benchmark' && !(value?.kind === 'bool' && value.value),
    );
    if (!first || !deterministic || apart) return;
    const edits = benchmarks.flatMap(({ part, valueStart, valueEnd }) => {
      if (valueStart === undefined || valueEnd === undefined) return [];
      const written = partText(artifact, part).slice(valueStart, valueEnd);
      return written === 'True' ? [{ span: { part, start: valueStart, end: valueEnd }, newText: 'False' }] : [];
    });
    const span = { part: first.part, start: first.start, end: first.end };
    const message = '`cudnn.benchmark` is on beside the deterministic mode.';
    yield finding(span, message, edits.length === benchmarks.length ? [suggestedFix('Switch the benchmark off', ...edits)] : []);
  },
});

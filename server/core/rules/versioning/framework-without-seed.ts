import type { PythonCode } from '../../artifacts/python.js';
import { importLineOf, insertAfterImports } from '../../artifacts/pythonEdits.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';

const OTHER_SEED = /^(?:numpy\.random\.seed|random\.seed)$/;
/** Whatever seeds PyTorch, by itself or for all libraries. */
const TORCH_SEED =
  /manual_seed|seed_everything|set_seed|enable_full_determinism|set_random_seed|seed_all|fix_?seed|init_?seed|setup_?seed|random_seed|set_all_seeds|reset_seed/i;

export default defineRule({
  id: 'versioning/framework-without-seed',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'info',
  problem: 'NumPy is seeded, and PyTorch, which trains the model, is not.',
  remedy: 'Seed it too: `torch.manual_seed(42)`.',
  why: 'PyTorch has random numbers of its own for weights, dropout and shuffling, so every run still gives another model.',
  sources: [{ title: 'PyTorch: reproducibility', url: 'https://docs.pytorch.org/docs/stable/notes/randomness.html' }],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'import numpy as np\nimport torch\nfrom torch import nn\n\nnp.random.seed(42)\nmodel = nn.Linear(8, 1)\n',
      'loss = nn.functional.mse_loss(model(x), y)\nloss.backward()\n',
    ),
    good: notebookExample(
      'import numpy as np\nimport torch\nfrom torch import nn\n\nnp.random.seed(42)\ntorch.manual_seed(42)\nmodel = nn.Linear(8, 1)\n',
      'loss = nn.functional.mse_loss(model(x), y)\nloss.backward()\n',
    ),
  },
  *check(python, { artifact }) {
    const seed = python.calls.find((call) => OTHER_SEED.test(call.callee) && call.args[0]?.value.kind === 'number');
    const value = seed?.args[0]?.value;
    if (!seed || value?.kind !== 'number' || !python.usesModule('torch') || seedsTorch(python)) return;
    const train = python.calls.find(({ method, args }) => method === 'backward' && args.length === 0);
    if (!train) return;
    const plain = python.imports.find((i) => i.topLevel && !i.name && i.module === 'torch');
    const edit =
      plain &&
      insertAfterImports(python, artifact.parts, `${plain.alias}.manual_seed(${value.value})`, importLineOf(plain), 'torch');
    const place = { uri: artifact.uri, span: calleeSpan(train, partText(artifact, train.part)), message: 'PyTorch trains here.' };
    const what = seed.callee.startsWith('numpy') ? 'NumPy' : '`random`';
    yield finding(
      calleeSpan(seed, partText(artifact, seed.part)),
      `This seeds ${what} alone; PyTorch is not seeded in this ${python.form}.`,
      edit ? [suggestedFix(`Seed PyTorch with ${value.value} too`, edit)] : [],
      [place],
    );
  },
});

function seedsTorch(python: PythonCode): boolean {
  return (
    python.calls.some(
      ({ method, callee }) => (TORCH_SEED.test(method) && !OTHER_SEED.test(callee)) || /torch\.Generator/.test(callee),
    ) ||
    python.calls.some(({ args }) => args.some(({ name }) => name !== undefined && /^(?:seed|generator|random_seed)$/.test(name)))
  );
}

import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { importLineOf, insertAfterImports } from '../../artifacts/pythonEdits.js';
import type { Edit, Part } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { setsSeed } from '../shared/randomness.js';
import { startedHere } from '../shared/startedHere.js';

type Framework = 'torch' | 'keras' | 'lightning';
const NAMES: Readonly<Record<Framework, string>> = { torch: 'PyTorch', keras: 'Keras', lightning: 'Lightning' };

export default defineRule({
  id: 'versioning/unseeded-training',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'info',
  problem: 'A network is trained here and no seed is set.',
  remedy: 'Set the seed once, behind the imports: `torch.manual_seed(42)`, `keras.utils.set_random_seed(42)`.',
  why: 'Weights start at random and batches are shuffled, so every run gives another model and a comparison of two proves little.',
  sources: [
    { title: 'PyTorch: reproducibility', url: 'https://docs.pytorch.org/docs/stable/notes/randomness.html' },
    { title: 'Keras: set_random_seed', url: 'https://keras.io/api/utils/python_utils/' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'import torch\nfrom torch import nn\n\nmodel = nn.Linear(8, 1)\noptimizer = torch.optim.Adam(model.parameters())\n',
      'for x, y in loader:\n    optimizer.zero_grad()\n    loss = nn.functional.mse_loss(model(x), y)\n    loss.backward()\n    optimizer.step()\n',
    ),
    good: notebookExample(
      'import torch\nfrom torch import nn\n\ntorch.manual_seed(42)\nmodel = nn.Linear(8, 1)\noptimizer = torch.optim.Adam(model.parameters())\n',
      'for x, y in loader:\n    optimizer.zero_grad()\n    loss = nn.functional.mse_loss(model(x), y)\n    loss.backward()\n    optimizer.step()\n',
    ),
  },
  *check(python, { artifact }) {
    if (setsSeed(python)) return;
    // A seed can be set in what is not read here: a module, another notebook, a helper that takes it.
    if (
      python.calls.some((call) => call.args.some((arg) => arg.name !== undefined && /seed|random_state|generator/.test(arg.name)))
    )
      return;
    for (const call of python.calls) {
      const framework = frameworkOf(call, python);
      if (!framework || !startedHere(python, call)) continue;
      const edit = seedEdit(framework, python, artifact.parts);
      const message = `${NAMES[framework]} trains a network here, and no seed is set in this ${python.form}.`;
      yield finding(
        calleeSpan(call, partText(artifact, call.part)),
        message,
        edit ? [suggestedFix('Set a seed behind the imports', edit)] : [],
      );
      return;
    }
  },
});

function frameworkOf(call: PyCall, python: PythonCode): Framework | null {
  if (call.method === 'backward' && call.args.length === 0 && python.usesModule('torch')) return 'torch';
  if (/^(?:lightning(?:\.pytorch)?|pytorch_lightning)\.Trainer\(\)\.fit$/.test(call.callee)) return 'lightning';
  return /^(?:tensorflow\.)?keras\.(?:models\.)?(?:Sequential|Model)\(\)\.fit$/.test(call.callee) ? 'keras' : null;
}

function seedEdit(framework: Framework, python: PythonCode, parts: readonly Part[]): Edit | null {
  if (framework === 'lightning') {
    const plain = python.imports.find(
      (i) => i.topLevel && !i.name && /^(?:lightning(?:\.pytorch)?|pytorch_lightning)$/.test(i.module),
    );
    if (!plain) return null;
    const name = plain.module.startsWith(`${plain.alias}.`) ? plain.module : plain.alias;
    return insertAfterImports(python, parts, `${name}.seed_everything(42, workers=True)`, importLineOf(plain), plain.module);
  }
  if (framework === 'torch') {
    const plain = python.imports.find((i) => i.topLevel && !i.name && i.module === 'torch');
    return insertAfterImports(
      python,
      parts,
      `${plain?.alias ?? 'torch'}.manual_seed(42)`,
      plain ? importLineOf(plain) : 'import torch',
      plain ? 'torch' : undefined,
    );
  }
  const tensorflow = python.imports.find((i) => i.topLevel && !i.name && i.module === 'tensorflow');
  if (tensorflow) {
    const line = `${tensorflow.alias}.keras.utils.set_random_seed(42)`;
    return insertAfterImports(python, parts, line, importLineOf(tensorflow), 'tensorflow');
  }
  const from = python.imports.find((i) => i.topLevel && /^(?:tensorflow|keras)\b/.test(i.module));
  const module = from?.module.startsWith('tensorflow') ? 'tensorflow' : 'keras';
  const line = module === 'keras' ? 'keras.utils.set_random_seed(42)' : 'tensorflow.keras.utils.set_random_seed(42)';
  return from ? insertAfterImports(python, parts, line, `import ${module}`, module) : null;
}

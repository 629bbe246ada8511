import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, isBool, partText } from '../shared/pythonCalls.js';

/** Layers that do another thing in training. */
const TWO_FACED = /^torch\.nn\.(?:Dropout\w*|AlphaDropout|FeatureAlphaDropout|BatchNorm\dd|LazyBatchNorm\dd|SyncBatchNorm)$/;
const NO_GRADIENTS = /^torch\.(?:no_grad|inference_mode)$/;
/** Those who train for somebody else switch modes themselves. */
const TRAINERS = [
  'lightning',
  'pytorch_lightning',
  'ignite',
  'fastai',
  'skorch',
  'transformers',
  'catalyst',
  'accelerate',
  'composer',
  'torchtune',
];

export default defineRule({
  id: 'drift/no-eval-mode',
  consideration: 'drift/evaluation-threshold',
  reads: 'python',
  severity: 'warning',
  problem: 'The model is evaluated in training mode.',
  remedy: 'Call `model.eval()` before the evaluation and `model.train()` before training goes on.',
  why: 'Dropout still drops and batch norm uses the batch at hand: `no_grad` changes neither, so the score is that of another model.',
  sources: [
    {
      title: 'PyTorch: Module.eval',
      url: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.eval',
    },
    {
      title: 'PyTorch: evaluation mode and no_grad',
      url: 'https://docs.pytorch.org/docs/stable/notes/autograd.html#evaluation-mode-nn-module-eval',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.3'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'import torch\nfrom torch import nn\n\ntorch.manual_seed(42)\nmodel = nn.Sequential(nn.Linear(8, 32), nn.Dropout(0.5), nn.Linear(32, 1))\n',
      'for x, y in loader:\n    loss = nn.functional.mse_loss(model(x), y)\n    loss.backward()\n    optimizer.step()\n',
      'with torch.no_grad():\n    error = nn.functional.mse_loss(model(x_test), y_test)\n',
    ),
    good: notebookExample(
      'import torch\nfrom torch import nn\n\ntorch.manual_seed(42)\nmodel = nn.Sequential(nn.Linear(8, 32), nn.Dropout(0.5), nn.Linear(32, 1))\n',
      'for x, y in loader:\n    loss = nn.functional.mse_loss(model(x), y)\n    loss.backward()\n    optimizer.step()\n',
      'model.eval()\nwith torch.no_grad():\n    error = nn.functional.mse_loss(model(x_test), y_test)\n',
    ),
  },
  *check(python, { artifact }) {
    if (!python.usesModule('torch.nn') || TRAINERS.some((library) => python.usesModule(library))) return;
    const layer = python.calls.find(({ callee }) => TWO_FACED.test(callee));
    const trains = python.calls.some(({ method, args }) => method === 'backward' && args.length === 0);
    // `train(False)`, and a mode that is handed in: `model.train(mode)`.
    const switches = python.calls.some(
      ({ method, args }) => method === 'eval' || (method === 'train' && args.length > 0 && !isBool(args[0], true)),
    );
    if (!layer || !trains || switches) return;
    const text = (part: number) => partText(artifact, part);
    const look = python.calls.find((call) => {
      if (!NO_GRADIENTS.test(call.callee)) return false;
      const after = text(call.part).slice(call.end, call.end + 600);
      return /^\s*:\s/.test(after) && /test|valid|\bval_|_val\b|eval/i.test(after) && /model\w*\(|net\w*\(/i.test(after);
    });
    if (!look) return;
    const place = {
      uri: artifact.uri,
      span: calleeSpan(layer, text(layer.part)),
      message: 'This layer does another thing in training.',
    };
    yield finding(
      calleeSpan(look, text(look.part)),
      `The model has \`${layer.method}\`, and nothing in this ${python.form} calls \`eval()\`.`,
      [],
      [place],
    );
  },
});

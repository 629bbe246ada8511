import type { Artifact } from '../../artifacts/artifact.js';
import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { moduleImportEdit } from '../../artifacts/pythonEdits.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { type RequestHandler, requestHandlers, standsIn } from '../shared/requestHandlers.js';

const MODELS =
  /^(?:torch\.(?:jit\.)?load|torchvision\.models\.(?:\w+\.)*\w+|timm\.create_model|transformers\.\w*(?:Model|For[A-Z])\w*\.from_pretrained)\(\)(?:\.(?:eval|to|cuda|cpu|half)\(\))*$/;

export default defineRule({
  id: 'resources/gradients-while-serving',
  consideration: 'resources/optimisation',
  reads: 'python',
  severity: 'warning',
  problem: 'The service records gradients for every prediction.',
  remedy: 'Run the model under `torch.inference_mode()`.',
  why: 'What is recorded for a backward pass that never comes takes memory and time, and limits the size of a batch.',
  sources: [
    {
      title: 'PyTorch: inference_mode',
      url: 'https://docs.pytorch.org/docs/stable/generated/torch.autograd.grad_mode.inference_mode.html',
    },
    { title: 'PyTorch: frequently asked questions', url: 'https://docs.pytorch.org/docs/stable/notes/faq.html' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: {
      'serve.py': `import torch
from fastapi import FastAPI

app = FastAPI()
model = torch.jit.load("model.pt").eval()


@app.post("/predict")
def predict(values: list[float]):
    return {"scores": model(torch.tensor([values])).tolist()}
`,
    },
    good: {
      'serve.py': `import torch
from fastapi import FastAPI

app = FastAPI()
model = torch.jit.load("model.pt").eval()


@app.post("/predict")
@torch.inference_mode()
def predict(values: list[float]):
    return {"scores": model(torch.tensor([values])).tolist()}
`,
    },
  },
  *check(python, { artifact }) {
    if (python.mentions('set_grad_enabled', 'requires_grad_(False)', '.backward(')) return;
    const loaded = new Set(
      python.calls.flatMap((call) => (call.method === 'load_state_dict' && call.receiver ? [call.receiver] : [])),
    );
    for (const handler of requestHandlers(python, artifact)) {
      if (/\b(?:no_grad|inference_mode|autograd)\b/.test(handler.tree.code)) continue;
      const call = python.calls.find(
        (each) => standsIn(handler.definition, each) && (MODELS.test(each.callee) || isLoaded(each, loaded, python)),
      );
      if (!call) continue;
      const text = partText(artifact, call.part);
      yield finding(
        calleeSpan(call, text),
        `\`${text.slice(call.start, call.calleeEnd)}\` records gradients in every call of \`${handler.definition.name}\`.`,
        decoratorFix(handler, python, artifact),
      );
    }
  },
});

/** `model(...)` where weights were read into `model` in this file, by the name it has everywhere. */
function isLoaded(call: PyCall, loaded: ReadonlySet<string>, python: PythonCode): boolean {
  return call.callee === `?${call.method}` && loaded.has(call.method) && python.usesModule('torch');
}

/** `@torch.inference_mode()` as the last decorator; a coroutine runs in pieces, which a decorator does not cover. */
function decoratorFix({ tree }: RequestHandler, python: PythonCode, artifact: Artifact): Fix[] {
  const { code, statement, base, part, isAsync } = tree;
  const match = new RegExp(`(?<=^|\\n)([ \\t]*)(?=def[ \\t]+${statement.name}\\b)`).exec(code);
  if (isAsync || !match) return [];
  const text = partText(artifact, part);
  const at = base + match.index;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const imported = moduleImportEdit(python, text, part, at, 'torch');
  const edit = { span: { part, start: at, end: at }, newText: `${match[1]}@torch.inference_mode()${eol}` };
  return [suggestedFix('Record no gradients here', ...(imported ? [imported] : []), edit)];
}

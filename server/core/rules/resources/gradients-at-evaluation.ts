import type { Artifact } from '../../artifacts/artifact.js';
import type { PyDefinition, PythonCode } from '../../artifacts/python.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { type FunctionTree, functionTree, statementsIn } from '../shared/functionTree.js';
import { partText } from '../shared/pythonCalls.js';
import { requestHandlers, standsIn } from '../shared/requestHandlers.js';

export default defineRule({
  id: 'resources/gradients-at-evaluation',
  consideration: 'resources/optimisation',
  reads: 'python',
  severity: 'info',
  problem: 'Gradients are recorded while the model is only evaluated.',
  remedy: 'Evaluate under `torch.no_grad()`; `model.eval()` does not switch them off.',
  why: 'The graph of every batch is built for nothing: evaluation takes about as much memory as training.',
  sources: [
    {
      title: 'PyTorch: autograd mechanics, evaluation mode',
      url: 'https://docs.pytorch.org/docs/stable/notes/autograd.html#evaluation-mode-nn-module-eval',
    },
    { title: 'PyTorch: no_grad', url: 'https://docs.pytorch.org/docs/stable/generated/torch.no_grad.html' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: notebookExample(`import torch

def evaluate(model, loader):
    model.eval()
    correct = 0
    for batch, target in loader:
        correct += (model(batch).argmax(1) == target).sum().item()
    return correct
`),
    good: notebookExample(`import torch

@torch.no_grad()
def evaluate(model, loader):
    model.eval()
    correct = 0
    for batch, target in loader:
        correct += (model(batch).argmax(1) == target).sum().item()
    return correct
`),
  },
  *check(python, { artifact }) {
    // Anywhere in the file: it can stand around the call.
    if (
      !python.imports.some(({ module }) => /^torch(?:\.|$)/.test(module)) ||
      python.mentions('no_grad', 'inference_mode', 'set_grad_enabled', 'set_detect_anomaly')
    )
      return;
    const handlers = new Set(requestHandlers(python, artifact).map(({ definition }) => definition));
    for (const definition of python.definitions) {
      if (handlers.has(definition) || definition.kind !== 'function') continue;
      const tree = functionTree(definition, partText(artifact, definition.part));
      const model = tree && evaluatedIn(definition, tree, python);
      if (!tree || !model) continue;
      const name = new RegExp(`def[ \\t]+(?=${definition.name}\\b)`).exec(tree.code);
      if (!name) continue;
      const start = tree.base + name.index + name[0].length;
      const span = { part: tree.part, start, end: start + definition.name.length };
      yield finding(
        span,
        `\`${definition.name}\` runs \`${model}\` over batches and records gradients nobody uses.`,
        fixes(tree, python, artifact),
      );
    }
  },
});

/** The model that a function switches to evaluation and calls in a loop, without a backward pass of any kind. */
function evaluatedIn(definition: PyDefinition, tree: FunctionTree, python: PythonCode): string | null {
  if (/\bbackward\b|\.grad\b|requires_grad|autograd|\.generate\(|\.train\(/.test(tree.code)) return null;
  const own = python.calls.filter((call) => standsIn(definition, call));
  const model = own.find((call) => call.method === 'eval' && call.args.length === 0 && call.receiver)?.receiver;
  const loops = [...statementsIn(tree.statement.body)].filter((statement) => statement.type === 'loop');
  const called = own.some(
    (call) =>
      model !== undefined &&
      tree.code.slice(call.start - tree.base, call.calleeEnd - tree.base) === model &&
      loops.some((loop) => loop.start + tree.base <= call.start && call.end <= loop.end + tree.base),
  );
  return called ? model! : null;
}

function fixes({ code, statement, base, part, isAsync }: FunctionTree, python: PythonCode, artifact: Artifact): Fix[] {
  const match = new RegExp(`(?<=^|\\n)([ \\t]*)(?=def[ \\t]+${statement.name}\\b)`).exec(code);
  const imported = python.imports.some(
    ({ module, alias, name, topLevel, part: of }) => topLevel && module === 'torch' && alias === 'torch' && !name && of <= part,
  );
  if (isAsync || !match || !imported) return [];
  const eol = partText(artifact, part).includes('\r\n') ? '\r\n' : '\n';
  const at = base + match.index;
  const edit = { span: { part, start: at, end: at }, newText: `${match[1]}@torch.no_grad()${eol}` };
  return [suggestedFix('Record no gradients here', edit)];
}

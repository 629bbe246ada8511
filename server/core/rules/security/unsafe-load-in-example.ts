import type { PyCall } from '../../artifacts/python.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { examplePython } from '../shared/cardExamples.js';
import { cardExample } from '../shared/exampleCard.js';
import { pathAccess, pickleLoadOf } from '../shared/pickles.js';
import { argSpan, argValueEdit, isBool } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'security/unsafe-load-in-example',
  consideration: 'security/protection',
  reads: 'card',
  severity: 'info',
  problem: "The card's example loads the model in a way that lets the file run code.",
  remedy: 'Publish safetensors, skops or ONNX and show how to load those; of `torch.load` show `weights_only=True`.',
  why: 'Everyone who copies the example runs whatever is in the file, with their own credentials.',
  sources: [
    { title: 'Hugging Face Hub: pickle scanning', url: 'https://huggingface.co/docs/hub/security-pickle' },
    { title: 'PyTorch: torch.load', url: 'https://docs.pytorch.org/docs/stable/generated/torch.load.html' },
    { title: 'scikit-learn: model persistence', url: 'https://scikit-learn.org/stable/model_persistence.html' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP ML06:2023', 'CWE-502'],
  fix: 'suggested',
  examples: {
    bad: cardExample(
      '## How to Get Started\n\n```python\nimport torch\n\nstate = torch.load("scorer.pt", weights_only=False)\n```',
    ),
    good: cardExample(
      '## How to Get Started\n\n```python\nimport torch\n\nstate = torch.load("scorer.pt", weights_only=True)\n```',
    ),
  },
  *check(card) {
    if (card.templated || !/pickle|joblib|torch\.load|dill|allow_pickle|safe_mode/.test(card.body.content)) return;
    const { python, placed } = examplePython(card);
    const written = new Set(python.calls.map(pathAccess).flatMap((access) => (access?.writes ? [access.path] : [])));
    for (const call of python.calls) {
      const arg = switchedOff(call);
      if (arg) {
        const span = placed(argSpan(call, arg.arg));
        const edit = argValueEdit(call, arg.arg, `${arg.name}=${arg.safe}`);
        const whole = { span, newText: edit.newText };
        yield finding(
          span,
          `\`${arg.name}=${arg.safe === 'True' ? 'False' : 'True'}\` lets the file run code in the reader's name.`,
          [suggestedFix(`Write \`${arg.name}=${arg.safe}\``, whole)],
        );
        return;
      }
      const load = pickleLoadOf(call);
      if (!load || load.roundTrip || written.has(load.path)) continue;
      const what = load.path === undefined ? 'a pickle' : `\`${load.path.replaceAll('`', '')}\``;
      const how = load.library === 'pandas' ? '`read_pickle`' : `\`${call.callee}\``;
      yield finding(
        placed({ part: call.part, start: call.start, end: call.calleeEnd }),
        `The example unpickles ${what} with ${how}.`,
      );
      return;
    }
  },
});

/** An argument that turns the protection of its function off. */
function switchedOff(call: PyCall) {
  const [name, safe] =
    call.callee === 'torch.load'
      ? (['weights_only', 'True'] as const)
      : call.callee === 'numpy.load'
        ? (['allow_pickle', 'False'] as const)
        : /^(?:tensorflow\.)?keras\.(?:\w+\.)*load_model$/.test(call.callee)
          ? (['safe_mode', 'True'] as const)
          : [undefined, undefined];
  if (name === undefined) return undefined;
  const arg = call.arg(name);
  return isBool(arg, safe === 'False') ? { name, safe, arg } : undefined;
}

import { defineRule, finding, suggestedFix } from '../../rule.js';
import { argSpan, isBool, partText, removeArgumentEdit } from '../shared/pythonCalls.js';

const LAUNCHES =
  /^gradio\.(?:\w+\.)*(?:Blocks|Interface|ChatInterface|TabbedInterface)\(\)(?:\.__enter__\(\))?(?:\.queue\(\))?\.launch$/;

export default defineRule({
  id: 'security/public-demo-link',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'The demo opens a public address, and asks nobody who they are.',
  remedy: 'Remove `share=True`, or ask for a sign-in: `auth=...` with names and passwords from the environment.',
  why: 'Whoever has or guesses the link uses your model and your machine, from outside your network.',
  sources: [
    { title: 'Gradio: sharing your app', url: 'https://www.gradio.app/guides/sharing-your-app' },
    { title: 'Gradio: Blocks.launch', url: 'https://www.gradio.app/docs/gradio/blocks' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-306'],
  fix: 'suggested',
  examples: {
    bad: {
      'demo.py': `import gradio as gr
from transformers import pipeline

classify = pipeline("text-classification", model="./model")
demo = gr.Interface(fn=classify, inputs="text", outputs="label")

demo.launch(server_port=7860, share=True)
`,
    },
    good: {
      'demo.py': `import gradio as gr
from transformers import pipeline

classify = pipeline("text-classification", model="./model")
demo = gr.Interface(fn=classify, inputs="text", outputs="label")

demo.launch(server_port=7860)
`,
    },
  },
  *check(python, { artifact }) {
    // In a notebook on a hosted machine the public link is the only way to see the demo.
    if (python.form === 'notebook') return;
    for (const call of python.calls) {
      const arg = LAUNCHES.test(call.callee) ? call.arg('share', 2) : undefined;
      if (!isBool(arg, true) || call.hasStarArgs) continue;
      const auth = call.arg('auth') ?? call.arg('auth_dependency');
      if (auth && auth.value.kind !== 'none') continue;
      const edit = removeArgumentEdit(call, arg, partText(artifact, call.part));
      yield finding(
        argSpan(call, arg),
        '`share=True` gives the demo a public address, and no `auth` stands before it.',
        edit ? [suggestedFix('Remove `share=True`', edit)] : [],
      );
    }
  },
});

import { defineRule, finding } from '../../rule.js';
import { examplePython } from '../shared/cardExamples.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { hubLoadOf, isCommit } from '../shared/hubLoads.js';
import { argSpan, isBool, stringOf } from '../shared/pythonCalls.js';

const FRONT = 'library_name: transformers\nlicense: apache-2.0\npipeline_tag: text-classification';
const example = (rest: string) =>
  hubCardExample(
    FRONT,
    `## How to Get Started\n\n\`\`\`python\nfrom transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("northwind/scorer"${rest})\n\`\`\``,
  );

export default defineRule({
  id: 'security/remote-code-in-example',
  consideration: 'security/protection',
  reads: 'card',
  severity: 'info',
  problem: "The card's example runs the repository's own Python code at whatever commit is newest.",
  remedy: 'Show a `revision` (a commit or a tag) beside `trust_remote_code=True`, so that readers run the code you tested.',
  why: 'Everyone who copies the example executes what the repository holds that day, and an account taken over is code on their machines.',
  sources: [
    { title: 'Hugging Face Transformers: custom models', url: 'https://huggingface.co/docs/transformers/custom_models' },
    { title: 'Hugging Face Transformers: auto classes', url: 'https://huggingface.co/docs/transformers/model_doc/auto' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM03:2025', 'OWASP ML06:2023', 'CWE-829'],
  fix: 'none',
  examples: {
    bad: example(', trust_remote_code=True'),
    good: example(', trust_remote_code=True, revision="4b2f1c0a9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a"'),
  },
  *check(card) {
    if (card.templated || !card.body.content.includes('trust_remote_code')) return;
    const { python, placed } = examplePython(card);
    for (const call of python.calls) {
      const arg = call.arg('trust_remote_code');
      if (!isBool(arg, true) || call.hasStarArgs || call.callee.startsWith('datasets.')) continue;
      const revision = call.arg('code_revision') ?? call.arg('revision');
      // A tag or a variable is the author's choice; `main` is none.
      const text = stringOf(revision);
      if (revision && (text === undefined || isCommit(text) || !/^(?:main|master|latest)$/.test(text))) continue;
      const id = stringOf(call.args.find(({ name }) => name === undefined || /model|repo|path/.test(name)));
      if (id !== undefined && /^(?:\.{0,2}\/|~|file:)/.test(id)) continue;
      const hub = hubLoadOf(call)?.id;
      const whose = hub === undefined ? 'the repository' : `\`${hub}\``;
      yield finding(placed(argSpan(call, arg)), `The example runs the Python code of ${whose} at whatever commit is newest.`);
      return;
    }
  },
});

import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { isCommit } from '../shared/hubLoads.js';
import { argSpan, isBool, partText, removeArgumentEdit, stringOf } from '../shared/pythonCalls.js';

const LOCAL = /^(?:\.{0,2}\/|~|[A-Za-z]:\\|file:)/;

export default defineRule({
  id: 'security/remote-code-enabled',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'Python code that comes with the model runs here, whatever it is that day.',
  remedy: 'Remove `trust_remote_code=True`, or read the code and pin its commit with `revision="<40 hex digits>"`.',
  why: 'Whoever can push to the model repository decides what runs here, with your tokens in its environment.',
  sources: [
    { title: 'Hugging Face Transformers: custom models', url: 'https://huggingface.co/docs/transformers/custom_models' },
    { title: 'Hugging Face Transformers: auto classes', url: 'https://huggingface.co/docs/transformers/model_doc/auto' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM03:2025', 'OWASP ML06:2023', 'CWE-829'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained(model_id, trust_remote_code=True)\n',
    ),
    good: notebookExample(
      'from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained(\n    model_id, trust_remote_code=True, revision="4b2f1c0a9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a"\n)\n',
    ),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      const arg = call.arg('trust_remote_code');
      if (!isBool(arg, true)) continue;
      const revision = call.arg('code_revision') ?? call.arg('revision');
      // A revision that is put together elsewhere is left to its author.
      if (revision && (revision.value.kind !== 'string' || isCommit(stringOf(revision)))) continue;
      const id = stringOf(call.args.find((each) => each.name === undefined || /model|repo|path/.test(each.name)));
      if (id !== undefined && LOCAL.test(id)) continue;
      const data = call.callee === 'datasets.load_dataset';
      const message = data
        ? '`trust_remote_code=True` runs the loading script of the dataset; from version 4 of `datasets` on it has no effect.'
        : id === undefined
          ? '`trust_remote_code=True` runs the Python code of the model repository, at no fixed commit.'
          : `\`trust_remote_code=True\` runs the Python code of \`${id}\`, at no fixed commit.`;
      const edit = removeArgumentEdit(call, arg, partText(artifact, call.part));
      yield finding(argSpan(call, arg), message, edit ? [suggestedFix('Remove `trust_remote_code=True`', edit)] : []);
    }
  },
});

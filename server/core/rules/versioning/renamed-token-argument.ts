import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';

const LIBRARIES = /^(?:transformers|datasets|huggingface_hub|diffusers|sentence_transformers|peft|evaluate)\./;

export default defineRule({
  id: 'versioning/renamed-token-argument',
  consideration: 'versioning/process-record',
  reads: 'python',
  severity: 'info',
  problem: '`use_auth_token` is gone from the libraries of Hugging Face.',
  remedy: 'Call it `token`.',
  why: 'Code that nobody can run with current versions is no record of how the model was made.',
  sources: [
    {
      title: 'Hugging Face Transformers: version 5 migration guide',
      url: 'https://github.com/huggingface/transformers/blob/main/MIGRATION_GUIDE_V5.md',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("./model", use_auth_token=True)\n',
    ),
    good: notebookExample('from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("./model", token=True)\n'),
  },
  *check(python, { artifact }) {
    const old = python.calls.filter((call) => LIBRARIES.test(call.callee) && call.arg('use_auth_token'));
    const [first] = old;
    if (!first) return;
    const edits = old.flatMap((call) => {
      const { start, valueStart } = call.arg('use_auth_token')!;
      const named = /^use_auth_token/.test(partText(artifact, call.part).slice(start, valueStart));
      return named && !call.arg('token')
        ? [{ span: { part: call.part, start, end: start + 'use_auth_token'.length }, newText: 'token' }]
        : [];
    });
    const more = old.length === 1 ? '' : ` and ${old.length - 1} more call${old.length === 2 ? '' : 's'} of this ${python.form}`;
    yield finding(
      calleeSpan(first, partText(artifact, first.part)),
      `\`${first.method}\`${more} ${old.length === 1 ? 'is' : 'are'} given \`use_auth_token\`, which is now \`token\`.`,
      edits.length === old.length ? [suggestedFix('Rename it to `token`', ...edits)] : [],
    );
  },
});

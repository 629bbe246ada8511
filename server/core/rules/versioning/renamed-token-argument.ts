import type { Artifact } from '../../artifacts/artifact.js';
import type { PyCall, PythonCode } from '../../artifacts/python.js';
import type { Span } from '../../model.js';
import type { Project } from '../../project.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { installsBelow, projectStaysBelow } from '../shared/versionPins.js';

const LIBRARIES = /^(?:transformers|datasets|huggingface_hub|diffusers|sentence_transformers|peft|evaluate)\./;
/** Gone with version 1.0: another name for the argument does not bring them back. */
const GONE = /^huggingface_hub\.(?:\w+\.)*(?:Repository|HfFolder)\b/;
/** Package and first release whose functions take `token`: looked up in the code of that release and of the one before. */
const SINCE: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['transformers', ['transformers', '4.31']],
  ['datasets', ['datasets', '2.14']],
  ['huggingface_hub', ['huggingface-hub', '0.11']],
]);

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
  settled,
  *check(python, { artifact }) {
    const old = oldCalls(python);
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

/** Calls with the old name; those of a library that the code itself installs in a release without the new one need it. */
function oldCalls(python: PythonCode): PyCall[] {
  return python.calls.filter((call) => {
    if (!LIBRARIES.test(call.callee) || GONE.test(call.callee) || !call.arg('use_auth_token')) return false;
    const since = sinceOf(call);
    return !since || !installsBelow(python, ...since);
  });
}

function sinceOf({ callee }: PyCall): readonly [string, string] | undefined {
  return SINCE.get(callee.slice(0, callee.indexOf('.')));
}

/** A list of packages of the project keeps the library at a release that knows the old name only. */
function settled(_: Span, artifact: Artifact, project: Project): boolean {
  if (artifact.kind !== 'notebook' && artifact.kind !== 'python-script') return false;
  return oldCalls(artifact.python).some((call) => {
    const since = sinceOf(call);
    return since !== undefined && projectStaysBelow(project, ...since);
  });
}

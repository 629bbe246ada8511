import type { Artifact } from '../../artifacts/artifact.js';
import type { PyArg, PyCall, PythonCode } from '../../artifacts/python.js';
import type { Edit } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { isCommit } from '../shared/hubLoads.js';
import { argSpan, isBool, partText, removeArgumentEdit, stringOf } from '../shared/pythonCalls.js';

const LOCAL = /^(?:\.{0,2}\/|~|[A-Za-z]:\\|file:)/;
/** A variable that says that it is a folder: `dir_model`, `args.local_path`. */
const FOLDER = /(?:^|[._])(?:local|dir|directory|folder)(?:_\w+)?$|_(?:dir|directory|folder)$/;

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
    for (const calls of groups(python, artifact)) {
      const [call] = calls as [PyCall];
      const id = stringOf(sourceOf(call));
      const data = call.callee === 'datasets.load_dataset';
      const metric = /^(?:evaluate\.load|datasets\.load_metric)$/.test(call.callee);
      const times = calls.length > 1 ? `, ${calls.length} times here,` : '';
      const whose = id === undefined ? `the ${metric ? 'metric' : 'model repository'}` : `\`${id}\``;
      const message = data
        ? `\`trust_remote_code=True\`${times} runs the loading script of the dataset; from version 4 of \`datasets\` on it has no effect.`
        : `\`trust_remote_code=True\`${times} runs the Python code of ${whose}, at no fixed commit.`;
      const edits = calls.flatMap((each) => removal(each, partText(artifact, each.part)) ?? []);
      const fixes = edits.length === calls.length ? [suggestedFix('Remove `trust_remote_code=True`', ...edits)] : [];
      yield finding(argSpan(call, call.arg('trust_remote_code')!), message, fixes);
    }
  },
});

/** The calls that run code of a repository, those of the same one in a cell or script together. */
function groups(python: PythonCode, artifact: Artifact): PyCall[][] {
  const found = new Map<string, PyCall[]>();
  for (const call of python.calls) {
    if (!runsCode(call)) continue;
    const source = sourceOf(call);
    const text = source ? partText(artifact, call.part).slice(source.valueStart, source.end) : '';
    if (FOLDER.test(text)) continue;
    const key = `${call.part} ${call.callee.startsWith('datasets.')} ${text}`;
    found.set(key, [...(found.get(key) ?? []), call]);
  }
  // A configuration that was loaded so has been told of.
  const loaded = [...found.values()].filter(([call]) => call!.method !== 'from_config');
  return loaded.length > 0 ? loaded : [...found.values()];
}

function runsCode(call: PyCall): boolean {
  if (!isBool(call.arg('trust_remote_code'), true) || isBool(call.arg('local_files_only'), true)) return false;
  const revision = call.arg('code_revision') ?? call.arg('revision');
  // A revision that is put together elsewhere is left to its author.
  if (revision ? revision.value.kind !== 'string' || isCommit(stringOf(revision)) : call.hasStarArgs) return false;
  const id = stringOf(sourceOf(call));
  return id === undefined || !LOCAL.test(id);
}

/** What is loaded, as the call names it. */
function sourceOf(call: PyCall): PyArg | undefined {
  return call.args.find((each) => each.name === undefined || /model|repo|path/.test(each.name));
}

function removal(call: PyCall, text: string): Edit | null {
  return removeArgumentEdit(call, call.arg('trust_remote_code')!, text);
}

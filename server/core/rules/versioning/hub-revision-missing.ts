import { addKeywordEdit } from '../../artifacts/pythonEdits.js';
import type { PythonCode } from '../../artifacts/python.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { hubLoadOf, isCommit } from '../shared/hubLoads.js';
import { argSpan, partText, stringOf } from '../shared/pythonCalls.js';

const BRANCH = /^(?:main|master)$/;

export default defineRule({
  id: 'versioning/hub-revision-missing',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'info',
  problem: 'A repository of the Hub is loaded without a revision.',
  remedy: 'Name the commit you worked with: `revision="<commit>"`.',
  why: 'A push to that repository changes your results, and the notebook no longer says what the model was made of.',
  sources: [
    { title: 'Hugging Face Transformers: from_pretrained', url: 'https://huggingface.co/docs/transformers/main_classes/model' },
    { title: 'Hugging Face Datasets: load a specific revision', url: 'https://huggingface.co/docs/datasets/loading' },
  ],
  standards: ['EU AI Act Art. 12', 'NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3', 'OWASP LLM03:2025', 'CWE-494'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(`from transformers import AutoModel, AutoTokenizer

COMMIT = "5617a9f61b028005a4858fdac845db406aefb181"
tokenizer = AutoTokenizer.from_pretrained("BAAI/bge-small-en-v1.5", revision=COMMIT)
model = AutoModel.from_pretrained("BAAI/bge-small-en-v1.5")
`),
    good: notebookExample(`from transformers import AutoModel, AutoTokenizer

COMMIT = "5617a9f61b028005a4858fdac845db406aefb181"
tokenizer = AutoTokenizer.from_pretrained("BAAI/bge-small-en-v1.5", revision=COMMIT)
model = AutoModel.from_pretrained("BAAI/bge-small-en-v1.5", revision=COMMIT)
`),
  },
  *check(python, { artifact }) {
    const loads = python.calls.flatMap((call) => hubLoadOf(call) ?? []);
    if (loads.length === 0) return;
    const own = ownRepositories(python);
    const pinned = new Map<string, string>();
    for (const { call, id } of loads) {
      const revision = call.arg('revision');
      if (revision && isCommit(stringOf(revision))) pinned.set(id, partText(artifact, call.part).slice(revision.valueStart, revision.end));
    }
    const told = new Set<string>();
    for (const { call, arg, id } of loads) {
      const revision = call.arg('revision');
      const branch = stringOf(revision);
      if (own.has(id) || call.hasStarArgs || (revision && !(branch !== undefined && BRANCH.test(branch)))) continue;
      const other = pinned.get(id);
      // One remark for each repository, unless another call shows its commit: then each can be mended.
      if (other === undefined && told.has(id)) continue;
      told.add(id);
      const edit = other === undefined ? null : addKeywordEdit(call, partText(artifact, call.part), `revision=${other}`);
      const message = branch === undefined ? `\`${id}\` is loaded without a revision.` : `\`${branch}\` is a branch of \`${id}\`, which moves.`;
      yield finding(argSpan(call, arg), message, edit ? [suggestedFix('Use the commit named elsewhere in this notebook', edit)] : []);
    }
  },
});

/** Repositories that this code writes itself: their state is its own. */
function ownRepositories(python: PythonCode): Set<string> {
  const own = new Set<string>();
  for (const call of python.calls) {
    if (!/^(?:push_to_hub|save_pretrained|create_repo|upload_folder|upload_file|save_to_disk|push_to_hub_\w+)$/.test(call.method)) continue;
    for (const arg of call.args) if (arg.value.kind === 'string') own.add(arg.value.value);
  }
  return own;
}

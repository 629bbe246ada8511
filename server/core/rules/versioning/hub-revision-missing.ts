import type { Artifact } from '../../artifacts/artifact.js';
import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { addKeywordEdit } from '../../artifacts/pythonEdits.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { enumerated } from '../shared/enumerated.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { type HubLoad, hubLoadOf, isCommit } from '../shared/hubLoads.js';
import { argSpan, partText, stringOf } from '../shared/pythonCalls.js';

const BRANCH = /^(?:main|master)$/;

export default defineRule({
  id: 'versioning/hub-revision-missing',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'info',
  problem: 'A repository of the Hub is loaded without a revision.',
  remedy: 'Name the commit you worked with: `revision="<commit>"`.',
  why: 'A push to that repository changes your results, and your code no longer says what the model was made of.',
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
    const pinned = new Map<string, HubLoad>();
    for (const load of loads) {
      if (!pinned.has(load.id) && isCommit(stringOf(load.call.arg('revision')))) pinned.set(load.id, load);
    }
    const told = new Set<string>();
    const cells = new Map<number, HubLoad[]>();
    for (const load of loads) {
      const { call, arg, id } = load;
      const revision = call.arg('revision');
      const branch = stringOf(revision);
      if (own.has(id) || call.hasStarArgs || (revision && !(branch !== undefined && BRANCH.test(branch)))) continue;
      const other = pinned.get(id);
      if (other) {
        const edit = addKeywordEdit(call, partText(artifact, call.part), `revision=${commitOf(other.call, call, artifact)}`);
        const fixes = edit ? [suggestedFix(`Use the commit named elsewhere in this ${python.form}`, edit)] : [];
        yield finding(
          argSpan(call, arg),
          `\`${id}\` is loaded without the revision that it has elsewhere in this ${python.form}.`,
          fixes,
        );
      } else if (!told.has(id)) {
        told.add(id);
        cells.set(call.part, [...(cells.get(call.part) ?? []), load]);
      }
    }
    // One remark for each repository, one place for each cell.
    for (const found of cells.values()) {
      const [{ call, arg }] = found as [HubLoad];
      const ids = found.map(({ id }) => id);
      const branch = found.length === 1 ? stringOf(call.arg('revision')) : undefined;
      const message = `${enumerated(ids)} ${ids.length === 1 ? 'is' : 'are'} loaded without a revision.`;
      yield finding(
        argSpan(call, arg),
        branch === undefined ? message : `\`${branch}\` is a branch of \`${ids[0]}\`, which moves.`,
      );
    }
  },
});

/** The commit as the other call writes it; as a literal where that stands below, and its variable with it. */
function commitOf(other: PyCall, call: PyCall, artifact: Artifact): string {
  const revision = other.arg('revision')!;
  const isAbove = other.part < call.part || (other.part === call.part && other.start < call.start);
  return isAbove ? partText(artifact, other.part).slice(revision.valueStart, revision.end) : JSON.stringify(stringOf(revision));
}

/** Repositories that this code writes itself: their state is its own. */
function ownRepositories(python: PythonCode): Set<string> {
  const own = new Set<string>();
  for (const call of python.calls) {
    if (!/^(?:push_to_hub|save_pretrained|create_repo|upload_folder|upload_file|save_to_disk|push_to_hub_\w+)$/.test(call.method))
      continue;
    for (const arg of call.args) if (arg.value.kind === 'string') own.add(arg.value.value);
  }
  return own;
}

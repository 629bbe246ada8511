import type { Artifact } from '../../artifacts/artifact.js';
import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { addKeywordEdit } from '../../artifacts/pythonEdits.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { enumerated } from '../shared/enumerated.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { type HubLoad, hubLoadOf, isCommit } from '../shared/hubLoads.js';
import { knownCommit } from '../shared/knownModels.js';
import { calledFrom } from '../shared/mainFiles.js';
import { argSpan, isBool, partText, stringOf } from '../shared/pythonCalls.js';

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
  fixesFrom({ span }, artifact, project) {
    if (artifact.kind !== 'notebook' && artifact.kind !== 'python-script') return [];
    const { apart, all } = openLoads(artifact.python);
    const here = apart.get(span.part) ?? [];
    if (here[0]?.arg.start !== span.start) return [];
    const commits = new Map(here.flatMap(({ id }) => (knownCommit(project, id) ? [[id, knownCommit(project, id)!]] : [])));
    const [first] = commits.values();
    // Told of once, mended wherever it is loaded.
    const loads = all.filter(({ id }) => here.some((each) => each.id === id));
    const edits = loads.flatMap(({ call, id }) => {
      const commit = commits.get(id)?.[0];
      return (commit && addKeywordEdit(call, partText(artifact, call.part), `revision="${commit}"`)) || [];
    });
    if (!first || edits.length < loads.length) return [];
    const title =
      here.length === 1
        ? `Take commit ${first[0].slice(0, 12)}, as in \`${calledFrom(project, artifact, first[1])}\``
        : `Take all ${here.length} commits that the project names elsewhere`;
    return [suggestedFix(title, ...edits)];
  },
  *check(python, { artifact }) {
    const { beside, apart } = openLoads(python);
    for (const [{ call, arg, id }, other] of beside) {
      const edit = addKeywordEdit(call, partText(artifact, call.part), `revision=${commitOf(other.call, call, artifact)}`);
      const fixes = edit ? [suggestedFix(`Use the commit named elsewhere in this ${python.form}`, edit)] : [];
      yield finding(
        argSpan(call, arg),
        `\`${id}\` is loaded without the revision that it has elsewhere in this ${python.form}.`,
        fixes,
      );
    }
    // One remark for each repository, one place for each cell.
    for (const found of apart.values()) {
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

/** Loads without a fixed revision. */
interface OpenLoads {
  /** Each with a load of the same repository that names a commit. */
  readonly beside: readonly (readonly [HubLoad, HubLoad])[];
  /** The first of each other repository, by part. */
  readonly apart: ReadonlyMap<number, readonly HubLoad[]>;
  /** Those, and the further ones of the same repositories. */
  readonly all: readonly HubLoad[];
}

function openLoads(python: PythonCode): OpenLoads {
  const beside: [HubLoad, HubLoad][] = [];
  const apart = new Map<number, HubLoad[]>();
  const loads = python.calls.flatMap((call) => hubLoadOf(call) ?? []);
  const own = loads.length > 0 ? ownRepositories(python) : new Set<string>();
  const pinned = new Map<string, HubLoad>();
  for (const load of loads) {
    if (!pinned.has(load.id) && isCommit(stringOf(load.call.arg('revision')))) pinned.set(load.id, load);
  }
  const told = new Set<string>();
  const all: HubLoad[] = [];
  for (const load of loads) {
    const { call, id } = load;
    const revision = call.arg('revision');
    const branch = stringOf(revision);
    if (own.has(nameOf(id)) || call.hasStarArgs || (revision && !(branch !== undefined && BRANCH.test(branch)))) continue;
    const other = pinned.get(id);
    if (other) {
      beside.push([load, other]);
      continue;
    }
    all.push(load);
    if (!told.has(id)) {
      told.add(id);
      apart.set(call.part, [...(apart.get(call.part) ?? []), load]);
    }
  }
  return { beside, apart, all };
}

/** The commit as the other call writes it; as a literal where that stands below, and its variable with it. */
function commitOf(other: PyCall, call: PyCall, artifact: Artifact): string {
  const revision = other.arg('revision')!;
  const isAbove = other.part < call.part || (other.part === call.part && other.start < call.start);
  return isAbove ? partText(artifact, other.part).slice(revision.valueStart, revision.end) : JSON.stringify(stringOf(revision));
}

/**
 * Repositories that this code writes itself: their state is its own. By name alone, for whose account a trainer pushes to stands
 * nowhere, and tutorials write `your-name`.
 */
function ownRepositories(python: PythonCode): Set<string> {
  const own = new Set<string>();
  for (const call of python.calls) {
    const writes = WRITES.test(call.method);
    const pushes = isBool(call.arg('push_to_hub'), true);
    for (const { name, value } of call.args) {
      if (value.kind === 'string' && (writes || (pushes && /^(?:output_dir|hub_model_id)$/.test(name ?? 'output_dir'))))
        own.add(nameOf(value.value));
    }
  }
  return own;
}

const WRITES = /^(?:push_to_hub|save_pretrained|create_repo|upload_folder|upload_file|save_to_disk|push_to_hub_\w+)$/;

/** `me/scorer` is `scorer`, whoever it belongs to. */
function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inFile } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calledFrom } from '../shared/mainFiles.js';
import { disagreements, hubPins } from '../shared/pinnedUses.js';

const [ONE, OTHER] = ['8afb486c1db24fe5011ec46dfbe5b5dccdb575c2', '5f0b02c75b57c5855da9ae460ce51323ea669d8a'];
/** Branches move and say nothing; only commits can be told apart. */
const COMMIT = /^[0-9a-f]{7,40}$/;

/**
 * Stands at the code, as what is served is what answers, and at what is served where the adapter's config says another
 * commit, as its weights were made on that.
 */
export default defineRule({
  id: 'versioning/revisions-contradict',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'Two files pin one model of the Hub to different commits.',
  remedy: 'Pin the commit in both that the model was evaluated with.',
  why: 'What was measured is not what answers: weights, tokenizer or chat template changed between the two commits.',
  sources: [
    {
      title: 'Hugging Face Hub: download files from the Hub, a specific version',
      url: 'https://huggingface.co/docs/huggingface_hub/guides/download#from-specific-version',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { ...served(ONE), ...evaluated(OTHER) },
    good: { ...served(ONE), ...evaluated(ONE) },
  },
  *check(project) {
    const uses = hubPins(project).filter(({ version }) => COMMIT.test(version));
    for (const { use, other, alone } of disagreements(uses, differ)) {
      const called = calledFrom(project, use.artifact, other.artifact);
      const here = use.replace?.(other.version) ?? [];
      const there = alone ? (other.replace?.(use.version) ?? []) : [];
      const fixes = [
        ...(here.length > 0 ? [suggestedFix(`Pin \`${short(other.version)}\` here, as \`${called}\` does`, ...here)] : []),
        ...(there.length > 0
          ? [suggestedFix(`Pin \`${short(use.version)}\` in \`${called}\``, ...inFile(other.artifact.uri, there))]
          : []),
      ];
      const message = `\`${use.model}\` is taken at \`${short(use.version)}\` here and at \`${short(other.version)}\` in \`${called}\`.`;
      const related = { uri: other.artifact.uri, span: other.span, message: `Pinned to \`${short(other.version)}\` here.` };
      yield at(use.artifact, finding(use.span, message, fixes, [related]));
    }
  },
});

/** A short commit is the beginning of the whole one. */
function differ(a: string, b: string): boolean {
  return !a.startsWith(b) && !b.startsWith(a);
}

function short(commit: string): string {
  return commit.slice(0, 12);
}

function served(revision: string) {
  return inferenceServiceExample(
    `predictor:\n  model:\n    modelFormat: {name: huggingface}\n    storageUri: hf://northwind/encoder:${revision}`,
  );
}

function evaluated(revision: string) {
  return notebookExample(
    `from transformers import AutoModel\nmodel = AutoModel.from_pretrained("northwind/encoder", revision="${revision}")`,
  );
}

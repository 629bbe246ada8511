import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { hubLibraries } from '../../catalogue/hubLibraries.js';
import { isNearName } from '../../nearNames.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { table } from '../../table.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { scalarsAt } from '../shared/listItems.js';

/** Names of packages whose library the Hub calls otherwise. */
const OTHERWISE: Readonly<Record<string, string>> = table({
  'scikit-learn': 'sklearn',
  scikit_learn: 'sklearn',
  sbert: 'sentence-transformers',
  'pyannote.audio': 'pyannote-audio',
  openclip: 'open_clip',
  'stable-baselines-3': 'stable-baselines3',
});

export default defineRule({
  id: 'integration/unknown-library-name',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'info',
  problem: '`library_name` is almost the name of a library that the Hub knows.',
  remedy: "Write the Hub's own name of the library.",
  why: 'The Hub shows no code to load the model with, and the filter by library does not find it.',
  sources: [
    {
      title: 'huggingface.js: libraries of models',
      url: 'https://github.com/huggingface/huggingface.js/blob/main/packages/tasks/src/model-libraries.ts',
    },
    { title: 'Hugging Face Hub: model cards', url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-library' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: mit\nlibrary_name: scikit-learn\npipeline_tag: tabular-classification'),
    good: hubCardExample('license: mit\nlibrary_name: sklearn\npipeline_tag: tabular-classification'),
  },
  *check(card) {
    const [node] = scalarsAt(card, 'library_name');
    if (!node || hubLibraries.includes(node.value)) return;
    const meant = meantBy(node.value.trim());
    if (meant === undefined) return;
    const edits = inPart(setScalar(card.parts[0]!.text, node, meant));
    yield finding(spanOf(node), `The Hub calls \`${node.value.slice(0, 60)}\` \`${meant}\`.`, [
      suggestedFix(`Write \`${meant}\``, ...edits),
    ]);
  },
});

/** Any name is allowed: only what can be meant for one known library counts. */
function meantBy(name: string): string | undefined {
  const other = name.toLowerCase();
  if (Object.hasOwn(OTHERWISE, other)) return OTHERWISE[other];
  const near = hubLibraries.filter((known) => isNearName(name.replaceAll(' ', '-'), known));
  return near.length === 1 ? near[0] : undefined;
}

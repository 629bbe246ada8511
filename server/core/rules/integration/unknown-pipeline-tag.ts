import { closest, distance } from 'fastest-levenshtein';
import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isScalar, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { pipelineTags, retiredPipelineTags } from '../../catalogue/hub.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap, isGiven } from '../shared/hubCard.js';

export default defineRule({
  id: 'integration/unknown-pipeline-tag',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'warning',
  problem: 'The task in `pipeline_tag` is none that the Hub knows.',
  remedy: "Use one of the Hub's tasks.",
  why: 'The Hub then offers no widget and no inference endpoint for the model, and no filter finds it.',
  sources: [
    {
      title: 'huggingface.js: pipeline types',
      url: 'https://github.com/huggingface/huggingface.js/blob/main/packages/tasks/src/pipelines.ts',
    },
    { title: 'huggingface.js#1590: no more text2text', url: 'https://github.com/huggingface/huggingface.js/pull/1590' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: mit\npipeline_tag: text_classification'),
    good: hubCardExample('license: mit\npipeline_tag: text-classification'),
  },
  *check(card) {
    const node = get(frontMatterMap(card), 'pipeline_tag');
    const tag = str(node);
    if (!isScalar(node) || !isGiven(node) || tag === undefined || Object.hasOwn(pipelineTags, tag) || isPlaceholder(tag)) return;
    const successor = Object.hasOwn(retiredPipelineTags, tag) ? retiredPipelineTags[tag] : undefined;
    const meant = successor ?? near(tag);
    const fixes =
      meant === undefined ? [] : [suggestedFix(`Write \`${meant}\``, ...inPart(setScalar(card.parts[0]!.text, node, meant)))];
    const shown = `\`${tag.slice(0, 60)}\``;
    yield finding(
      spanOf(node),
      successor ? `${shown} is no task of the Hub any more; \`${successor}\` took its place.` : `${shown} is no task of the Hub.`,
      fixes,
    );
  },
});

/** The task that was meant, where only spelling stands in between. */
function near(tag: string): string | undefined {
  const text = tag
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  if (Object.hasOwn(pipelineTags, text)) return text;
  const candidate = closest(text, Object.keys(pipelineTags));
  return distance(text, candidate) <= Math.min(3, Math.floor(candidate.length / 6)) ? candidate : undefined;
}

import { spanOf } from '../../artifacts/kubernetes.js';
import { ownText } from '../../artifacts/structuredCardText.js';
import { get } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { quoted } from '../../artifacts/yamlWrite.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { billExample } from '../shared/exampleStructuredCard.js';

/** `modelParameters.approach.type` in CycloneDX 1.5 to 1.7. */
const APPROACHES = ['supervised', 'unsupervised', 'reinforcement-learning', 'semi-supervised', 'self-supervised'];

export default defineRule<'structuredCard'>({
  id: 'interpretability/unknown-learning-approach',
  consideration: 'interpretability/model-choice',
  reads: 'structuredCard',
  severity: 'warning',
  problem: 'The learning approach is none that CycloneDX lists.',
  remedy: 'Name one of the listed approaches, and put what the model does into `task`.',
  why: 'A value outside the list makes the whole bill of materials invalid, and tools that validate it refuse the file.',
  sources: [
    {
      title: 'CycloneDX 1.6: modelParameters.approach.type',
      url: 'https://cyclonedx.org/docs/1.6/json/#components_items_modelCard_modelParameters_approach_type',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: billExample({ modelParameters: { approach: { type: 'supervised-classification' }, task: 'classification' } }),
    good: billExample({ modelParameters: { approach: { type: 'supervised' }, task: 'classification' } }),
  },
  *check(card) {
    if (card.format !== 'cyclonedx' || card.templated) return;
    for (const model of card.models) {
      const node = get(model, 'modelCard', 'modelParameters', 'approach', 'type');
      const text = ownText(node);
      if (!node || text === undefined || APPROACHES.includes(text)) continue;
      const meant = approachOf(text);
      const edits = meant ? setScalar(card.parts[0]!.text, node, card.syntax === 'json' ? quoted(meant) : meant) : [];
      yield finding(
        spanOf(node),
        `\`${text.slice(0, 60)}\` is no learning approach of CycloneDX; those are ${APPROACHES.map((a) => `\`${a}\``).join(', ')}.`,
        edits.length > 0 ? [suggestedFix(`Name the approach \`${meant}\``, ...inPart(edits))] : [],
      );
    }
  },
});

/** The listed approach that a text begins with: `Supervised learning`, `self_supervised`, `supervised-classification`. */
function approachOf(text: string): string | undefined {
  const words = text.toLowerCase().replace(/[\s_-]+/g, '-');
  return (
    APPROACHES.find((approach) => `${words}-`.startsWith(`${approach}-`)) ??
    (/^(?:rl|reinforcement)$/.test(words) ? APPROACHES[2] : undefined)
  );
}

import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { scalarsAt } from '../shared/listItems.js';

export default defineRule({
  id: 'compliance/license-link-invalid',
  consideration: 'compliance/regulations',
  reads: 'card',
  severity: 'info',
  problem: '`license_link` leads to no license text.',
  remedy: 'Write `LICENSE` or `LICENSE.md`, the file beside the card, or an address that begins with `https://`.',
  why: 'The Hub names a license and links nothing, and nobody can read what they agree to.',
  sources: [
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
    { title: 'Hugging Face Hub: licenses', url: 'https://huggingface.co/docs/hub/repositories-licenses' },
  ],
  standards: ['ISO/IEC 42001 A.10.3'],
  fix: 'suggested',
  examples: {
    bad: hubCardExample(
      'license: other\nlicense_name: northwind-1.0\nlicense_link: ./LICENSE\npipeline_tag: text-classification',
    ),
    good: hubCardExample('license: other\nlicense_name: northwind-1.0\nlicense_link: LICENSE\npipeline_tag: text-classification'),
  },
  *check(card) {
    const [node] = scalarsAt(card, 'license_link');
    const link = node?.value.trim();
    if (!node || link === undefined || /^https?:\/\/\S+$/i.test(link)) return;
    if (link === 'LICENSE' || link === 'LICENSE.md') return;
    const meant = meantBy(link);
    yield finding(
      spanOf(node),
      `\`${link.slice(0, 80)}\` is neither \`LICENSE\`, \`LICENSE.md\` nor an address.`,
      meant === undefined ? [] : [suggestedFix(`Write \`${meant}\``, ...inPart(setScalar(card.parts[0]!.text, node, meant)))],
    );
  },
});

function meantBy(link: string): string | undefined {
  if (link === './LICENSE' || link === '/LICENSE') return 'LICENSE';
  if (link === './LICENSE.md' || link === '/LICENSE.md') return 'LICENSE.md';
  return /^(?:www\.[\w.-]+|huggingface\.co|github\.com|raw\.githubusercontent\.com)\/[^\s]+$/.test(link)
    ? `https://${link}`
    : undefined;
}

import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isScalar, isSeq } from '../../artifacts/yaml.js';
import { hubLicenseId } from '../../catalogue/hub.js';
import { defineRule, finding } from '../../rule.js';
import { compatible, statedLicenses } from '../shared/cardLicense.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap } from '../shared/hubCard.js';
import { scalarsAt } from '../shared/listItems.js';

export default defineRule({
  id: 'compliance/license-contradiction',
  consideration: 'compliance/regulations',
  reads: 'card',
  severity: 'warning',
  problem: 'The card names two licenses.',
  remedy: 'Make the front matter and the text name the same license.',
  why: 'Tools go by the front matter and people by the text, and one of them uses the model without a right to.',
  sources: [
    { title: 'Hugging Face Hub: licenses', url: 'https://huggingface.co/docs/hub/repositories-licenses' },
    { title: 'Hugging Face Hub: annotated model card', url: 'https://huggingface.co/docs/hub/model-card-annotated' },
  ],
  standards: ['ISO/IEC 42001 A.10.3'],
  fix: 'none',
  examples: {
    bad: hubCardExample('license: mit\npipeline_tag: text-classification', '- **License:** Apache 2.0'),
    good: hubCardExample('license: apache-2.0\npipeline_tag: text-classification', '- **License:** Apache 2.0'),
  },
  *check(card) {
    const node = get(frontMatterMap(card), 'license');
    if (!isScalar(node) && !isSeq(node)) return;
    const given = scalarsAt(card, 'license').flatMap((each) => hubLicenseId(each.value) ?? []);
    if (given.length === 0) return;
    const stated = statedLicenses(card);
    // A text that names the front matter's license too explains the other one.
    if (stated.some(({ id }) => given.some((other) => compatible(id, other)))) return;
    const [first] = stated;
    if (!first) return;
    const own = given.map((id) => `\`${id}\``).join(' and ');
    yield finding(
      first.span,
      `The text says \`${first.id}\`, the front matter ${own}.`,
      [],
      [{ uri: card.uri, span: spanOf(node), message: 'The license of the front matter.' }],
    );
  },
});

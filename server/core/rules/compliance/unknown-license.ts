import { closest, distance } from 'fastest-levenshtein';
import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isScalar, isSeq, items, str, type YamlNode } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { hubLicenseId, hubLicenses } from '../../catalogue/hub.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap, isGiven } from '../shared/hubCard.js';

export default defineRule({
  id: 'compliance/unknown-license',
  consideration: 'compliance/regulations',
  reads: 'card',
  severity: 'warning',
  problem: 'The license is none of the identifiers that the Hub knows.',
  remedy: "Use the Hub's own identifier, or `other` with `license_name` and `license_link`.",
  why: 'The Hub refuses the card or shows the model without a license, and nobody finds it by its license.',
  sources: [{ title: 'Hugging Face Hub: licenses', url: 'https://huggingface.co/docs/hub/repositories-licenses' }],
  standards: ['EU AI Act Annex XI(1)(1)(f)', 'ISO/IEC 42001 A.10.3'],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: GPL-3.0-or-later\npipeline_tag: text-classification'),
    good: hubCardExample('license: gpl-3.0\npipeline_tag: text-classification'),
  },
  *check(card) {
    const node = get(frontMatterMap(card), 'license');
    for (const item of isSeq(node) ? items(node) : [node]) {
      const written = str(item);
      if (!isScalar(item) || !isGiven(item) || written === undefined || Object.hasOwn(hubLicenses, written)) continue;
      if (isPlaceholder(written) || /^\{.*\}$/.test(written)) continue;
      const id = hubLicenseId(written) ?? near(written);
      const meant = id === undefined ? '' : `; \`${id}\` is`;
      yield finding(
        spanOf(item),
        `\`${written.slice(0, 60)}\` is no license identifier of the Hub${meant}.`,
        id === undefined ? [] : fixes(item, id),
      );
    }
    function fixes(item: YamlNode, id: string) {
      return [suggestedFix(`Write \`${id}\``, ...inPart(setScalar(card.parts[0]!.text, item, scalarSource(id))))];
    }
  },
});

/** The identifier that a slip of the keyboard turned into this. */
function near(written: string): string | undefined {
  const text = written.toLowerCase();
  const candidate = closest(text, Object.keys(hubLicenses));
  return text.length >= 5 && distance(text, candidate) <= 1 ? candidate : undefined;
}

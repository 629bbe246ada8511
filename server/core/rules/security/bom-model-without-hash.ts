import { modelName } from '../../artifacts/structuredCard.js';
import { ownText } from '../../artifacts/structuredCardText.js';
import { bool, get, items, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { modelSpan } from '../shared/billModels.js';
import { billExample } from '../shared/exampleStructuredCard.js';

export default defineRule<'structuredCard'>({
  id: 'security/bom-model-without-hash',
  consideration: 'security/protection',
  reads: 'structuredCard',
  severity: 'info',
  problem: 'A model that is downloaded has no hash in the bill of materials.',
  remedy: 'Add `hashes` with the SHA-256 of the weights, on the component, on its files or on the `distribution` reference.',
  why: 'Without a hash nobody can tell whether the weights that were fetched are the ones that were reviewed.',
  sources: [
    { title: 'CycloneDX 1.6: component hashes', url: 'https://cyclonedx.org/docs/1.6/json/#components_items_hashes' },
    { title: 'MITRE ATLAS: Verify AI Artifacts', url: 'https://atlas.mitre.org/mitigations/AML.M0014' },
  ],
  standards: ['MITRE ATLAS AML.M0014', 'MITRE ATLAS AML.M0023'],
  fix: 'none',
  examples: {
    bad: billExample({}, { hashes: undefined }),
    good: billExample({}),
  },
  *check(card) {
    if (card.format !== 'cyclonedx' || card.templated) return;
    for (const model of card.models) {
      if (isFetched(model) && !isHashed(model)) {
        yield finding(modelSpan(model), `\`${modelName(card, model).slice(0, 80)}\` has no hash.`);
      }
    }
  },
});

/** A model behind somebody's API has no weights that its users could hash: only what is fetched from somewhere counts. */
function isFetched(model: YamlMap): boolean {
  const sources = items(get(model, 'externalReferences')).map((reference) => ownText(get(reference, 'type')));
  return (
    bool(get(model, 'isExternal')) !== true && (ownText(get(model, 'purl')) !== undefined || sources.includes('distribution'))
  );
}

function isHashed(model: YamlMap): boolean {
  const purl = ownText(get(model, 'purl')) ?? '';
  if (/[?&]checksums?=/.test(purl) || /@[\da-f]{40,64}(?:[?#]|$)/i.test(purl)) return true;
  const holders = [model, ...items(get(model, 'components')), ...items(get(model, 'externalReferences'))];
  return holders.some(hasHash) || ['swhid', 'omniborId'].some((key) => ownText(get(model, key, 0)));
}

function hasHash(node: YamlNode): boolean {
  return items(get(node, 'hashes')).some((hash) => ownText(get(hash, 'content')));
}

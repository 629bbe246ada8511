import { modelName } from '../../artifacts/structuredCard.js';
import { ownText } from '../../artifacts/structuredCardText.js';
import { get } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { modelSpan } from '../shared/billModels.js';
import { billExample } from '../shared/exampleStructuredCard.js';

export default defineRule<'structuredCard'>({
  id: 'versioning/bom-model-without-version',
  consideration: 'versioning/version-control',
  reads: 'structuredCard',
  severity: 'info',
  problem: 'A model in the bill of materials has no version.',
  remedy:
    'Give the component its `version`, or a package URL that ends in one; where there is no release, the commit or the date of the weights.',
  why: 'A bill that names a model without its version cannot say which weights are running, nor whether a known flaw is in them.',
  sources: [
    {
      title: 'NTIA: The Minimum Elements For a Software Bill of Materials (version of the component)',
      url: 'https://www.ntia.gov/report/2021/minimum-elements-software-bill-materials-sbom',
    },
    { title: 'CycloneDX 1.6: component version', url: 'https://cyclonedx.org/docs/1.6/json/#components_items_version' },
  ],
  standards: ['MITRE ATLAS AML.M0023'],
  fix: 'none',
  examples: {
    bad: billExample({}, { version: undefined, purl: 'pkg:mlflow/loan-scorer' }),
    good: billExample({}),
  },
  *check(card) {
    if (card.format !== 'cyclonedx' || card.templated) return;
    for (const model of card.models) {
      // 1.7 gives what is used, not shipped, a range; the other identifiers hold a digest or a version of their own.
      const pinned = [get(model, 'version'), get(model, 'versionRange'), get(model, 'swhid', 0), get(model, 'omniborId', 0)];
      if (pinned.some((node) => ownText(node)) || /@[^/@]+$/.test((ownText(get(model, 'purl')) ?? '').replace(/[?#].*$/s, '')))
        continue;
      yield finding(modelSpan(model), `\`${modelName(card, model).slice(0, 80)}\` has no version.`);
    }
  },
});

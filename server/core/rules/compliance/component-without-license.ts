import { spanOf } from '../../artifacts/kubernetes.js';
import { modelName, type StructuredCard } from '../../artifacts/structuredCard.js';
import { hasContent, ownText } from '../../artifacts/structuredCardText.js';
import { get, items, pair, str, type YamlNode } from '../../artifacts/yaml.js';
import type { Finding } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { modelSpan } from '../shared/billModels.js';
import { billExample } from '../shared/exampleStructuredCard.js';

export default defineRule<'structuredCard'>({
  id: 'compliance/component-without-license',
  consideration: 'compliance/regulations',
  reads: 'structuredCard',
  severity: 'info',
  problem: 'A component of the release has no license.',
  remedy: 'Name the license of each component, or the one of the release that covers it.',
  why: 'What has no license may not be used, so whoever deploys the model has no right to this part of it.',
  sources: [
    {
      title: 'Model Openness Tool: how the license of a component is found',
      url: 'https://github.com/lfai/model_openness_tool#understanding-the-model-evaluation-process',
    },
    { title: 'CycloneDX 1.6: component licenses', url: 'https://cyclonedx.org/docs/1.6/json/#components_items_licenses' },
  ],
  standards: [],
  fix: 'none',
  examples: { bad: billExample({}, { licenses: undefined }), good: billExample({}) },
  *check(card) {
    if (card.templated) return;
    if (card.format === 'cyclonedx') yield* inBill(card);
    if (card.format === 'mof') yield* inRelease(card);
  },
});

function* inBill(card: StructuredCard): Generator<Finding> {
  for (const model of card.models) {
    const links = items(get(model, 'externalReferences')).some((r) => ownText(get(r, 'type')) === 'license');
    if (links || hasContent(get(model, 'licenses'), 2) || hasContent(get(model, 'evidence', 'licenses'), 2)) continue;
    yield finding(modelSpan(model), `\`${modelName(card, model).slice(0, 80)}\` has no license.`);
  }
}

/** Components of the Model Openness Framework that are code or documents; all others are data. */
const CODE = [
  'model architecture',
  'data preprocessing code',
  'training code',
  'inference code',
  'evaluation code',
  'supporting libraries and tools',
];
const DOCUMENTS = ['sample model outputs', 'model card', 'data card', 'technical report', 'research paper', 'evaluation results'];

/** One finding for the release: its own license, the one of the component's kind, the one of the whole count in this order. */
function* inRelease(card: StructuredCard): Generator<Finding> {
  const release = get(card.root, 'release');
  const list = pair(release, 'components');
  if (!list || ownText(get(release, 'license', 'distribution', 'name'))) return;
  const bare = items(list.value).flatMap((component) =>
    isLicensed(component, release!) ? [] : (ownText(get(component, 'name')) ?? []),
  );
  if (bare.length === 0) return;
  const names = bare.slice(0, 3).join(', ') + (bare.length > 3 ? ` and ${bare.length - 3} more` : '');
  yield finding(spanOf(list.key), `No license covers ${names}.`);
}

function isLicensed(component: YamlNode, release: YamlNode): boolean {
  const stated = get(component, 'license') ?? get(component, 'license_name');
  if (/^component not included$/i.test(str(stated)?.trim() ?? '') || hasContent(stated, 2)) return true;
  const name = (ownText(get(component, 'name')) ?? '').toLowerCase();
  const kind = CODE.includes(name) ? 'code' : DOCUMENTS.includes(name) ? 'document' : 'data';
  return ownText(get(release, 'license', kind, 'name')) !== undefined;
}

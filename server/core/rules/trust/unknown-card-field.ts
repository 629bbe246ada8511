import { spanOf } from '../../artifacts/kubernetes.js';
import type { StructuredCard } from '../../artifacts/structuredCard.js';
import { get, isMap, items, str, type YamlMap } from '../../artifacts/yaml.js';
import { renameKey } from '../../artifacts/yamlEdit.js';
import type { Finding, Fix } from '../../model.js';
import { isNearName } from '../../nearNames.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { table } from '../../table.js';
import { inPart } from '../shared/edits.js';
import { billExample } from '../shared/exampleStructuredCard.js';

/** Fields at the top of a Model Card Toolkit card, those of VerifyML included. Both versions of the schema list the same. */
const TOOLKIT = [
  'schema_version',
  'model_details',
  'model_parameters',
  'quantitative_analysis',
  'considerations',
  'explainability_analysis',
  'fairness_analysis',
];

/** Fields of `model_details` that changed their name between schema 0.0.1 and 0.0.2. */
const RENAMED: Readonly<Record<string, readonly (readonly [string, string])[]>> = table({
  '0.0.1': [
    ['licenses', 'license'],
    ['citations', 'citation'],
  ],
  '0.0.2': [
    ['license', 'licenses'],
    ['citation', 'citations'],
  ],
});

/** Fields below `modelCard` in CycloneDX 1.5 to 1.7: those of an object, or of each entry of a list. */
const BILL: readonly (readonly [path: readonly string[], keys: readonly string[]])[] = [
  [[], ['bom-ref', 'modelParameters', 'quantitativeAnalysis', 'considerations', 'properties']],
  [['modelParameters'], ['approach', 'task', 'architectureFamily', 'modelArchitecture', 'datasets', 'inputs', 'outputs']],
  [['modelParameters', 'approach'], ['type']],
  [
    ['modelParameters', 'datasets'],
    ['bom-ref', 'ref', 'type', 'name', 'contents', 'classification', 'sensitiveData', 'graphics', 'description', 'governance'],
  ],
  [['modelParameters', 'inputs'], ['format']],
  [['modelParameters', 'outputs'], ['format']],
  [['quantitativeAnalysis'], ['performanceMetrics', 'graphics']],
  [
    ['quantitativeAnalysis', 'performanceMetrics'],
    ['type', 'value', 'slice', 'confidenceInterval'],
  ],
  [
    ['considerations'],
    [
      'users',
      'useCases',
      'technicalLimitations',
      'performanceTradeoffs',
      'ethicalConsiderations',
      'environmentalConsiderations',
      'fairnessAssessments',
    ],
  ],
  [
    ['considerations', 'ethicalConsiderations'],
    ['name', 'mitigationStrategy'],
  ],
  [
    ['considerations', 'fairnessAssessments'],
    ['groupAtRisk', 'benefits', 'harms', 'mitigationStrategy'],
  ],
];

/** What other formats call a field of CycloneDX, where the names are not alike. */
const OTHER_NAMES: Readonly<Record<string, string>> = table({
  limitations: 'technicalLimitations',
  tradeoffs: 'performanceTradeoffs',
});

export default defineRule<'structuredCard'>({
  id: 'trust/unknown-card-field',
  consideration: 'trust/transparency',
  reads: 'structuredCard',
  severity: 'warning',
  problem: 'The model card has a field that its format does not know.',
  remedy: 'Use the name that the schema gives the field, or move the text into a field that the schema has.',
  why: 'The schema allows no other fields here, so tools that validate the file refuse it and readers never see what it says.',
  sources: [
    {
      title: 'Model Card Toolkit: schema 0.0.2',
      url: 'https://github.com/tensorflow/model-card-toolkit/blob/main/model_card_toolkit/schema/v0.0.2/model_card.schema.json',
    },
    { title: 'CycloneDX 1.6: modelCard', url: 'https://cyclonedx.org/docs/1.6/json/#components_items_modelCard' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: billExample({ considerations: { limitations: ['Trained on applicants from one country only'] } }),
    good: billExample({ considerations: { technicalLimitations: ['Trained on applicants from one country only'] } }),
  },
  *check(card) {
    if (card.templated) return;
    if (card.format === 'model-card-toolkit') yield* inToolkit(card);
    if (card.format === 'cyclonedx') yield* inBill(card);
  },
});

/** Without a declared schema a field is only told from a hand-made card's own where it is a slip of a known one. */
function* inToolkit(card: StructuredCard): Generator<Finding> {
  const renamed = RENAMED[card.version ?? ''];
  for (const { key } of card.root.pairs) {
    const name = str(key);
    if (name === undefined || TOOLKIT.includes(name) || name === '$schema' || name === '<<') continue;
    const meant = TOOLKIT.find((known) => isNearName(known, name));
    if (!renamed && !meant) continue;
    const message = `\`${name}\` is no field of a Model Card Toolkit card${hint(meant)}.`;
    yield finding(spanOf(key), message, renaming(card, card.root, name, meant));
  }
  const details = get(card.root, 'model_details');
  for (const [old, now] of renamed ?? []) {
    const own = isMap(details) ? details.pairs.find((pair) => str(pair.key) === old) : undefined;
    if (own) yield finding(spanOf(own.key), `Schema ${card.version} has no \`${old}\` in \`model_details\`; it has \`${now}\`.`);
  }
}

function* inBill(card: StructuredCard): Generator<Finding> {
  for (const model of card.models) {
    for (const [path, known] of BILL) {
      const here = known.filter((key) => card.version !== '1.5' || key !== 'environmentalConsiderations');
      const node = get(model, 'modelCard', ...path);
      for (const map of [node, ...items(node)]) {
        if (isMap(map)) yield* unknownIn(card, map, here, ['modelCard', ...path].at(-1)!);
      }
    }
  }
}

function* unknownIn(card: StructuredCard, map: YamlMap, known: readonly string[], place: string): Generator<Finding> {
  for (const { key } of map.pairs) {
    const name = str(key);
    if (name === undefined || known.includes(name) || name === '<<') continue;
    const other = OTHER_NAMES[name];
    const meant = other && known.includes(other) ? other : known.find((each) => isNearName(each, name));
    yield finding(
      spanOf(key),
      `\`${name}\` is no field of \`${place}\` in CycloneDX ${card.version}${hint(meant)}.`,
      renaming(card, map, name, meant),
    );
  }
}

function hint(meant: string | undefined): string {
  return meant ? `; \`${meant}\` is` : '';
}

function renaming(card: StructuredCard, map: YamlMap, name: string, meant: string | undefined): Fix[] {
  const edits = meant ? renameKey(card.parts[0]!.text, map, name, meant) : [];
  return edits.length > 0 ? [suggestedFix(`Rename \`${name}\` to \`${meant}\``, ...inPart(edits))] : [];
}

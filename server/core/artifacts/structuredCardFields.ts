import type { CardConcept } from './cardConcepts.js';
import { ownText } from './structuredCardText.js';
import { get, isMap, keys, type YamlNode } from './yaml.js';

export type CardFormat = 'model-card-toolkit' | 'cyclonedx' | 'mof';

/** Where a format says something of a concept. */
export interface CardField {
  readonly concept: CardConcept;
  /** Keys from the model's own mapping to the field; sequences on the way are looked through. */
  readonly path: string;
  /** Keys of an entry whose text counts; all of its text where absent. */
  readonly says?: readonly string[];
  /** The entries of the field that count; all where absent. */
  readonly pick?: (entries: readonly YamlNode[]) => readonly YamlNode[];
  /** Letters and digits that are an answer, where `pick` has looked at the entries already. */
  readonly least?: number;
}

const f = (concept: CardConcept, path: string, says?: readonly string[]): CardField =>
  says ? { concept, path, says } : { concept, path };
const picked = (
  concept: CardConcept,
  path: string,
  pick: NonNullable<CardField['pick']>,
  says?: readonly string[],
): CardField => ({
  ...f(concept, path, says),
  pick,
  least: 1,
});

/** Metrics with a name and a value. */
const measured = (entries: readonly YamlNode[]) => entries.filter((e) => ownText(get(e, 'type')) && ownText(get(e, 'value')));

/** Names of slices that are not a group of what the model is used on: the whole, or a part of the data by its role. */
const WHOLE =
  /^(?:overall|all|total|full|entire|whole|none|default|train(?:ing)?|test(?:ing)?|val(?:id(?:ation)?)?|dev|eval(?:uation)?|hold-?out|held-?out)(?:[ _-]?(?:data|set|dataset|data set|split))?$/i;

/** Metrics of two groups at least. */
function perGroup(entries: readonly YamlNode[]): readonly YamlNode[] {
  const sliced = measured(entries).filter((e) => !WHOLE.test(ownText(get(e, 'slice')) ?? 'all'));
  return new Set(sliced.map((e) => ownText(get(e, 'slice')))).size > 1 ? sliced : [];
}

const having =
  (key: string, ...values: readonly string[]) =>
  (entries: readonly YamlNode[]) =>
    entries.filter((e) => values.includes(ownText(get(e, key)) ?? ''));

const bounded =
  (...bounds: readonly string[]) =>
  (entries: readonly YamlNode[]) =>
    measured(entries).filter((e) => isMap(get(e, bounds[0]!)) && bounds.slice(1).every((b) => ownText(get(e, bounds[0]!, b))));

/** A component of a MOF release that says where it is. */
const included =
  (...names: readonly string[]) =>
  (entries: readonly YamlNode[]) =>
    having('name', ...names)(entries).filter((e) => LOCATIONS.some((key) => ownText(get(e, key))));
const LOCATIONS = ['component_path', 'location'];

/** v0.0.1 has `data: {train, eval}`, later versions a list; only a list's own entries name data sets. */
const listed = (entries: readonly YamlNode[]) => entries.filter((e) => !keys(e).some((key) => key === 'train' || key === 'eval'));

const DATASET = ['name', 'description', 'link'];

/**
 * Google Model Card Toolkit, schemas 0.0.1 and 0.0.2, with the fields that VerifyML adds.
 * https://github.com/tensorflow/model-card-toolkit/tree/main/model_card_toolkit/schema
 * https://github.com/cylynx/verifyml/blob/main/verifyml/model_card_toolkit/schema/v0.0.4/model_card.schema.json
 */
const toolkit: readonly CardField[] = [
  f('description', 'model_details.overview'),
  f('description', 'model_details.documentation'),
  f('contact', 'model_details.owners', ['contact', 'name']),
  f('version', 'model_details.version', ['name', 'date']),
  f('license', 'model_details.licenses', ['identifier', 'custom_text']),
  f('license', 'model_details.license'),
  f('citation', 'model_details.citations', ['citation']),
  f('citation', 'model_details.citation'),
  f('regulatory', 'model_details.regulatory_requirements', ['regulation']),
  f('model-type', 'model_parameters.model_architecture'),
  { ...f('training-data', 'model_parameters.data', DATASET), pick: listed },
  f('training-data', 'model_parameters.data.train', DATASET),
  f('eval-data', 'model_parameters.data.eval', DATASET),
  f('privacy', 'model_parameters.data.sensitive', ['sensitive_data', 'justification']),
  f('io-spec', 'model_parameters.input_format'),
  f('io-spec', 'model_parameters.input_format_map'),
  f('io-spec', 'model_parameters.output_format'),
  f('io-spec', 'model_parameters.output_format_map'),
  picked('evaluation', 'quantitative_analysis.performance_metrics', measured, ['type', 'value']),
  picked('subgroup-eval', 'quantitative_analysis.performance_metrics', perGroup, ['type', 'value', 'slice']),
  picked(
    'uncertainty',
    'quantitative_analysis.performance_metrics',
    bounded('confidence_interval', 'lower_bound', 'upper_bound'),
  ),
  f('thresholds', 'quantitative_analysis.performance_metrics.threshold'),
  f('thresholds', 'quantitative_analysis.performance_metrics.tests.threshold'),
  f('subgroup-eval', 'fairness_analysis.fairness_reports', ['description', 'segment', 'tests']),
  f('explainability', 'explainability_analysis.explainability_reports', ['type', 'description']),
  f('intended-use', 'considerations.users'),
  f('intended-use', 'considerations.use_cases'),
  f('limitations', 'considerations.limitations'),
  f('limitations', 'considerations.tradeoffs'),
  f('ethics', 'considerations.ethical_considerations', ['name']),
  f('risks', 'considerations.ethical_considerations', ['name']),
  f('mitigation', 'considerations.ethical_considerations.mitigation_strategy'),
  f('bias', 'considerations.fairness_assessment', ['group_at_risk', 'harms']),
  f('mitigation', 'considerations.fairness_assessment.mitigation_strategy'),
];

/**
 * A machine-learning component of a CycloneDX bill of materials, 1.5 to 1.7: https://cyclonedx.org/docs/1.7/json/ (component,
 * modelCard). Who supplied or published it is not whom to ask, so these are not its contact.
 */
const cyclonedx: readonly CardField[] = [
  f('description', 'description'),
  f('contact', 'authors'),
  f('contact', 'author'),
  f('contact', 'supplier.contact'),
  f('contact', 'manufacturer.contact'),
  picked('contact', 'externalReferences', having('type', 'support', 'mailing-list', 'chat'), ['url']),
  picked('feedback', 'externalReferences', having('type', 'issue-tracker'), ['url']),
  f('version', 'version'),
  f('license', 'licenses', ['license', 'expression']),
  f('base-model', 'pedigree.ancestors', ['name', 'purl', 'description']),
  f('model-type', 'modelCard.modelParameters.task'),
  f('model-type', 'modelCard.modelParameters.architectureFamily'),
  f('model-type', 'modelCard.modelParameters.modelArchitecture'),
  f('training-data', 'modelCard.modelParameters.datasets', ['name', 'description', 'contents', 'ref']),
  f('privacy', 'modelCard.modelParameters.datasets.sensitiveData'),
  f('io-spec', 'modelCard.modelParameters.inputs', ['format']),
  f('io-spec', 'modelCard.modelParameters.outputs', ['format']),
  picked('evaluation', 'modelCard.quantitativeAnalysis.performanceMetrics', measured, ['type', 'value']),
  picked('subgroup-eval', 'modelCard.quantitativeAnalysis.performanceMetrics', perGroup, ['type', 'value', 'slice']),
  picked(
    'uncertainty',
    'modelCard.quantitativeAnalysis.performanceMetrics',
    bounded('confidenceInterval', 'lowerBound', 'upperBound'),
  ),
  f('intended-use', 'modelCard.considerations.users'),
  f('intended-use', 'modelCard.considerations.useCases'),
  f('limitations', 'modelCard.considerations.technicalLimitations'),
  f('limitations', 'modelCard.considerations.performanceTradeoffs'),
  f('ethics', 'modelCard.considerations.ethicalConsiderations', ['name']),
  f('risks', 'modelCard.considerations.ethicalConsiderations', ['name']),
  f('mitigation', 'modelCard.considerations.ethicalConsiderations.mitigationStrategy'),
  f('bias', 'modelCard.considerations.fairnessAssessments', ['groupAtRisk', 'harms']),
  f('mitigation', 'modelCard.considerations.fairnessAssessments.mitigationStrategy'),
  f('environment', 'modelCard.considerations.environmentalConsiderations.energyConsumptions', [
    'activityEnergyCost',
    'co2CostEquivalent',
  ]),
];

/**
 * Model Openness Framework: https://github.com/lfai/model_openness_tool/blob/main/schema/mof_schema.json. A component that is
 * named but not placed is no evidence of what it holds.
 */
const mof: readonly CardField[] = [
  f('contact', 'release.contact'),
  f('version', 'release.version'),
  f('model-type', 'release.architecture'),
  f('license', 'release.license', ['distribution', 'code', 'data', 'document']),
  f('license', 'release.components.license'),
  f('license', 'release.components.license_name'),
  picked('training-procedure', 'release.components', included('Training code'), LOCATIONS),
  picked('training-data', 'release.components', included('Datasets', 'Data card'), LOCATIONS),
  picked('eval-data', 'release.components', included('Evaluation data'), LOCATIONS),
  picked('evaluation', 'release.components', included('Evaluation results'), LOCATIONS),
];

/** What each format says of which concept. The first field of a concept is the one that a fix writes. */
export const cardFields: Readonly<Record<CardFormat, readonly CardField[]>> = { 'model-card-toolkit': toolkit, cyclonedx, mof };

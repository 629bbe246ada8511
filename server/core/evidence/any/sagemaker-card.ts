import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { textAt } from '../../artifacts/cloudFormationValues.js';
import { ownText } from '../../artifacts/structuredCardText.js';
import { get } from '../../artifacts/yaml.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { propertySpan } from '../../rules/shared/stackFix.js';

/**
 * Fields of a card's content, and how many characters make an answer.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards-create.html (the JSON schema of model cards)
 */
const FIELDS: readonly (readonly [ConsiderationId, string, string, number])[] = [
  ['integration/ownership', 'ModelOverview', 'ModelOwner', 2],
  ['trust/transparency', 'IntendedUses', 'IntendedUses', 20],
  ['trust/transparency', 'IntendedUses', 'PurposeOfModel', 20],
  ['trust/transparency', 'IntendedUses', 'FactorsAffectingModelEfficiency', 20],
  ['trust/transparency', 'AdditionalInformation', 'CaveatsAndRecommendations', 20],
  ['fairness/ethical-review', 'AdditionalInformation', 'EthicalConsiderations', 20],
  ['versioning/process-record', 'TrainingDetails', 'TrainingObservations', 20],
  ['compliance/regulations', 'IntendedUses', 'ExplanationsForRiskRating', 20],
];
/** `Unknown` is the rating of a card that nobody rated. */
const RATED = /^(?:High|Medium|Low)$/;

export default defineDetector({
  considerations: [
    'integration/ownership',
    'trust/transparency',
    'fairness/ethical-review',
    'versioning/process-record',
    'compliance/regulations',
  ],
  what: 'SageMaker model card with an owner, intended uses, caveats, ethical considerations, training observations or a risk rating',
  reads: 'cloudformation',
  *find(stack): Generator<Evidence> {
    for (const { id, properties } of sageMaker(stack, 'ModelCard')) {
      for (const [consideration, part, field, least] of FIELDS) {
        const map = get(properties, 'Content', part);
        const text = textAt(properties, 'Content', part, field);
        if (map?.type !== 'map' || text === undefined || text.length < least || ownText(get(map, field)) === undefined) continue;
        yield evidence(consideration, propertySpan(map, field), `${id}: ${field}`);
      }
      const uses = get(properties, 'Content', 'IntendedUses');
      const rating = textAt(properties, 'Content', 'IntendedUses', 'RiskRating') ?? '';
      if (uses?.type === 'map' && RATED.test(rating))
        yield evidence('compliance/regulations', propertySpan(uses, 'RiskRating'), `${id}: risk rating ${rating}`);
    }
  },
});

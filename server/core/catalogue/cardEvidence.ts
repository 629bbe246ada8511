import type { CardConcept } from '../artifacts/cardConcepts.js';
import type { ConsiderationId } from './catalogue.js';

/**
 * What a model card says of a consideration: the concept that a fix writes first, then others that count as well. A
 * concept stands here only if a section about it answers the consideration's question by itself; where more is needed
 * (a number, a date, a reason) a detector looks closer.
 */
export const cardConceptsOf: Readonly<Partial<Record<ConsiderationId, readonly [CardConcept, ...CardConcept[]]>>> = {
  'scalability/elastic-serving': ['scaling'],
  'scalability/capacity': ['latency'],
  'integration/ownership': ['contact'],
  'integration/service-interface': ['io-spec'],
  'interpretability/model-choice': ['model-choice'],
  'interpretability/explanations': ['explainability'],
  'interpretability/communication': ['output-interpretation'],
  'drift/monitoring': ['monitoring'],
  'drift/retraining': ['retraining'],
  'drift/evaluation-threshold': ['thresholds'],
  'data-quality/validation': ['data-validation'],
  'data-quality/refresh': ['data-refresh'],
  'fairness/mitigation': ['mitigation'],
  'fairness/assessment': ['subgroup-eval'],
  'fairness/ethical-review': ['ethics'],
  'fairness/audit': ['audit'],
  'security/protection': ['security'],
  'security/upkeep': ['upkeep'],
  'versioning/version-control': ['version'],
  'versioning/process-record': ['training-procedure'],
  'trust/transparency': ['limitations', 'out-of-scope'],
  'trust/user-involvement': ['feedback', 'oversight'],
  'compliance/regulations': ['license', 'regulatory'],
  'compliance/data-protection': ['privacy'],
  'resources/fit': ['hardware'],
  'resources/optimisation': ['optimisation'],
  'cost/strategy': ['cost', 'environment'],
  'cost/reassessment': ['cost-review'],
};

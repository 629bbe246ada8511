// Written by `npm run generate` from what stands in this folder.
import type { Detector } from '../rule.js';
import anyCardSections from './any/card-sections.js';
import anySpeakingLabels from './any/speaking-labels.js';
import complianceAnonymisation from './compliance/anonymisation.js';
import complianceStatedLicense from './compliance/stated-license.js';
import costEnergyTracking from './cost/energy-tracking.js';
import costScaleToZero from './cost/scale-to-zero.js';
import costStatedEmissions from './cost/stated-emissions.js';
import dataQualityDatedTrainingData from './data-quality/dated-training-data.js';
import dataQualityValidationLibraries from './data-quality/validation-libraries.js';
import driftDriftLibraries from './drift/drift-libraries.js';
import driftEvaluationResults from './drift/evaluation-results.js';
import driftThresholdInCode from './drift/threshold-in-code.js';
import fairnessAssessmentInCode from './fairness/assessment-in-code.js';
import fairnessMeasuredBias from './fairness/measured-bias.js';
import fairnessMitigationInCode from './fairness/mitigation-in-code.js';
import integrationCodeOwners from './integration/code-owners.js';
import integrationModelSignature from './integration/model-signature.js';
import integrationServiceBehind from './integration/service-behind.js';
import interpretabilityExplainersInCode from './interpretability/explainers-in-code.js';
import interpretabilityKserveExplainer from './interpretability/kserve-explainer.js';
import interpretabilityReasonedChoice from './interpretability/reasoned-choice.js';
import resourcesOptimisationInCode from './resources/optimisation-in-code.js';
import resourcesOptimisedModel from './resources/optimised-model.js';
import resourcesStatedSize from './resources/stated-size.js';
import scalabilityAutoscaler from './scalability/autoscaler.js';
import scalabilityScrapedMetrics from './scalability/scraped-metrics.js';
import scalabilityStatedResources from './scalability/stated-resources.js';
import securityHardenedPod from './security/hardened-pod.js';
import securityNetworkPolicy from './security/network-policy.js';
import securitySafeWeights from './security/safe-weights.js';
import trustStatedBounds from './trust/stated-bounds.js';
import versioningExperimentTracking from './versioning/experiment-tracking.js';
import versioningPinnedHubRevisions from './versioning/pinned-hub-revisions.js';
import versioningPinnedImage from './versioning/pinned-image.js';
import versioningPinnedRequirements from './versioning/pinned-requirements.js';
import versioningRunsFromTopToBottom from './versioning/runs-from-top-to-bottom.js';

/** Every detector, by challenge and name. */
export const detectors: readonly Detector[] = [
  anyCardSections,
  anySpeakingLabels,
  scalabilityAutoscaler,
  scalabilityScrapedMetrics,
  scalabilityStatedResources,
  integrationCodeOwners,
  integrationModelSignature,
  integrationServiceBehind,
  interpretabilityExplainersInCode,
  interpretabilityKserveExplainer,
  interpretabilityReasonedChoice,
  driftDriftLibraries,
  driftEvaluationResults,
  driftThresholdInCode,
  dataQualityDatedTrainingData,
  dataQualityValidationLibraries,
  fairnessAssessmentInCode,
  fairnessMeasuredBias,
  fairnessMitigationInCode,
  securityHardenedPod,
  securityNetworkPolicy,
  securitySafeWeights,
  versioningExperimentTracking,
  versioningPinnedHubRevisions,
  versioningPinnedImage,
  versioningPinnedRequirements,
  versioningRunsFromTopToBottom,
  trustStatedBounds,
  complianceAnonymisation,
  complianceStatedLicense,
  resourcesOptimisationInCode,
  resourcesOptimisedModel,
  resourcesStatedSize,
  costEnergyTracking,
  costScaleToZero,
  costStatedEmissions,
];

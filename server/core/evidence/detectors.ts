// Written by `npm run generate` from what stands in this folder.
import type { Detector } from '../rule.js';
import anyCardSections from './any/card-sections.js';
import anyChartValues from './any/chart-values.js';
import anyKustomizationLabels from './any/kustomization-labels.js';
import anySpeakingLabels from './any/speaking-labels.js';
import anyStructuredCardFields from './any/structured-card-fields.js';
import anyTrustyaiService from './any/trustyai-service.js';
import complianceAnonymisation from './compliance/anonymisation.js';
import complianceLicenseFile from './compliance/license-file.js';
import complianceStatedLicense from './compliance/stated-license.js';
import costEnergyTracking from './cost/energy-tracking.js';
import costJobsThatEnd from './cost/jobs-that-end.js';
import costScaleToZero from './cost/scale-to-zero.js';
import costSharedCapacity from './cost/shared-capacity.js';
import costStatedEmissions from './cost/stated-emissions.js';
import dataQualityDatedTrainingData from './data-quality/dated-training-data.js';
import dataQualityValidationLibraries from './data-quality/validation-libraries.js';
import driftAlertRules from './drift/alert-rules.js';
import driftDriftLibraries from './drift/drift-libraries.js';
import driftEvaluationResults from './drift/evaluation-results.js';
import driftPayloadLogger from './drift/payload-logger.js';
import driftResultsFile from './drift/results-file.js';
import driftScheduledJobs from './drift/scheduled-jobs.js';
import driftStructuredMetrics from './drift/structured-metrics.js';
import driftThresholdInCode from './drift/threshold-in-code.js';
import fairnessAssessmentInCode from './fairness/assessment-in-code.js';
import fairnessMeasuredBias from './fairness/measured-bias.js';
import fairnessMitigationInCode from './fairness/mitigation-in-code.js';
import integrationChartMaintainers from './integration/chart-maintainers.js';
import integrationCodeOwners from './integration/code-owners.js';
import integrationModelSignature from './integration/model-signature.js';
import integrationPackagePeople from './integration/package-people.js';
import integrationProbedServer from './integration/probed-server.js';
import integrationRoutedService from './integration/routed-service.js';
import integrationServiceBehind from './integration/service-behind.js';
import interpretabilityExplainersInCode from './interpretability/explainers-in-code.js';
import interpretabilityKserveExplainer from './interpretability/kserve-explainer.js';
import interpretabilityReasonedChoice from './interpretability/reasoned-choice.js';
import resourcesOptimisationInCode from './resources/optimisation-in-code.js';
import resourcesOptimisedModel from './resources/optimised-model.js';
import resourcesOptimisedServer from './resources/optimised-server.js';
import resourcesStatedSize from './resources/stated-size.js';
import scalabilityAutoscaler from './scalability/autoscaler.js';
import scalabilityDisruptionBudget from './scalability/disruption-budget.js';
import scalabilityScrapedMetrics from './scalability/scraped-metrics.js';
import scalabilityServingMetrics from './scalability/serving-metrics.js';
import scalabilityStatedLimits from './scalability/stated-limits.js';
import scalabilityStatedResources from './scalability/stated-resources.js';
import securityChartLock from './security/chart-lock.js';
import securityGuardedRoute from './security/guarded-route.js';
import securityHardenedPod from './security/hardened-pod.js';
import securityKeyedServer from './security/keyed-server.js';
import securityNetworkPolicy from './security/network-policy.js';
import securitySafeWeights from './security/safe-weights.js';
import trustStatedBounds from './trust/stated-bounds.js';
import versioningExperimentTracking from './versioning/experiment-tracking.js';
import versioningPinnedHubRevisions from './versioning/pinned-hub-revisions.js';
import versioningPinnedImage from './versioning/pinned-image.js';
import versioningPinnedModelSource from './versioning/pinned-model-source.js';
import versioningPinnedRequirements from './versioning/pinned-requirements.js';
import versioningRunsFromTopToBottom from './versioning/runs-from-top-to-bottom.js';

/** Every detector, by challenge and name. */
export const detectors: readonly Detector[] = [
  anyCardSections,
  anyChartValues,
  anyKustomizationLabels,
  anySpeakingLabels,
  anyStructuredCardFields,
  anyTrustyaiService,
  scalabilityAutoscaler,
  scalabilityDisruptionBudget,
  scalabilityScrapedMetrics,
  scalabilityServingMetrics,
  scalabilityStatedLimits,
  scalabilityStatedResources,
  integrationChartMaintainers,
  integrationCodeOwners,
  integrationModelSignature,
  integrationPackagePeople,
  integrationProbedServer,
  integrationRoutedService,
  integrationServiceBehind,
  interpretabilityExplainersInCode,
  interpretabilityKserveExplainer,
  interpretabilityReasonedChoice,
  driftAlertRules,
  driftDriftLibraries,
  driftEvaluationResults,
  driftPayloadLogger,
  driftResultsFile,
  driftScheduledJobs,
  driftStructuredMetrics,
  driftThresholdInCode,
  dataQualityDatedTrainingData,
  dataQualityValidationLibraries,
  fairnessAssessmentInCode,
  fairnessMeasuredBias,
  fairnessMitigationInCode,
  securityChartLock,
  securityGuardedRoute,
  securityHardenedPod,
  securityKeyedServer,
  securityNetworkPolicy,
  securitySafeWeights,
  versioningExperimentTracking,
  versioningPinnedHubRevisions,
  versioningPinnedImage,
  versioningPinnedModelSource,
  versioningPinnedRequirements,
  versioningRunsFromTopToBottom,
  trustStatedBounds,
  complianceAnonymisation,
  complianceLicenseFile,
  complianceStatedLicense,
  resourcesOptimisationInCode,
  resourcesOptimisedModel,
  resourcesOptimisedServer,
  resourcesStatedSize,
  costEnergyTracking,
  costJobsThatEnd,
  costScaleToZero,
  costSharedCapacity,
  costStatedEmissions,
];

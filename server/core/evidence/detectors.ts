// Written by `npm run generate` from what stands in this folder.
import type { Detector } from '../rule.js';
import anyAzuremlMonitors from './any/azureml-monitors.js';
import anyAzuremlTags from './any/azureml-tags.js';
import anyBentoLabels from './any/bento-labels.js';
import anyCardSections from './any/card-sections.js';
import anyChartValues from './any/chart-values.js';
import anyComposeWatchers from './any/compose-watchers.js';
import anyDatabricksLabels from './any/databricks-labels.js';
import anyDvcArtifactLabels from './any/dvc-artifact-labels.js';
import anyImageLabels from './any/image-labels.js';
import anyKustomizationLabels from './any/kustomization-labels.js';
import anyMlflowMetadata from './any/mlflow-metadata.js';
import anyMlserverModel from './any/mlserver-model.js';
import anySagemakerCard from './any/sagemaker-card.js';
import anySagemakerReports from './any/sagemaker-reports.js';
import anySpeakingLabels from './any/speaking-labels.js';
import anyStackTags from './any/stack-tags.js';
import anyStructuredCardFields from './any/structured-card-fields.js';
import anyTorchserveModel from './any/torchserve-model.js';
import anyTrustyaiService from './any/trustyai-service.js';
import complianceAnonymisation from './compliance/anonymisation.js';
import complianceLicenseFile from './compliance/license-file.js';
import compliancePrivacyStatement from './compliance/privacy-statement.js';
import complianceStatedLicense from './compliance/stated-license.js';
import costAzuremlIdle from './cost/azureml-idle.js';
import costEnergyTracking from './cost/energy-tracking.js';
import costJobsThatEnd from './cost/jobs-that-end.js';
import costScaleToZero from './cost/scale-to-zero.js';
import costSharedCapacity from './cost/shared-capacity.js';
import costStatedEmissions from './cost/stated-emissions.js';
import dataQualityDatedTrainingData from './data-quality/dated-training-data.js';
import dataQualityMlflowSignature from './data-quality/mlflow-signature.js';
import dataQualityValidationLibraries from './data-quality/validation-libraries.js';
import driftAlertRules from './drift/alert-rules.js';
import driftCompiledPipeline from './drift/compiled-pipeline.js';
import driftDatabricksMonitors from './drift/databricks-monitors.js';
import driftDriftLibraries from './drift/drift-libraries.js';
import driftDvcPipeline from './drift/dvc-pipeline.js';
import driftEvaluationResults from './drift/evaluation-results.js';
import driftPayloadLogger from './drift/payload-logger.js';
import driftResultsFile from './drift/results-file.js';
import driftScheduledJobs from './drift/scheduled-jobs.js';
import driftSeldonMonitors from './drift/seldon-monitors.js';
import driftStructuredMetrics from './drift/structured-metrics.js';
import driftTfservingRequestLog from './drift/tfserving-request-log.js';
import driftThresholdInCode from './drift/threshold-in-code.js';
import driftTrainingWorkflow from './drift/training-workflow.js';
import fairnessAssessmentInCode from './fairness/assessment-in-code.js';
import fairnessMeasuredBias from './fairness/measured-bias.js';
import fairnessMitigatedBias from './fairness/mitigated-bias.js';
import fairnessMitigationInCode from './fairness/mitigation-in-code.js';
import integrationAzuremlEndpoint from './integration/azureml-endpoint.js';
import integrationBentoService from './integration/bento-service.js';
import integrationChartMaintainers from './integration/chart-maintainers.js';
import integrationCodeOwners from './integration/code-owners.js';
import integrationCogRunner from './integration/cog-runner.js';
import integrationComposeHealth from './integration/compose-health.js';
import integrationContainerHealth from './integration/container-health.js';
import integrationDatabricksEndpoint from './integration/databricks-endpoint.js';
import integrationModelSignature from './integration/model-signature.js';
import integrationPackagePeople from './integration/package-people.js';
import integrationProbedServer from './integration/probed-server.js';
import integrationRayServeApp from './integration/ray-serve-app.js';
import integrationRoutedService from './integration/routed-service.js';
import integrationSagemakerEndpoint from './integration/sagemaker-endpoint.js';
import integrationServiceBehind from './integration/service-behind.js';
import integrationTritonTensors from './integration/triton-tensors.js';
import integrationTypedService from './integration/typed-service.js';
import interpretabilityAzuremlExplanations from './interpretability/azureml-explanations.js';
import interpretabilityExplainersInCode from './interpretability/explainers-in-code.js';
import interpretabilityKserveExplainer from './interpretability/kserve-explainer.js';
import interpretabilityReasonedChoice from './interpretability/reasoned-choice.js';
import interpretabilitySeldonExplainer from './interpretability/seldon-explainer.js';
import resourcesAzuremlInstance from './resources/azureml-instance.js';
import resourcesOptimisationInCode from './resources/optimisation-in-code.js';
import resourcesOptimisedModel from './resources/optimised-model.js';
import resourcesOptimisedServer from './resources/optimised-server.js';
import resourcesSagemakerInstance from './resources/sagemaker-instance.js';
import resourcesStatedSize from './resources/stated-size.js';
import resourcesTritonOptimised from './resources/triton-optimised.js';
import scalabilityAutoscaler from './scalability/autoscaler.js';
import scalabilityAzuremlServing from './scalability/azureml-serving.js';
import scalabilityCogConcurrency from './scalability/cog-concurrency.js';
import scalabilityComposeLimits from './scalability/compose-limits.js';
import scalabilityDatabricksServing from './scalability/databricks-serving.js';
import scalabilityDisruptionBudget from './scalability/disruption-budget.js';
import scalabilityMetricsInCode from './scalability/metrics-in-code.js';
import scalabilityOperatorMetrics from './scalability/operator-metrics.js';
import scalabilitySagemakerAlarms from './scalability/sagemaker-alarms.js';
import scalabilitySagemakerMetrics from './scalability/sagemaker-metrics.js';
import scalabilitySagemakerScaling from './scalability/sagemaker-scaling.js';
import scalabilityScrapedMetrics from './scalability/scraped-metrics.js';
import scalabilityServedInCode from './scalability/served-in-code.js';
import scalabilityServingMetrics from './scalability/serving-metrics.js';
import scalabilityStatedLimits from './scalability/stated-limits.js';
import scalabilityStatedRange from './scalability/stated-range.js';
import scalabilityStatedResources from './scalability/stated-resources.js';
import scalabilityStatedSpeed from './scalability/stated-speed.js';
import scalabilityTorchserveCapacity from './scalability/torchserve-capacity.js';
import scalabilityTritonScheduling from './scalability/triton-scheduling.js';
import securityAzuremlProtection from './security/azureml-protection.js';
import securityCallersAsked from './security/callers-asked.js';
import securityChartLock from './security/chart-lock.js';
import securityDatabricksProtection from './security/databricks-protection.js';
import securityGuardedRoute from './security/guarded-route.js';
import securityHardenedPod from './security/hardened-pod.js';
import securityImageUser from './security/image-user.js';
import securityKeyedServer from './security/keyed-server.js';
import securityLockFile from './security/lock-file.js';
import securityNetworkPolicy from './security/network-policy.js';
import securityRayToken from './security/ray-token.js';
import securitySafeWeights from './security/safe-weights.js';
import securitySagemakerProtection from './security/sagemaker-protection.js';
import securityTorchserveGuards from './security/torchserve-guards.js';
import securityTritonChecksum from './security/triton-checksum.js';
import trustFeedbackInCode from './trust/feedback-in-code.js';
import trustStatedBounds from './trust/stated-bounds.js';
import versioningAzuremlVersions from './versioning/azureml-versions.js';
import versioningDatabricksExperiments from './versioning/databricks-experiments.js';
import versioningDvcData from './versioning/dvc-data.js';
import versioningExperimentTracking from './versioning/experiment-tracking.js';
import versioningLockedInstall from './versioning/locked-install.js';
import versioningMlflowLineage from './versioning/mlflow-lineage.js';
import versioningMlflowProject from './versioning/mlflow-project.js';
import versioningPinnedHubRevisions from './versioning/pinned-hub-revisions.js';
import versioningPinnedImage from './versioning/pinned-image.js';
import versioningPinnedModelSource from './versioning/pinned-model-source.js';
import versioningPinnedRequirements from './versioning/pinned-requirements.js';
import versioningRunsFromTopToBottom from './versioning/runs-from-top-to-bottom.js';
import versioningSagemakerModelData from './versioning/sagemaker-model-data.js';
import versioningSagemakerPackage from './versioning/sagemaker-package.js';
import versioningServedVersions from './versioning/served-versions.js';
import versioningTfservingVersions from './versioning/tfserving-versions.js';
import versioningTrackedParameters from './versioning/tracked-parameters.js';
import versioningTrainingJob from './versioning/training-job.js';

/** Every detector, by challenge and name. */
export const detectors: readonly Detector[] = [
  anyAzuremlMonitors,
  anyAzuremlTags,
  anyBentoLabels,
  anyCardSections,
  anyChartValues,
  anyComposeWatchers,
  anyDatabricksLabels,
  anyDvcArtifactLabels,
  anyImageLabels,
  anyKustomizationLabels,
  anyMlflowMetadata,
  anyMlserverModel,
  anySagemakerCard,
  anySagemakerReports,
  anySpeakingLabels,
  anyStackTags,
  anyStructuredCardFields,
  anyTorchserveModel,
  anyTrustyaiService,
  scalabilityAutoscaler,
  scalabilityAzuremlServing,
  scalabilityCogConcurrency,
  scalabilityComposeLimits,
  scalabilityDatabricksServing,
  scalabilityDisruptionBudget,
  scalabilityMetricsInCode,
  scalabilityOperatorMetrics,
  scalabilitySagemakerAlarms,
  scalabilitySagemakerMetrics,
  scalabilitySagemakerScaling,
  scalabilityScrapedMetrics,
  scalabilityServedInCode,
  scalabilityServingMetrics,
  scalabilityStatedLimits,
  scalabilityStatedRange,
  scalabilityStatedResources,
  scalabilityStatedSpeed,
  scalabilityTorchserveCapacity,
  scalabilityTritonScheduling,
  integrationAzuremlEndpoint,
  integrationBentoService,
  integrationChartMaintainers,
  integrationCodeOwners,
  integrationCogRunner,
  integrationComposeHealth,
  integrationContainerHealth,
  integrationDatabricksEndpoint,
  integrationModelSignature,
  integrationPackagePeople,
  integrationProbedServer,
  integrationRayServeApp,
  integrationRoutedService,
  integrationSagemakerEndpoint,
  integrationServiceBehind,
  integrationTritonTensors,
  integrationTypedService,
  interpretabilityAzuremlExplanations,
  interpretabilityExplainersInCode,
  interpretabilityKserveExplainer,
  interpretabilityReasonedChoice,
  interpretabilitySeldonExplainer,
  driftAlertRules,
  driftCompiledPipeline,
  driftDatabricksMonitors,
  driftDriftLibraries,
  driftDvcPipeline,
  driftEvaluationResults,
  driftPayloadLogger,
  driftResultsFile,
  driftScheduledJobs,
  driftSeldonMonitors,
  driftStructuredMetrics,
  driftTfservingRequestLog,
  driftThresholdInCode,
  driftTrainingWorkflow,
  dataQualityDatedTrainingData,
  dataQualityMlflowSignature,
  dataQualityValidationLibraries,
  fairnessAssessmentInCode,
  fairnessMeasuredBias,
  fairnessMitigatedBias,
  fairnessMitigationInCode,
  securityAzuremlProtection,
  securityCallersAsked,
  securityChartLock,
  securityDatabricksProtection,
  securityGuardedRoute,
  securityHardenedPod,
  securityImageUser,
  securityKeyedServer,
  securityLockFile,
  securityNetworkPolicy,
  securityRayToken,
  securitySafeWeights,
  securitySagemakerProtection,
  securityTorchserveGuards,
  securityTritonChecksum,
  versioningAzuremlVersions,
  versioningDatabricksExperiments,
  versioningDvcData,
  versioningExperimentTracking,
  versioningLockedInstall,
  versioningMlflowLineage,
  versioningMlflowProject,
  versioningPinnedHubRevisions,
  versioningPinnedImage,
  versioningPinnedModelSource,
  versioningPinnedRequirements,
  versioningRunsFromTopToBottom,
  versioningSagemakerModelData,
  versioningSagemakerPackage,
  versioningServedVersions,
  versioningTfservingVersions,
  versioningTrackedParameters,
  versioningTrainingJob,
  trustFeedbackInCode,
  trustStatedBounds,
  complianceAnonymisation,
  complianceLicenseFile,
  compliancePrivacyStatement,
  complianceStatedLicense,
  resourcesAzuremlInstance,
  resourcesOptimisationInCode,
  resourcesOptimisedModel,
  resourcesOptimisedServer,
  resourcesSagemakerInstance,
  resourcesStatedSize,
  resourcesTritonOptimised,
  costAzuremlIdle,
  costEnergyTracking,
  costJobsThatEnd,
  costScaleToZero,
  costSharedCapacity,
  costStatedEmissions,
];

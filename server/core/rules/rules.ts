// Written by `npm run generate` from what stands in this folder.
import type { Rule } from '../rule.js';
import complianceComponentWithoutLicense from './compliance/component-without-license.js';
import complianceLicenseNameMissing from './compliance/license-name-missing.js';
import complianceMisspeltLicenseKey from './compliance/misspelt-license-key.js';
import complianceNoLicense from './compliance/no-license.js';
import complianceNoPrivacyStatement from './compliance/no-privacy-statement.js';
import compliancePersonalDataInOutput from './compliance/personal-data-in-output.js';
import complianceUnknownLicense from './compliance/unknown-license.js';
import costEmissionsWithoutNumber from './cost/emissions-without-number.js';
import costGpuJobWithoutDeadline from './cost/gpu-job-without-deadline.js';
import costKedaDefaultMax from './cost/keda-default-max.js';
import costKserveNeverZero from './cost/kserve-never-zero.js';
import costNoCostPlan from './cost/no-cost-plan.js';
import costNoIdleSaving from './cost/no-idle-saving.js';
import costNoReviewDate from './cost/no-review-date.js';
import costScaleDownDisabled from './cost/scale-down-disabled.js';
import costUnboundedSearch from './cost/unbounded-search.js';
import dataQualityDatasetRefUnknown from './data-quality/dataset-ref-unknown.js';
import dataQualityFitBeforeSplit from './data-quality/fit-before-split.js';
import dataQualityFitOnTestData from './data-quality/fit-on-test-data.js';
import dataQualityNoValidation from './data-quality/no-validation.js';
import dataQualityNullDataset from './data-quality/null-dataset.js';
import dataQualityResampleBeforeSplit from './data-quality/resample-before-split.js';
import dataQualityUndatedTrainingData from './data-quality/undated-training-data.js';
import driftMalformedModelIndex from './drift/malformed-model-index.js';
import driftMetricValueType from './drift/metric-value-type.js';
import driftMetricWithoutValue from './drift/metric-without-value.js';
import driftNoEvaluation from './drift/no-evaluation.js';
import driftNoMonitoring from './drift/no-monitoring.js';
import driftNoRetrainingPlan from './drift/no-retraining-plan.js';
import driftPerformanceMetricIncomplete from './drift/performance-metric-incomplete.js';
import fairnessNoAuditDate from './fairness/no-audit-date.js';
import fairnessNoBiasAssessment from './fairness/no-bias-assessment.js';
import fairnessNoEthicsStatement from './fairness/no-ethics-statement.js';
import fairnessNoMitigation from './fairness/no-mitigation.js';
import fairnessSensitiveFeatureUnassessed from './fairness/sensitive-feature-unassessed.js';
import integrationIngressBackendUnknown from './integration/ingress-backend-unknown.js';
import integrationKedaMetadataString from './integration/keda-metadata-string.js';
import integrationKserveInvalidName from './integration/kserve-invalid-name.js';
import integrationKserveLoggerMode from './integration/kserve-logger-mode.js';
import integrationKserveOneImplementation from './integration/kserve-one-implementation.js';
import integrationKserveStandardPredictorName from './integration/kserve-standard-predictor-name.js';
import integrationModelWithoutSignature from './integration/model-without-signature.js';
import integrationMonitorPortUnknown from './integration/monitor-port-unknown.js';
import integrationNoOwner from './integration/no-owner.js';
import integrationNoReadinessProbe from './integration/no-readiness-probe.js';
import integrationNoServiceInterface from './integration/no-service-interface.js';
import integrationProbePortUnknown from './integration/probe-port-unknown.js';
import integrationRemovedApiVersion from './integration/removed-api-version.js';
import integrationServicePortUnknown from './integration/service-port-unknown.js';
import integrationServiceSelectsNothing from './integration/service-selects-nothing.js';
import integrationUnknownPipelineTag from './integration/unknown-pipeline-tag.js';
import integrationUnquotedLanguage from './integration/unquoted-language.js';
import interpretabilityKserveRemovedExplainer from './interpretability/kserve-removed-explainer.js';
import interpretabilityNoExplanations from './interpretability/no-explanations.js';
import interpretabilityNoModelRationale from './interpretability/no-model-rationale.js';
import interpretabilityNoOutputGuide from './interpretability/no-output-guide.js';
import interpretabilityUnknownLearningApproach from './interpretability/unknown-learning-approach.js';
import resourcesFullPrecisionLoad from './resources/full-precision-load.js';
import resourcesGpuRequestLimit from './resources/gpu-request-limit.js';
import resourcesMilliMemory from './resources/milli-memory.js';
import resourcesNoHardwareStatement from './resources/no-hardware-statement.js';
import resourcesNoOptimisation from './resources/no-optimisation.js';
import resourcesRequestAboveLimit from './resources/request-above-limit.js';
import resourcesSmallSharedMemory from './resources/small-shared-memory.js';
import resourcesTensorParallelMismatch from './resources/tensor-parallel-mismatch.js';
import scalabilityAutoscalerAboveMax from './scalability/autoscaler-above-max.js';
import scalabilityAutoscalerFixed from './scalability/autoscaler-fixed.js';
import scalabilityAutoscalerTargetMissing from './scalability/autoscaler-target-missing.js';
import scalabilityAutoscalerWithoutRequest from './scalability/autoscaler-without-request.js';
import scalabilityFixedSingleReplica from './scalability/fixed-single-replica.js';
import scalabilityKedaZeroWithCpu from './scalability/keda-zero-with-cpu.js';
import scalabilityKserveAutoscalerClass from './scalability/kserve-autoscaler-class.js';
import scalabilityKserveMetricMode from './scalability/kserve-metric-mode.js';
import scalabilityKserveMinAboveMax from './scalability/kserve-min-above-max.js';
import scalabilityKserveNoHeadroom from './scalability/kserve-no-headroom.js';
import scalabilityNoAutoscaling from './scalability/no-autoscaling.js';
import scalabilityNoCapacityFigures from './scalability/no-capacity-figures.js';
import scalabilityNoMetrics from './scalability/no-metrics.js';
import scalabilityNoResources from './scalability/no-resources.js';
import scalabilityPdbBlocksDrain from './scalability/pdb-blocks-drain.js';
import scalabilityReplicasBesideAutoscaler from './scalability/replicas-beside-autoscaler.js';
import securityBomModelWithoutHash from './security/bom-model-without-hash.js';
import securityDangerousCapabilities from './security/dangerous-capabilities.js';
import securityHostNamespaces from './security/host-namespaces.js';
import securityHostpathVolume from './security/hostpath-volume.js';
import securityIngressWithoutTls from './security/ingress-without-tls.js';
import securityInsecureIndex from './security/insecure-index.js';
import securityKserveBlockedEnv from './security/kserve-blocked-env.js';
import securityLlmServerWithoutAuth from './security/llm-server-without-auth.js';
import securityNoProtection from './security/no-protection.js';
import securityNoUpdatePath from './security/no-update-path.js';
import securityPickleLoad from './security/pickle-load.js';
import securityPlaintextModelSource from './security/plaintext-model-source.js';
import securityPlaintextSecretEnv from './security/plaintext-secret-env.js';
import securityPrivilegeEscalation from './security/privilege-escalation.js';
import securityPrivilegedContainer from './security/privileged-container.js';
import securityPublicService from './security/public-service.js';
import securityRemoteCodeEnabled from './security/remote-code-enabled.js';
import securityRunAsRoot from './security/run-as-root.js';
import securitySecretInCard from './security/secret-in-card.js';
import securitySecretInNotebook from './security/secret-in-notebook.js';
import securitySecretInRequirements from './security/secret-in-requirements.js';
import securitySecretLiteral from './security/secret-literal.js';
import securityTlsVerificationOff from './security/tls-verification-off.js';
import securityTrustRemoteCode from './security/trust-remote-code.js';
import securityUnsafeDeserialisation from './security/unsafe-deserialisation.js';
import securityUnsafeTorchVersion from './security/unsafe-torch-version.js';
import securityVllmDevMode from './security/vllm-dev-mode.js';
import trustConfidenceIntervalContradiction from './trust/confidence-interval-contradiction.js';
import trustMissingLimitations from './trust/missing-limitations.js';
import trustNoFeedbackChannel from './trust/no-feedback-channel.js';
import trustPlaceholderText from './trust/placeholder-text.js';
import trustUnknownCardField from './trust/unknown-card-field.js';
import versioningAbsolutePath from './versioning/absolute-path.js';
import versioningBaseModelRelation from './versioning/base-model-relation.js';
import versioningBomModelWithoutVersion from './versioning/bom-model-without-version.js';
import versioningDeprecatedSklearnName from './versioning/deprecated-sklearn-name.js';
import versioningHubRevisionMissing from './versioning/hub-revision-missing.js';
import versioningImageTagLatest from './versioning/image-tag-latest.js';
import versioningMissingSeed from './versioning/missing-seed.js';
import versioningModelWithoutRevision from './versioning/model-without-revision.js';
import versioningMutableModelUri from './versioning/mutable-model-uri.js';
import versioningNoTrainingRecord from './versioning/no-training-record.js';
import versioningNoVersion from './versioning/no-version.js';
import versioningOutOfOrderExecution from './versioning/out-of-order-execution.js';
import versioningUnpinnedInstall from './versioning/unpinned-install.js';
import versioningUnpinnedRequirement from './versioning/unpinned-requirement.js';
import versioningUnseededTraining from './versioning/unseeded-training.js';
import versioningVcsRequirementUnpinned from './versioning/vcs-requirement-unpinned.js';

/** Every rule, by challenge and name. */
export const allRules: readonly Rule[] = [
  scalabilityAutoscalerAboveMax,
  scalabilityAutoscalerFixed,
  scalabilityAutoscalerTargetMissing,
  scalabilityAutoscalerWithoutRequest,
  scalabilityFixedSingleReplica,
  scalabilityKedaZeroWithCpu,
  scalabilityKserveAutoscalerClass,
  scalabilityKserveMetricMode,
  scalabilityKserveMinAboveMax,
  scalabilityKserveNoHeadroom,
  scalabilityNoAutoscaling,
  scalabilityNoCapacityFigures,
  scalabilityNoMetrics,
  scalabilityNoResources,
  scalabilityPdbBlocksDrain,
  scalabilityReplicasBesideAutoscaler,
  integrationIngressBackendUnknown,
  integrationKedaMetadataString,
  integrationKserveInvalidName,
  integrationKserveLoggerMode,
  integrationKserveOneImplementation,
  integrationKserveStandardPredictorName,
  integrationModelWithoutSignature,
  integrationMonitorPortUnknown,
  integrationNoOwner,
  integrationNoReadinessProbe,
  integrationNoServiceInterface,
  integrationProbePortUnknown,
  integrationRemovedApiVersion,
  integrationServicePortUnknown,
  integrationServiceSelectsNothing,
  integrationUnknownPipelineTag,
  integrationUnquotedLanguage,
  interpretabilityKserveRemovedExplainer,
  interpretabilityNoExplanations,
  interpretabilityNoModelRationale,
  interpretabilityNoOutputGuide,
  interpretabilityUnknownLearningApproach,
  driftMalformedModelIndex,
  driftMetricValueType,
  driftMetricWithoutValue,
  driftNoEvaluation,
  driftNoMonitoring,
  driftNoRetrainingPlan,
  driftPerformanceMetricIncomplete,
  dataQualityDatasetRefUnknown,
  dataQualityFitBeforeSplit,
  dataQualityFitOnTestData,
  dataQualityNoValidation,
  dataQualityNullDataset,
  dataQualityResampleBeforeSplit,
  dataQualityUndatedTrainingData,
  fairnessNoAuditDate,
  fairnessNoBiasAssessment,
  fairnessNoEthicsStatement,
  fairnessNoMitigation,
  fairnessSensitiveFeatureUnassessed,
  securityBomModelWithoutHash,
  securityDangerousCapabilities,
  securityHostNamespaces,
  securityHostpathVolume,
  securityIngressWithoutTls,
  securityInsecureIndex,
  securityKserveBlockedEnv,
  securityLlmServerWithoutAuth,
  securityNoProtection,
  securityNoUpdatePath,
  securityPickleLoad,
  securityPlaintextModelSource,
  securityPlaintextSecretEnv,
  securityPrivilegeEscalation,
  securityPrivilegedContainer,
  securityPublicService,
  securityRemoteCodeEnabled,
  securityRunAsRoot,
  securitySecretInCard,
  securitySecretInNotebook,
  securitySecretInRequirements,
  securitySecretLiteral,
  securityTlsVerificationOff,
  securityTrustRemoteCode,
  securityUnsafeDeserialisation,
  securityUnsafeTorchVersion,
  securityVllmDevMode,
  versioningAbsolutePath,
  versioningBaseModelRelation,
  versioningBomModelWithoutVersion,
  versioningDeprecatedSklearnName,
  versioningHubRevisionMissing,
  versioningImageTagLatest,
  versioningMissingSeed,
  versioningModelWithoutRevision,
  versioningMutableModelUri,
  versioningNoTrainingRecord,
  versioningNoVersion,
  versioningOutOfOrderExecution,
  versioningUnpinnedInstall,
  versioningUnpinnedRequirement,
  versioningUnseededTraining,
  versioningVcsRequirementUnpinned,
  trustConfidenceIntervalContradiction,
  trustMissingLimitations,
  trustNoFeedbackChannel,
  trustPlaceholderText,
  trustUnknownCardField,
  complianceComponentWithoutLicense,
  complianceLicenseNameMissing,
  complianceMisspeltLicenseKey,
  complianceNoLicense,
  complianceNoPrivacyStatement,
  compliancePersonalDataInOutput,
  complianceUnknownLicense,
  resourcesFullPrecisionLoad,
  resourcesGpuRequestLimit,
  resourcesMilliMemory,
  resourcesNoHardwareStatement,
  resourcesNoOptimisation,
  resourcesRequestAboveLimit,
  resourcesSmallSharedMemory,
  resourcesTensorParallelMismatch,
  costEmissionsWithoutNumber,
  costGpuJobWithoutDeadline,
  costKedaDefaultMax,
  costKserveNeverZero,
  costNoCostPlan,
  costNoIdleSaving,
  costNoReviewDate,
  costScaleDownDisabled,
  costUnboundedSearch,
];

// Written by `npm run generate` from what stands in this folder.
import type { Rule } from '../rule.js';
import complianceComponentWithoutLicense from './compliance/component-without-license.js';
import complianceFourFifthsMisattributed from './compliance/four-fifths-misattributed.js';
import complianceHighRiskUseWithoutOversight from './compliance/high-risk-use-without-oversight.js';
import complianceLicenseBaseConflict from './compliance/license-base-conflict.js';
import complianceLicenseContradiction from './compliance/license-contradiction.js';
import complianceLicenseFileContradiction from './compliance/license-file-contradiction.js';
import complianceLicenseLinkInvalid from './compliance/license-link-invalid.js';
import complianceLicenseNameMissing from './compliance/license-name-missing.js';
import complianceMedicalUseWithoutStatement from './compliance/medical-use-without-statement.js';
import complianceMisspeltLicenseKey from './compliance/misspelt-license-key.js';
import complianceNoLicense from './compliance/no-license.js';
import complianceNoPrivacyStatement from './compliance/no-privacy-statement.js';
import compliancePersonalDataInCard from './compliance/personal-data-in-card.js';
import compliancePersonalDataInOutput from './compliance/personal-data-in-output.js';
import complianceSupersededRegulation from './compliance/superseded-regulation.js';
import complianceUnknownLicense from './compliance/unknown-license.js';
import costBoilerplateEmissions from './cost/boilerplate-emissions.js';
import costEmissionsMalformed from './cost/emissions-malformed.js';
import costEmissionsWithoutNumber from './cost/emissions-without-number.js';
import costGpuJobWithoutDeadline from './cost/gpu-job-without-deadline.js';
import costKedaDefaultMax from './cost/keda-default-max.js';
import costKserveNeverZero from './cost/kserve-never-zero.js';
import costNoCostPlan from './cost/no-cost-plan.js';
import costNoIdleSaving from './cost/no-idle-saving.js';
import costNoReviewDate from './cost/no-review-date.js';
import costScaleDownDisabled from './cost/scale-down-disabled.js';
import costUnboundedSearch from './cost/unbounded-search.js';
import dataQualityDatasetOnlyInProse from './data-quality/dataset-only-in-prose.js';
import dataQualityDatasetRefUnknown from './data-quality/dataset-ref-unknown.js';
import dataQualityFitBeforeSplit from './data-quality/fit-before-split.js';
import dataQualityFitOnTestData from './data-quality/fit-on-test-data.js';
import dataQualityInvalidDatasetId from './data-quality/invalid-dataset-id.js';
import dataQualityNoValidation from './data-quality/no-validation.js';
import dataQualityNullDataset from './data-quality/null-dataset.js';
import dataQualityResampleBeforeSplit from './data-quality/resample-before-split.js';
import dataQualityUndatedTrainingData from './data-quality/undated-training-data.js';
import driftImplausibleMetric from './drift/implausible-metric.js';
import driftMalformedModelIndex from './drift/malformed-model-index.js';
import driftMetricContradictsEvaluationFile from './drift/metric-contradicts-evaluation-file.js';
import driftMetricValueType from './drift/metric-value-type.js';
import driftMetricWithoutDataset from './drift/metric-without-dataset.js';
import driftMetricWithoutUncertainty from './drift/metric-without-uncertainty.js';
import driftMetricWithoutValue from './drift/metric-without-value.js';
import driftModelIndexWithoutSplit from './drift/model-index-without-split.js';
import driftNoEvaluation from './drift/no-evaluation.js';
import driftNoMonitoring from './drift/no-monitoring.js';
import driftNoRetrainingPlan from './drift/no-retraining-plan.js';
import driftPerformanceMetricIncomplete from './drift/performance-metric-incomplete.js';
import driftProseContradictsModelIndex from './drift/prose-contradicts-model-index.js';
import fairnessNoAuditDate from './fairness/no-audit-date.js';
import fairnessNoBiasAssessment from './fairness/no-bias-assessment.js';
import fairnessNoEthicsStatement from './fairness/no-ethics-statement.js';
import fairnessNoMitigation from './fairness/no-mitigation.js';
import fairnessOverallMetricOnly from './fairness/overall-metric-only.js';
import fairnessSensitiveFeatureListed from './fairness/sensitive-feature-listed.js';
import fairnessSensitiveFeatureUnassessed from './fairness/sensitive-feature-unassessed.js';
import integrationDuplicateMetadataKey from './integration/duplicate-metadata-key.js';
import integrationFrontMatterNotRead from './integration/front-matter-not-read.js';
import integrationGatedFieldsInvalid from './integration/gated-fields-invalid.js';
import integrationIngressBackendUnknown from './integration/ingress-backend-unknown.js';
import integrationInvalidLanguageCode from './integration/invalid-language-code.js';
import integrationKedaMetadataString from './integration/keda-metadata-string.js';
import integrationKserveInvalidName from './integration/kserve-invalid-name.js';
import integrationKserveLoggerMode from './integration/kserve-logger-mode.js';
import integrationKserveOneImplementation from './integration/kserve-one-implementation.js';
import integrationKserveStandardPredictorName from './integration/kserve-standard-predictor-name.js';
import integrationLibraryNameMissing from './integration/library-name-missing.js';
import integrationMetadataNumberTrap from './integration/metadata-number-trap.js';
import integrationModelWithoutSignature from './integration/model-without-signature.js';
import integrationMonitorPortUnknown from './integration/monitor-port-unknown.js';
import integrationNoOwner from './integration/no-owner.js';
import integrationNoReadinessProbe from './integration/no-readiness-probe.js';
import integrationNoServiceInterface from './integration/no-service-interface.js';
import integrationNullListEntry from './integration/null-list-entry.js';
import integrationProbePortUnknown from './integration/probe-port-unknown.js';
import integrationRemovedApiVersion from './integration/removed-api-version.js';
import integrationServicePortUnknown from './integration/service-port-unknown.js';
import integrationServiceSelectsNothing from './integration/service-selects-nothing.js';
import integrationUnknownLibraryName from './integration/unknown-library-name.js';
import integrationUnknownMetricId from './integration/unknown-metric-id.js';
import integrationUnknownPipelineTag from './integration/unknown-pipeline-tag.js';
import integrationUnquotedLanguage from './integration/unquoted-language.js';
import integrationUsageCodeSyntax from './integration/usage-code-syntax.js';
import integrationWidgetNotAList from './integration/widget-not-a-list.js';
import interpretabilityImpurityImportance from './interpretability/impurity-importance.js';
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
import resourcesParameterCountContradiction from './resources/parameter-count-contradiction.js';
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
import scalabilityLatencyWithoutHardware from './scalability/latency-without-hardware.js';
import scalabilityMinAboveMax from './scalability/min-above-max.js';
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
import securityRemoteCodeInExample from './security/remote-code-in-example.js';
import securityRunAsRoot from './security/run-as-root.js';
import securitySecretInCard from './security/secret-in-card.js';
import securitySecretInCode from './security/secret-in-code.js';
import securitySecretInRequirements from './security/secret-in-requirements.js';
import securitySecretLiteral from './security/secret-literal.js';
import securityTlsVerificationOff from './security/tls-verification-off.js';
import securityTrustRemoteCode from './security/trust-remote-code.js';
import securityUnsafeDeserialisation from './security/unsafe-deserialisation.js';
import securityUnsafeLoadInExample from './security/unsafe-load-in-example.js';
import securityUnsafeTorchVersion from './security/unsafe-torch-version.js';
import securityVllmDevMode from './security/vllm-dev-mode.js';
import trustAutogeneratedNotice from './trust/autogenerated-notice.js';
import trustBoilerplateRecommendations from './trust/boilerplate-recommendations.js';
import trustConfidenceIntervalContradiction from './trust/confidence-interval-contradiction.js';
import trustDeadAnchorLink from './trust/dead-anchor-link.js';
import trustDeadRelativeLink from './trust/dead-relative-link.js';
import trustMissingLimitations from './trust/missing-limitations.js';
import trustNoFeedbackChannel from './trust/no-feedback-channel.js';
import trustOverclaim from './trust/overclaim.js';
import trustPlaceholderText from './trust/placeholder-text.js';
import trustSelfAssertedVerification from './trust/self-asserted-verification.js';
import trustStaleDate from './trust/stale-date.js';
import trustUnknownCardField from './trust/unknown-card-field.js';
import versioningAbsolutePath from './versioning/absolute-path.js';
import versioningBaseModelContradictsAdapter from './versioning/base-model-contradicts-adapter.js';
import versioningBaseModelOnlyInAdapter from './versioning/base-model-only-in-adapter.js';
import versioningBaseModelOnlyInProse from './versioning/base-model-only-in-prose.js';
import versioningBaseModelRelation from './versioning/base-model-relation.js';
import versioningBomModelWithoutVersion from './versioning/bom-model-without-version.js';
import versioningDeprecatedSklearnName from './versioning/deprecated-sklearn-name.js';
import versioningHubRevisionMissing from './versioning/hub-revision-missing.js';
import versioningImageTagLatest from './versioning/image-tag-latest.js';
import versioningInvalidBaseModel from './versioning/invalid-base-model.js';
import versioningInvalidNewVersion from './versioning/invalid-new-version.js';
import versioningMissingSeed from './versioning/missing-seed.js';
import versioningModelWithoutRevision from './versioning/model-without-revision.js';
import versioningMutableModelUri from './versioning/mutable-model-uri.js';
import versioningNoTrainingRecord from './versioning/no-training-record.js';
import versioningNoVersion from './versioning/no-version.js';
import versioningOutOfOrderExecution from './versioning/out-of-order-execution.js';
import versioningRelationWithoutBaseModel from './versioning/relation-without-base-model.js';
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
  scalabilityLatencyWithoutHardware,
  scalabilityMinAboveMax,
  scalabilityNoAutoscaling,
  scalabilityNoCapacityFigures,
  scalabilityNoMetrics,
  scalabilityNoResources,
  scalabilityPdbBlocksDrain,
  scalabilityReplicasBesideAutoscaler,
  integrationDuplicateMetadataKey,
  integrationFrontMatterNotRead,
  integrationGatedFieldsInvalid,
  integrationIngressBackendUnknown,
  integrationInvalidLanguageCode,
  integrationKedaMetadataString,
  integrationKserveInvalidName,
  integrationKserveLoggerMode,
  integrationKserveOneImplementation,
  integrationKserveStandardPredictorName,
  integrationLibraryNameMissing,
  integrationMetadataNumberTrap,
  integrationModelWithoutSignature,
  integrationMonitorPortUnknown,
  integrationNoOwner,
  integrationNoReadinessProbe,
  integrationNoServiceInterface,
  integrationNullListEntry,
  integrationProbePortUnknown,
  integrationRemovedApiVersion,
  integrationServicePortUnknown,
  integrationServiceSelectsNothing,
  integrationUnknownLibraryName,
  integrationUnknownMetricId,
  integrationUnknownPipelineTag,
  integrationUnquotedLanguage,
  integrationUsageCodeSyntax,
  integrationWidgetNotAList,
  interpretabilityImpurityImportance,
  interpretabilityKserveRemovedExplainer,
  interpretabilityNoExplanations,
  interpretabilityNoModelRationale,
  interpretabilityNoOutputGuide,
  interpretabilityUnknownLearningApproach,
  driftImplausibleMetric,
  driftMalformedModelIndex,
  driftMetricContradictsEvaluationFile,
  driftMetricValueType,
  driftMetricWithoutDataset,
  driftMetricWithoutUncertainty,
  driftMetricWithoutValue,
  driftModelIndexWithoutSplit,
  driftNoEvaluation,
  driftNoMonitoring,
  driftNoRetrainingPlan,
  driftPerformanceMetricIncomplete,
  driftProseContradictsModelIndex,
  dataQualityDatasetOnlyInProse,
  dataQualityDatasetRefUnknown,
  dataQualityFitBeforeSplit,
  dataQualityFitOnTestData,
  dataQualityInvalidDatasetId,
  dataQualityNoValidation,
  dataQualityNullDataset,
  dataQualityResampleBeforeSplit,
  dataQualityUndatedTrainingData,
  fairnessNoAuditDate,
  fairnessNoBiasAssessment,
  fairnessNoEthicsStatement,
  fairnessNoMitigation,
  fairnessOverallMetricOnly,
  fairnessSensitiveFeatureListed,
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
  securityRemoteCodeInExample,
  securityRunAsRoot,
  securitySecretInCard,
  securitySecretInCode,
  securitySecretInRequirements,
  securitySecretLiteral,
  securityTlsVerificationOff,
  securityTrustRemoteCode,
  securityUnsafeDeserialisation,
  securityUnsafeLoadInExample,
  securityUnsafeTorchVersion,
  securityVllmDevMode,
  versioningAbsolutePath,
  versioningBaseModelContradictsAdapter,
  versioningBaseModelOnlyInAdapter,
  versioningBaseModelOnlyInProse,
  versioningBaseModelRelation,
  versioningBomModelWithoutVersion,
  versioningDeprecatedSklearnName,
  versioningHubRevisionMissing,
  versioningImageTagLatest,
  versioningInvalidBaseModel,
  versioningInvalidNewVersion,
  versioningMissingSeed,
  versioningModelWithoutRevision,
  versioningMutableModelUri,
  versioningNoTrainingRecord,
  versioningNoVersion,
  versioningOutOfOrderExecution,
  versioningRelationWithoutBaseModel,
  versioningUnpinnedInstall,
  versioningUnpinnedRequirement,
  versioningUnseededTraining,
  versioningVcsRequirementUnpinned,
  trustAutogeneratedNotice,
  trustBoilerplateRecommendations,
  trustConfidenceIntervalContradiction,
  trustDeadAnchorLink,
  trustDeadRelativeLink,
  trustMissingLimitations,
  trustNoFeedbackChannel,
  trustOverclaim,
  trustPlaceholderText,
  trustSelfAssertedVerification,
  trustStaleDate,
  trustUnknownCardField,
  complianceComponentWithoutLicense,
  complianceFourFifthsMisattributed,
  complianceHighRiskUseWithoutOversight,
  complianceLicenseBaseConflict,
  complianceLicenseContradiction,
  complianceLicenseFileContradiction,
  complianceLicenseLinkInvalid,
  complianceLicenseNameMissing,
  complianceMedicalUseWithoutStatement,
  complianceMisspeltLicenseKey,
  complianceNoLicense,
  complianceNoPrivacyStatement,
  compliancePersonalDataInCard,
  compliancePersonalDataInOutput,
  complianceSupersededRegulation,
  complianceUnknownLicense,
  resourcesFullPrecisionLoad,
  resourcesGpuRequestLimit,
  resourcesMilliMemory,
  resourcesNoHardwareStatement,
  resourcesNoOptimisation,
  resourcesParameterCountContradiction,
  resourcesRequestAboveLimit,
  resourcesSmallSharedMemory,
  resourcesTensorParallelMismatch,
  costBoilerplateEmissions,
  costEmissionsMalformed,
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

// Written by `npm run generate` from what stands in this folder.
import type { Rule } from '../rule.js';
import complianceApprovalWithoutRecord from './compliance/approval-without-record.js';
import complianceCardLicensesContradict from './compliance/card-licenses-contradict.js';
import complianceComponentWithoutLicense from './compliance/component-without-license.js';
import complianceCondaDefaultsChannel from './compliance/conda-defaults-channel.js';
import complianceDeclaredRiskTooLow from './compliance/declared-risk-too-low.js';
import complianceEulaAcceptedInTemplate from './compliance/eula-accepted-in-template.js';
import complianceFourFifthsMisattributed from './compliance/four-fifths-misattributed.js';
import complianceHighRiskUseWithoutOversight from './compliance/high-risk-use-without-oversight.js';
import complianceIdentifiersInOutput from './compliance/identifiers-in-output.js';
import complianceKeptDataContradictsCard from './compliance/kept-data-contradicts-card.js';
import complianceLicenseBaseConflict from './compliance/license-base-conflict.js';
import complianceLicenseContradiction from './compliance/license-contradiction.js';
import complianceLicenseFileContradiction from './compliance/license-file-contradiction.js';
import complianceLicenseLinkInvalid from './compliance/license-link-invalid.js';
import complianceLicenseMetadataContradiction from './compliance/license-metadata-contradiction.js';
import complianceLicenseNameMissing from './compliance/license-name-missing.js';
import complianceMedicalUseWithoutStatement from './compliance/medical-use-without-statement.js';
import complianceMisspeltLicenseKey from './compliance/misspelt-license-key.js';
import complianceNoLicense from './compliance/no-license.js';
import complianceNoPrivacyStatement from './compliance/no-privacy-statement.js';
import compliancePersonalDataInCard from './compliance/personal-data-in-card.js';
import compliancePersonalDataInOutput from './compliance/personal-data-in-output.js';
import complianceRequestBodyLogged from './compliance/request-body-logged.js';
import complianceSupersededRegulation from './compliance/superseded-regulation.js';
import complianceUnknownLicense from './compliance/unknown-license.js';
import costAzuremlClusterNeverZero from './cost/azureml-cluster-never-zero.js';
import costBoilerplateEmissions from './cost/boilerplate-emissions.js';
import costDatabricksNeverZero from './cost/databricks-never-zero.js';
import costEmissionsMalformed from './cost/emissions-malformed.js';
import costEmissionsWithoutNumber from './cost/emissions-without-number.js';
import costEndpointLeftRunning from './cost/endpoint-left-running.js';
import costGpuAlwaysOn from './cost/gpu-always-on.js';
import costGpuJobWithoutDeadline from './cost/gpu-job-without-deadline.js';
import costJobNeverCleared from './cost/job-never-cleared.js';
import costKedaDefaultMax from './cost/keda-default-max.js';
import costKserveNeverZero from './cost/kserve-never-zero.js';
import costKserveUnboundedMax from './cost/kserve-unbounded-max.js';
import costNoCostPlan from './cost/no-cost-plan.js';
import costNoIdleSaving from './cost/no-idle-saving.js';
import costNoReviewDate from './cost/no-review-date.js';
import costRayUnboundedWorkers from './cost/ray-unbounded-workers.js';
import costSagemakerElasticInference from './cost/sagemaker-elastic-inference.js';
import costSagemakerProvisionedConcurrency from './cost/sagemaker-provisioned-concurrency.js';
import costScaleDownDisabled from './cost/scale-down-disabled.js';
import costUnboundedSearch from './cost/unbounded-search.js';
import dataQualityBatchErrorsIgnored from './data-quality/batch-errors-ignored.js';
import dataQualityChainedAssignment from './data-quality/chained-assignment.js';
import dataQualityDatasetOnlyInProse from './data-quality/dataset-only-in-prose.js';
import dataQualityDatasetRefUnknown from './data-quality/dataset-ref-unknown.js';
import dataQualityDatasetsContradictTraining from './data-quality/datasets-contradict-training.js';
import dataQualityDummiesApart from './data-quality/dummies-apart.js';
import dataQualityEarlyStoppingOnTest from './data-quality/early-stopping-on-test.js';
import dataQualityFitBeforeCrossValidation from './data-quality/fit-before-cross-validation.js';
import dataQualityFitBeforeSplit from './data-quality/fit-before-split.js';
import dataQualityFitOnTestData from './data-quality/fit-on-test-data.js';
import dataQualityInvalidDatasetId from './data-quality/invalid-dataset-id.js';
import dataQualityMlflowMissingSignature from './data-quality/mlflow-missing-signature.js';
import dataQualityMlserverNoInputMetadata from './data-quality/mlserver-no-input-metadata.js';
import dataQualityNoValidation from './data-quality/no-validation.js';
import dataQualityNullDataset from './data-quality/null-dataset.js';
import dataQualityResampleBeforeSplit from './data-quality/resample-before-split.js';
import dataQualityRowsSkipped from './data-quality/rows-skipped.js';
import dataQualityShuffledTimeSeries from './data-quality/shuffled-time-series.js';
import dataQualitySplitApart from './data-quality/split-apart.js';
import dataQualityTargetFilled from './data-quality/target-filled.js';
import dataQualityTargetInFeatures from './data-quality/target-in-features.js';
import dataQualityTestOwnStatistics from './data-quality/test-own-statistics.js';
import dataQualityTrainedOnTestRows from './data-quality/trained-on-test-rows.js';
import dataQualityTritonUntypedIo from './data-quality/triton-untyped-io.js';
import dataQualityUndatedTrainingData from './data-quality/undated-training-data.js';
import dataQualityUnstratifiedSplit from './data-quality/unstratified-split.js';
import dataQualityWarningsSilenced from './data-quality/warnings-silenced.js';
import driftAccuracyOfImbalanced from './drift/accuracy-of-imbalanced.js';
import driftAucOfHardLabels from './drift/auc-of-hard-labels.js';
import driftAzuremlCollectorOff from './drift/azureml-collector-off.js';
import driftAzuremlMonitorRecentBaseline from './drift/azureml-monitor-recent-baseline.js';
import driftAzuremlMonitorSilent from './drift/azureml-monitor-silent.js';
import driftDatabricksInferenceTableOff from './drift/databricks-inference-table-off.js';
import driftDatabricksMonitorUnscheduled from './drift/databricks-monitor-unscheduled.js';
import driftFirstClassProbability from './drift/first-class-probability.js';
import driftImplausibleMetric from './drift/implausible-metric.js';
import driftKserveLoggerOneWay from './drift/kserve-logger-one-way.js';
import driftMalformedModelIndex from './drift/malformed-model-index.js';
import driftMetricArgumentsSwapped from './drift/metric-arguments-swapped.js';
import driftMetricContradictsEvaluationFile from './drift/metric-contradicts-evaluation-file.js';
import driftMetricValueType from './drift/metric-value-type.js';
import driftMetricWithoutDataset from './drift/metric-without-dataset.js';
import driftMetricWithoutUncertainty from './drift/metric-without-uncertainty.js';
import driftMetricWithoutValue from './drift/metric-without-value.js';
import driftModelIndexWithoutSplit from './drift/model-index-without-split.js';
import driftNoEvalMode from './drift/no-eval-mode.js';
import driftNoEvaluation from './drift/no-evaluation.js';
import driftNoMonitoring from './drift/no-monitoring.js';
import driftNoRetrainingPlan from './drift/no-retraining-plan.js';
import driftPerformanceMetricIncomplete from './drift/performance-metric-incomplete.js';
import driftProseContradictsModelIndex from './drift/prose-contradicts-model-index.js';
import driftSagemakerCaptureIncomplete from './drift/sagemaker-capture-incomplete.js';
import driftSagemakerCaptureOff from './drift/sagemaker-capture-off.js';
import driftSagemakerMonitorSchedule from './drift/sagemaker-monitor-schedule.js';
import driftSagemakerMonitorWithoutBaseline from './drift/sagemaker-monitor-without-baseline.js';
import driftSagemakerScheduleWithoutCapture from './drift/sagemaker-schedule-without-capture.js';
import driftScoredOnTrainingData from './drift/scored-on-training-data.js';
import driftTfservingLogsNothing from './drift/tfserving-logs-nothing.js';
import driftTrafficShiftWithoutAlarm from './drift/traffic-shift-without-alarm.js';
import fairnessAttributeOnlyDropped from './fairness/attribute-only-dropped.js';
import fairnessBostonHousing from './fairness/boston-housing.js';
import fairnessNoAuditDate from './fairness/no-audit-date.js';
import fairnessNoBiasAssessment from './fairness/no-bias-assessment.js';
import fairnessNoEthicsStatement from './fairness/no-ethics-statement.js';
import fairnessNoMitigation from './fairness/no-mitigation.js';
import fairnessOverallMetricOnly from './fairness/overall-metric-only.js';
import fairnessSensitiveFeatureListed from './fairness/sensitive-feature-listed.js';
import fairnessSensitiveFeatureUnassessed from './fairness/sensitive-feature-unassessed.js';
import integrationAzuremlProbeBounds from './integration/azureml-probe-bounds.js';
import integrationAzuremlTrafficSplit from './integration/azureml-traffic-split.js';
import integrationBentoOptionIgnored from './integration/bento-option-ignored.js';
import integrationBuildArgumentUnknown from './integration/build-argument-unknown.js';
import integrationBuildTargetUnknown from './integration/build-target-unknown.js';
import integrationChartApiVersion from './integration/chart-api-version.js';
import integrationClientModelUnknown from './integration/client-model-unknown.js';
import integrationClientPathContradictsProtocol from './integration/client-path-contradicts-protocol.js';
import integrationCogConfigRejected from './integration/cog-config-rejected.js';
import integrationCogDeprecatedField from './integration/cog-deprecated-field.js';
import integrationCommandOptionUnknown from './integration/command-option-unknown.js';
import integrationConfigNameUnknown from './integration/config-name-unknown.js';
import integrationDatabricksDeprecatedField from './integration/databricks-deprecated-field.js';
import integrationDatabricksRouteUnknown from './integration/databricks-route-unknown.js';
import integrationDuplicateMetadataKey from './integration/duplicate-metadata-key.js';
import integrationEntryPointUnknown from './integration/entry-point-unknown.js';
import integrationErrorWithStatus200 from './integration/error-with-status-200.js';
import integrationFrontMatterNotRead from './integration/front-matter-not-read.js';
import integrationGatedFieldsInvalid from './integration/gated-fields-invalid.js';
import integrationInferencegraphRoute from './integration/inferencegraph-route.js';
import integrationInferencegraphSplitterWeight from './integration/inferencegraph-splitter-weight.js';
import integrationIngressBackendUnknown from './integration/ingress-backend-unknown.js';
import integrationInvalidLanguageCode from './integration/invalid-language-code.js';
import integrationKedaMetadataString from './integration/keda-metadata-string.js';
import integrationKserveCanaryIgnored from './integration/kserve-canary-ignored.js';
import integrationKserveCanarySpec from './integration/kserve-canary-spec.js';
import integrationKserveDeprecatedMode from './integration/kserve-deprecated-mode.js';
import integrationKserveFrameworkKey from './integration/kserve-framework-key.js';
import integrationKserveInvalidName from './integration/kserve-invalid-name.js';
import integrationKserveLoggerMode from './integration/kserve-logger-mode.js';
import integrationKserveMultinodeInvalid from './integration/kserve-multinode-invalid.js';
import integrationKserveOneImplementation from './integration/kserve-one-implementation.js';
import integrationKserveStandardPredictorName from './integration/kserve-standard-predictor-name.js';
import integrationKserveStorageConflict from './integration/kserve-storage-conflict.js';
import integrationKustomizeFileMissing from './integration/kustomize-file-missing.js';
import integrationLibraryContradictsSavedModel from './integration/library-contradicts-saved-model.js';
import integrationLibraryNameMissing from './integration/library-name-missing.js';
import integrationLlmisvcReplicasBesideScaling from './integration/llmisvc-replicas-beside-scaling.js';
import integrationMetadataNumberTrap from './integration/metadata-number-trap.js';
import integrationMlflowNoInputExample from './integration/mlflow-no-input-example.js';
import integrationMlflowProjectRejected from './integration/mlflow-project-rejected.js';
import integrationMlflowUndeclaredParameter from './integration/mlflow-undeclared-parameter.js';
import integrationMlserverIgnoredSetting from './integration/mlserver-ignored-setting.js';
import integrationModelWithoutSignature from './integration/model-without-signature.js';
import integrationMonitorPortUnknown from './integration/monitor-port-unknown.js';
import integrationNoOwner from './integration/no-owner.js';
import integrationNoReadinessProbe from './integration/no-readiness-probe.js';
import integrationNoServiceInterface from './integration/no-service-interface.js';
import integrationNullListEntry from './integration/null-list-entry.js';
import integrationProbePortUnknown from './integration/probe-port-unknown.js';
import integrationPublishedPortContradictsImage from './integration/published-port-contradicts-image.js';
import integrationRayServeDuplicate from './integration/ray-serve-duplicate.js';
import integrationRayServeUnreadable from './integration/ray-serve-unreadable.js';
import integrationRemovedApiVersion from './integration/removed-api-version.js';
import integrationRouteListenerUnknown from './integration/route-listener-unknown.js';
import integrationSeldon1LoggerMode from './integration/seldon1-logger-mode.js';
import integrationSeldon1TrafficSum from './integration/seldon1-traffic-sum.js';
import integrationServicePortUnknown from './integration/service-port-unknown.js';
import integrationServiceSelectsNothing from './integration/service-selects-nothing.js';
import integrationSupersededApiVersion from './integration/superseded-api-version.js';
import integrationTaskContradictsAdapter from './integration/task-contradicts-adapter.js';
import integrationTfservingDuplicateModel from './integration/tfserving-duplicate-model.js';
import integrationTfservingPlatform from './integration/tfserving-platform.js';
import integrationTfservingRelativePath from './integration/tfserving-relative-path.js';
import integrationTfservingVersionInPath from './integration/tfserving-version-in-path.js';
import integrationTorchserveIgnoredSetting from './integration/torchserve-ignored-setting.js';
import integrationTritonEnsembleInvalid from './integration/triton-ensemble-invalid.js';
import integrationTritonFieldTwice from './integration/triton-field-twice.js';
import integrationTritonInvalidDims from './integration/triton-invalid-dims.js';
import integrationTritonNameMismatch from './integration/triton-name-mismatch.js';
import integrationTritonResponseCacheConflict from './integration/triton-response-cache-conflict.js';
import integrationTritonTwoSchedulers from './integration/triton-two-schedulers.js';
import integrationTritonUnknownName from './integration/triton-unknown-name.js';
import integrationUnknownLibraryName from './integration/unknown-library-name.js';
import integrationUnknownMetricId from './integration/unknown-metric-id.js';
import integrationUnknownPipelineTag from './integration/unknown-pipeline-tag.js';
import integrationUnquotedLanguage from './integration/unquoted-language.js';
import integrationUntypedRequest from './integration/untyped-request.js';
import integrationUrlPortUnknown from './integration/url-port-unknown.js';
import integrationUsageCodeSyntax from './integration/usage-code-syntax.js';
import integrationWaitsForNoHealthcheck from './integration/waits-for-no-healthcheck.js';
import integrationWidgetNotAList from './integration/widget-not-a-list.js';
import interpretabilityExplainedOnTrainingData from './interpretability/explained-on-training-data.js';
import interpretabilityExplainerMismatch from './interpretability/explainer-mismatch.js';
import interpretabilityImpurityImportance from './interpretability/impurity-importance.js';
import interpretabilityImpurityImportanceInCode from './interpretability/impurity-importance-in-code.js';
import interpretabilityKserveExplainerUnpinned from './interpretability/kserve-explainer-unpinned.js';
import interpretabilityKserveRemovedExplainer from './interpretability/kserve-removed-explainer.js';
import interpretabilityNoExplanations from './interpretability/no-explanations.js';
import interpretabilityNoModelRationale from './interpretability/no-model-rationale.js';
import interpretabilityNoOutputGuide from './interpretability/no-output-guide.js';
import interpretabilitySeldonExplainerRef from './interpretability/seldon-explainer-ref.js';
import interpretabilitySeldon1ExplainerType from './interpretability/seldon1-explainer-type.js';
import interpretabilityUnknownLearningApproach from './interpretability/unknown-learning-approach.js';
import resourcesCogCudaWithoutGpu from './resources/cog-cuda-without-gpu.js';
import resourcesComposeGpuCapabilities from './resources/compose-gpu-capabilities.js';
import resourcesComposeGpuCountAndIds from './resources/compose-gpu-count-and-ids.js';
import resourcesComposeSmallSharedMemory from './resources/compose-small-shared-memory.js';
import resourcesContextExceedsMemory from './resources/context-exceeds-memory.js';
import resourcesDeviceMapOverridden from './resources/device-map-overridden.js';
import resourcesFullPrecisionLoad from './resources/full-precision-load.js';
import resourcesGpuFractional from './resources/gpu-fractional.js';
import resourcesGpuMemoryShareInvalid from './resources/gpu-memory-share-invalid.js';
import resourcesGpuRequestLimit from './resources/gpu-request-limit.js';
import resourcesGradientsAtEvaluation from './resources/gradients-at-evaluation.js';
import resourcesGradientsWhileServing from './resources/gradients-while-serving.js';
import resourcesKserveDefaultResources from './resources/kserve-default-resources.js';
import resourcesLossKeepsGraph from './resources/loss-keeps-graph.js';
import resourcesMilliMemory from './resources/milli-memory.js';
import resourcesModelExceedsMemory from './resources/model-exceeds-memory.js';
import resourcesNoHardwareStatement from './resources/no-hardware-statement.js';
import resourcesNoMemoryLimit from './resources/no-memory-limit.js';
import resourcesNoOptimisation from './resources/no-optimisation.js';
import resourcesParameterCountContradiction from './resources/parameter-count-contradiction.js';
import resourcesQuantisationArgumentRemoved from './resources/quantisation-argument-removed.js';
import resourcesRayActorExceedsWorker from './resources/ray-actor-exceeds-worker.js';
import resourcesRequestAboveLimit from './resources/request-above-limit.js';
import resourcesSagemakerServerlessMemory from './resources/sagemaker-serverless-memory.js';
import resourcesSagemakerServerlessUnsupported from './resources/sagemaker-serverless-unsupported.js';
import resourcesSeldonNoMemory from './resources/seldon-no-memory.js';
import resourcesSmallSharedMemory from './resources/small-shared-memory.js';
import resourcesTensorParallelMismatch from './resources/tensor-parallel-mismatch.js';
import resourcesTritonInstanceGroupInvalid from './resources/triton-instance-group-invalid.js';
import scalabilityAsyncHandlerBlocks from './scalability/async-handler-blocks.js';
import scalabilityAutoscalerAboveMax from './scalability/autoscaler-above-max.js';
import scalabilityAutoscalerBehaviourInvalid from './scalability/autoscaler-behaviour-invalid.js';
import scalabilityAutoscalerByCpuOnGpu from './scalability/autoscaler-by-cpu-on-gpu.js';
import scalabilityAutoscalerFixed from './scalability/autoscaler-fixed.js';
import scalabilityAutoscalerTargetMissing from './scalability/autoscaler-target-missing.js';
import scalabilityAutoscalerWithoutRequest from './scalability/autoscaler-without-request.js';
import scalabilityAzuremlLowInstanceCount from './scalability/azureml-low-instance-count.js';
import scalabilityAzuremlRequestTimeout from './scalability/azureml-request-timeout.js';
import scalabilityAzuremlScalingWithoutEffect from './scalability/azureml-scaling-without-effect.js';
import scalabilityBudgetSelectsNothing from './scalability/budget-selects-nothing.js';
import scalabilityDatabricksSizeAndConcurrency from './scalability/databricks-size-and-concurrency.js';
import scalabilityDevelopmentServer from './scalability/development-server.js';
import scalabilityFixedSingleReplica from './scalability/fixed-single-replica.js';
import scalabilityIdenticalProbes from './scalability/identical-probes.js';
import scalabilityKedaIdleReplicas from './scalability/keda-idle-replicas.js';
import scalabilityKedaNameTooLong from './scalability/keda-name-too-long.js';
import scalabilityKedaNoFallback from './scalability/keda-no-fallback.js';
import scalabilityKedaTriggerInvalid from './scalability/keda-trigger-invalid.js';
import scalabilityKedaZeroWithCpu from './scalability/keda-zero-with-cpu.js';
import scalabilityKserveAutoscalerClass from './scalability/kserve-autoscaler-class.js';
import scalabilityKserveMetricMode from './scalability/kserve-metric-mode.js';
import scalabilityKserveMinAboveMax from './scalability/kserve-min-above-max.js';
import scalabilityKserveNoHeadroom from './scalability/kserve-no-headroom.js';
import scalabilityKserveStrategyKnative from './scalability/kserve-strategy-knative.js';
import scalabilityLatencyWithoutHardware from './scalability/latency-without-hardware.js';
import scalabilityMinAboveMax from './scalability/min-above-max.js';
import scalabilityMlserverBatchingDisabled from './scalability/mlserver-batching-disabled.js';
import scalabilityModelLoadedPerRequest from './scalability/model-loaded-per-request.js';
import scalabilityMonitorSelectsNothing from './scalability/monitor-selects-nothing.js';
import scalabilityNoAutoscaling from './scalability/no-autoscaling.js';
import scalabilityNoCapacityFigures from './scalability/no-capacity-figures.js';
import scalabilityNoMetrics from './scalability/no-metrics.js';
import scalabilityNoResources from './scalability/no-resources.js';
import scalabilityPdbBlocksDrain from './scalability/pdb-blocks-drain.js';
import scalabilityRayAutoscalerOff from './scalability/ray-autoscaler-off.js';
import scalabilityRayHeadNotRestored from './scalability/ray-head-not-restored.js';
import scalabilityRayReplicasBesideAutoscaling from './scalability/ray-replicas-beside-autoscaling.js';
import scalabilityRayServeFixed from './scalability/ray-serve-fixed.js';
import scalabilityRayServeReplicasConflict from './scalability/ray-serve-replicas-conflict.js';
import scalabilityReplicasBesideAutoscaler from './scalability/replicas-beside-autoscaler.js';
import scalabilityReplicasNotSpread from './scalability/replicas-not-spread.js';
import scalabilityRequestWithoutTimeout from './scalability/request-without-timeout.js';
import scalabilityRouteTimeoutShorter from './scalability/route-timeout-shorter.js';
import scalabilitySagemakerSingleInstance from './scalability/sagemaker-single-instance.js';
import scalabilityScalableTargetWithoutPolicy from './scalability/scalable-target-without-policy.js';
import scalabilityServerMetricsOff from './scalability/server-metrics-off.js';
import scalabilityShellFormServer from './scalability/shell-form-server.js';
import scalabilitySlowStartLiveness from './scalability/slow-start-liveness.js';
import scalabilityStreamlitModelNotCached from './scalability/streamlit-model-not-cached.js';
import scalabilityTorchserveMetricsOff from './scalability/torchserve-metrics-off.js';
import scalabilityTritonBatchingDisabled from './scalability/triton-batching-disabled.js';
import scalabilityTritonNoBatching from './scalability/triton-no-batching.js';
import scalabilityTritonPreferredBatchSize from './scalability/triton-preferred-batch-size.js';
import scalabilityTritonPriorityInvalid from './scalability/triton-priority-invalid.js';
import scalabilityTritonQueueWithoutLimit from './scalability/triton-queue-without-limit.js';
import scalabilityTwoAutoscalers from './scalability/two-autoscalers.js';
import scalabilityUvicornNeedsImportString from './scalability/uvicorn-needs-import-string.js';
import securityAgentRunsCode from './security/agent-runs-code.js';
import securityAnswerExecuted from './security/answer-executed.js';
import securityArchiveUnfiltered from './security/archive-unfiltered.js';
import securityAzuremlKeyAuth from './security/azureml-key-auth.js';
import securityAzuremlPublicEndpoint from './security/azureml-public-endpoint.js';
import securityBomModelWithoutHash from './security/bom-model-without-hash.js';
import securityCodeFromRequest from './security/code-from-request.js';
import securityComposeHostAccess from './security/compose-host-access.js';
import securityComposeHostNamespaces from './security/compose-host-namespaces.js';
import securityCopiedSecret from './security/copied-secret.js';
import securityCredentialsToAnyOrigin from './security/credentials-to-any-origin.js';
import securityDangerousCapabilities from './security/dangerous-capabilities.js';
import securityDatabricksNoGuardrails from './security/databricks-no-guardrails.js';
import securityDatabricksNoRateLimit from './security/databricks-no-rate-limit.js';
import securityDebugServer from './security/debug-server.js';
import securityEndOfLifeBaseImage from './security/end-of-life-base-image.js';
import securityEndOfLifePython from './security/end-of-life-python.js';
import securityErrorDetailsReturned from './security/error-details-returned.js';
import securityExtraIndexUrl from './security/extra-index-url.js';
import securityHostNamespaces from './security/host-namespaces.js';
import securityHostpathVolume from './security/hostpath-volume.js';
import securityImageRunsAsRoot from './security/image-runs-as-root.js';
import securityImageSizeUnchecked from './security/image-size-unchecked.js';
import securityIngressWithoutTls from './security/ingress-without-tls.js';
import securityInsecureIndex from './security/insecure-index.js';
import securityKnownVulnerableVersion from './security/known-vulnerable-version.js';
import securityKserveBlockedEnv from './security/kserve-blocked-env.js';
import securityLlmApiKeyOnly from './security/llm-api-key-only.js';
import securityLlmServerWithoutAuth from './security/llm-server-without-auth.js';
import securityLocalMediaReadable from './security/local-media-readable.js';
import securityManagementPortExposed from './security/management-port-exposed.js';
import securityNoProtection from './security/no-protection.js';
import securityNoUpdatePath from './security/no-update-path.js';
import securityNotebookDirectInternet from './security/notebook-direct-internet.js';
import securityNotebookMetadataV1 from './security/notebook-metadata-v1.js';
import securityNotebookRootAccess from './security/notebook-root-access.js';
import securityOpenNotebookServer from './security/open-notebook-server.js';
import securityPathFromRequest from './security/path-from-request.js';
import securityPickleLoad from './security/pickle-load.js';
import securityPickledMlflowModel from './security/pickled-mlflow-model.js';
import securityPlainHttpWeights from './security/plain-http-weights.js';
import securityPlaintextModelSource from './security/plaintext-model-source.js';
import securityPlaintextSecretEnv from './security/plaintext-secret-env.js';
import securityPolicyAllowsAll from './security/policy-allows-all.js';
import securityPolicySelectsNothing from './security/policy-selects-nothing.js';
import securityPrivilegeEscalation from './security/privilege-escalation.js';
import securityPrivilegedContainer from './security/privileged-container.js';
import securityPublicDemoLink from './security/public-demo-link.js';
import securityPublicEndpointWithoutAuthentication from './security/public-endpoint-without-authentication.js';
import securityPublicService from './security/public-service.js';
import securityPublishedServerWithoutKey from './security/published-server-without-key.js';
import securityRayAuthDisabled from './security/ray-auth-disabled.js';
import securityRayDashboardExposed from './security/ray-dashboard-exposed.js';
import securityRayHeadExposed from './security/ray-head-exposed.js';
import securityRemoteCodeEnabled from './security/remote-code-enabled.js';
import securityRemoteCodeInExample from './security/remote-code-in-example.js';
import securityRemoteFileWithoutChecksum from './security/remote-file-without-checksum.js';
import securityRouteWithoutTls from './security/route-without-tls.js';
import securityRunAsRoot from './security/run-as-root.js';
import securitySagemakerKeyOnLocalDisk from './security/sagemaker-key-on-local-disk.js';
import securitySagemakerMonitorTraffic from './security/sagemaker-monitor-traffic.js';
import securitySagemakerNetworkIsolationOff from './security/sagemaker-network-isolation-off.js';
import securitySagemakerOutputWithoutKey from './security/sagemaker-output-without-key.js';
import securitySagemakerSsmAccess from './security/sagemaker-ssm-access.js';
import securitySecretBuildArgument from './security/secret-build-argument.js';
import securitySecretInCard from './security/secret-in-card.js';
import securitySecretInCode from './security/secret-in-code.js';
import securitySecretInConfigMap from './security/secret-in-config-map.js';
import securitySecretInRequirements from './security/secret-in-requirements.js';
import securitySecretLiteral from './security/secret-literal.js';
import securityServerInDeveloperMode from './security/server-in-developer-mode.js';
import securityServerlessApiOpen from './security/serverless-api-open.js';
import securityServingWithoutAuth from './security/serving-without-auth.js';
import securityShellFromRequest from './security/shell-from-request.js';
import securitySkopsTrustsAll from './security/skops-trusts-all.js';
import securitySqlFromRequest from './security/sql-from-request.js';
import securityTlsVerificationOff from './security/tls-verification-off.js';
import securityTorchHubBranch from './security/torch-hub-branch.js';
import securityTorchserveAnyUrl from './security/torchserve-any-url.js';
import securityTorchserveAuthOff from './security/torchserve-auth-off.js';
import securityTorchserveCors from './security/torchserve-cors.js';
import securityTorchserveExposedManagement from './security/torchserve-exposed-management.js';
import securityTorchserveModelApi from './security/torchserve-model-api.js';
import securityTorchserveSelfSigned from './security/torchserve-self-signed.js';
import securityTorchserveUnmaintained from './security/torchserve-unmaintained.js';
import securityTritonModelControl from './security/triton-model-control.js';
import securityTrustRemoteCode from './security/trust-remote-code.js';
import securityUnmaintainedPackage from './security/unmaintained-package.js';
import securityUnmaintainedServerImage from './security/unmaintained-server-image.js';
import securityUnsafeDeserialisation from './security/unsafe-deserialisation.js';
import securityUnsafeLoadInExample from './security/unsafe-load-in-example.js';
import securityUnsafeTorchVersion from './security/unsafe-torch-version.js';
import securityUnverifiedDownload from './security/unverified-download.js';
import securityUrlFromRequest from './security/url-from-request.js';
import securityVllmDevMode from './security/vllm-dev-mode.js';
import securityVllmProfiler from './security/vllm-profiler.js';
import securityVllmRuntimeLora from './security/vllm-runtime-lora.js';
import trustApprovedPackageWithDraftCard from './trust/approved-package-with-draft-card.js';
import trustAutogeneratedNotice from './trust/autogenerated-notice.js';
import trustBoilerplateRecommendations from './trust/boilerplate-recommendations.js';
import trustClaimContradictsOutput from './trust/claim-contradicts-output.js';
import trustConfidenceIntervalContradiction from './trust/confidence-interval-contradiction.js';
import trustDeadAnchorLink from './trust/dead-anchor-link.js';
import trustDeadRelativeLink from './trust/dead-relative-link.js';
import trustFallbackPrediction from './trust/fallback-prediction.js';
import trustMissingLimitations from './trust/missing-limitations.js';
import trustNoFeedbackChannel from './trust/no-feedback-channel.js';
import trustOverclaim from './trust/overclaim.js';
import trustPlaceholderText from './trust/placeholder-text.js';
import trustSelfAssertedVerification from './trust/self-asserted-verification.js';
import trustStaleDate from './trust/stale-date.js';
import trustUnknownCardField from './trust/unknown-card-field.js';
import versioningAbsolutePath from './versioning/absolute-path.js';
import versioningAzuremlInlineAsset from './versioning/azureml-inline-asset.js';
import versioningAzuremlLatestAsset from './versioning/azureml-latest-asset.js';
import versioningBaseModelContradictsAdapter from './versioning/base-model-contradicts-adapter.js';
import versioningBaseModelContradictsTraining from './versioning/base-model-contradicts-training.js';
import versioningBaseModelOnlyInAdapter from './versioning/base-model-only-in-adapter.js';
import versioningBaseModelOnlyInProse from './versioning/base-model-only-in-prose.js';
import versioningBaseModelRelation from './versioning/base-model-relation.js';
import versioningBentoLockDisabled from './versioning/bento-lock-disabled.js';
import versioningBomContradictsEnvironment from './versioning/bom-contradicts-environment.js';
import versioningBomModelWithoutVersion from './versioning/bom-model-without-version.js';
import versioningChartDependencyOpen from './versioning/chart-dependency-open.js';
import versioningCogWithoutSdkVersion from './versioning/cog-without-sdk-version.js';
import versioningCudnnBenchmark from './versioning/cudnn-benchmark.js';
import versioningDatabricksNoEntityVersion from './versioning/databricks-no-entity-version.js';
import versioningDeprecatedSklearnName from './versioning/deprecated-sklearn-name.js';
import versioningDvcLockStale from './versioning/dvc-lock-stale.js';
import versioningDvcStageNotRepeated from './versioning/dvc-stage-not-repeated.js';
import versioningDvcStageWithoutDeps from './versioning/dvc-stage-without-deps.js';
import versioningDvcWithoutLock from './versioning/dvc-without-lock.js';
import versioningEnvironmentContradictsModel from './versioning/environment-contradicts-model.js';
import versioningErrorOutput from './versioning/error-output.js';
import versioningFrameworkWithoutSeed from './versioning/framework-without-seed.js';
import versioningHubRevisionMissing from './versioning/hub-revision-missing.js';
import versioningImageContradictsRequirements from './versioning/image-contradicts-requirements.js';
import versioningImageContradictsSavedModel from './versioning/image-contradicts-saved-model.js';
import versioningImageTagLatest from './versioning/image-tag-latest.js';
import versioningInputInNotebook from './versioning/input-in-notebook.js';
import versioningInvalidBaseModel from './versioning/invalid-base-model.js';
import versioningInvalidNewVersion from './versioning/invalid-new-version.js';
import versioningJaxKeyReuse from './versioning/jax-key-reuse.js';
import versioningKserveRuntimeUnpinned from './versioning/kserve-runtime-unpinned.js';
import versioningLockContradictsPin from './versioning/lock-contradicts-pin.js';
import versioningMissingSeed from './versioning/missing-seed.js';
import versioningModelWithoutRevision from './versioning/model-without-revision.js';
import versioningMovingDataUrl from './versioning/moving-data-url.js';
import versioningMovingModelAlias from './versioning/moving-model-alias.js';
import versioningMutableModelUri from './versioning/mutable-model-uri.js';
import versioningNoTrainingRecord from './versioning/no-training-record.js';
import versioningNoVersion from './versioning/no-version.js';
import versioningNotebookContradictsRequirements from './versioning/notebook-contradicts-requirements.js';
import versioningNotebookVersionReadAsRedirection from './versioning/notebook-version-read-as-redirection.js';
import versioningOutOfOrderExecution from './versioning/out-of-order-execution.js';
import versioningOverrideWithoutEffect from './versioning/override-without-effect.js';
import versioningPinsContradict from './versioning/pins-contradict.js';
import versioningPythonOutsideRequires from './versioning/python-outside-requires.js';
import versioningRayRuntimeEnvMoving from './versioning/ray-runtime-env-moving.js';
import versioningRayVersionMismatch from './versioning/ray-version-mismatch.js';
import versioningRegistryStageDeprecated from './versioning/registry-stage-deprecated.js';
import versioningRegistryVersionsContradict from './versioning/registry-versions-contradict.js';
import versioningRelationWithoutBaseModel from './versioning/relation-without-base-model.js';
import versioningRemovedApi from './versioning/removed-api.js';
import versioningRenamedTokenArgument from './versioning/renamed-token-argument.js';
import versioningRevisionsContradict from './versioning/revisions-contradict.js';
import versioningServedModelContradictsCard from './versioning/served-model-contradicts-card.js';
import versioningShellPip from './versioning/shell-pip.js';
import versioningTfservingLabelUnserved from './versioning/tfserving-label-unserved.js';
import versioningTfservingVersionPolicy from './versioning/tfserving-version-policy.js';
import versioningTorchserveInstallsAtLoad from './versioning/torchserve-installs-at-load.js';
import versioningTritonEnsembleLatest from './versioning/triton-ensemble-latest.js';
import versioningTritonVersionPolicy from './versioning/triton-version-policy.js';
import versioningUndefinedName from './versioning/undefined-name.js';
import versioningUnpinnedInstall from './versioning/unpinned-install.js';
import versioningUnpinnedRequirement from './versioning/unpinned-requirement.js';
import versioningUnseededGenerator from './versioning/unseeded-generator.js';
import versioningUnseededTraining from './versioning/unseeded-training.js';
import versioningVcsRequirementUnpinned from './versioning/vcs-requirement-unpinned.js';
import versioningVersionReadAsRedirection from './versioning/version-read-as-redirection.js';

/** Every rule, by challenge and name. */
export const allRules: readonly Rule[] = [
  scalabilityAsyncHandlerBlocks,
  scalabilityAutoscalerAboveMax,
  scalabilityAutoscalerBehaviourInvalid,
  scalabilityAutoscalerByCpuOnGpu,
  scalabilityAutoscalerFixed,
  scalabilityAutoscalerTargetMissing,
  scalabilityAutoscalerWithoutRequest,
  scalabilityAzuremlLowInstanceCount,
  scalabilityAzuremlRequestTimeout,
  scalabilityAzuremlScalingWithoutEffect,
  scalabilityBudgetSelectsNothing,
  scalabilityDatabricksSizeAndConcurrency,
  scalabilityDevelopmentServer,
  scalabilityFixedSingleReplica,
  scalabilityIdenticalProbes,
  scalabilityKedaIdleReplicas,
  scalabilityKedaNameTooLong,
  scalabilityKedaNoFallback,
  scalabilityKedaTriggerInvalid,
  scalabilityKedaZeroWithCpu,
  scalabilityKserveAutoscalerClass,
  scalabilityKserveMetricMode,
  scalabilityKserveMinAboveMax,
  scalabilityKserveNoHeadroom,
  scalabilityKserveStrategyKnative,
  scalabilityLatencyWithoutHardware,
  scalabilityMinAboveMax,
  scalabilityMlserverBatchingDisabled,
  scalabilityModelLoadedPerRequest,
  scalabilityMonitorSelectsNothing,
  scalabilityNoAutoscaling,
  scalabilityNoCapacityFigures,
  scalabilityNoMetrics,
  scalabilityNoResources,
  scalabilityPdbBlocksDrain,
  scalabilityRayAutoscalerOff,
  scalabilityRayHeadNotRestored,
  scalabilityRayReplicasBesideAutoscaling,
  scalabilityRayServeFixed,
  scalabilityRayServeReplicasConflict,
  scalabilityReplicasBesideAutoscaler,
  scalabilityReplicasNotSpread,
  scalabilityRequestWithoutTimeout,
  scalabilityRouteTimeoutShorter,
  scalabilitySagemakerSingleInstance,
  scalabilityScalableTargetWithoutPolicy,
  scalabilityServerMetricsOff,
  scalabilityShellFormServer,
  scalabilitySlowStartLiveness,
  scalabilityStreamlitModelNotCached,
  scalabilityTorchserveMetricsOff,
  scalabilityTritonBatchingDisabled,
  scalabilityTritonNoBatching,
  scalabilityTritonPreferredBatchSize,
  scalabilityTritonPriorityInvalid,
  scalabilityTritonQueueWithoutLimit,
  scalabilityTwoAutoscalers,
  scalabilityUvicornNeedsImportString,
  integrationAzuremlProbeBounds,
  integrationAzuremlTrafficSplit,
  integrationBentoOptionIgnored,
  integrationBuildArgumentUnknown,
  integrationBuildTargetUnknown,
  integrationChartApiVersion,
  integrationClientModelUnknown,
  integrationClientPathContradictsProtocol,
  integrationCogConfigRejected,
  integrationCogDeprecatedField,
  integrationCommandOptionUnknown,
  integrationConfigNameUnknown,
  integrationDatabricksDeprecatedField,
  integrationDatabricksRouteUnknown,
  integrationDuplicateMetadataKey,
  integrationEntryPointUnknown,
  integrationErrorWithStatus200,
  integrationFrontMatterNotRead,
  integrationGatedFieldsInvalid,
  integrationInferencegraphRoute,
  integrationInferencegraphSplitterWeight,
  integrationIngressBackendUnknown,
  integrationInvalidLanguageCode,
  integrationKedaMetadataString,
  integrationKserveCanaryIgnored,
  integrationKserveCanarySpec,
  integrationKserveDeprecatedMode,
  integrationKserveFrameworkKey,
  integrationKserveInvalidName,
  integrationKserveLoggerMode,
  integrationKserveMultinodeInvalid,
  integrationKserveOneImplementation,
  integrationKserveStandardPredictorName,
  integrationKserveStorageConflict,
  integrationKustomizeFileMissing,
  integrationLibraryContradictsSavedModel,
  integrationLibraryNameMissing,
  integrationLlmisvcReplicasBesideScaling,
  integrationMetadataNumberTrap,
  integrationMlflowNoInputExample,
  integrationMlflowProjectRejected,
  integrationMlflowUndeclaredParameter,
  integrationMlserverIgnoredSetting,
  integrationModelWithoutSignature,
  integrationMonitorPortUnknown,
  integrationNoOwner,
  integrationNoReadinessProbe,
  integrationNoServiceInterface,
  integrationNullListEntry,
  integrationProbePortUnknown,
  integrationPublishedPortContradictsImage,
  integrationRayServeDuplicate,
  integrationRayServeUnreadable,
  integrationRemovedApiVersion,
  integrationRouteListenerUnknown,
  integrationSeldon1LoggerMode,
  integrationSeldon1TrafficSum,
  integrationServicePortUnknown,
  integrationServiceSelectsNothing,
  integrationSupersededApiVersion,
  integrationTaskContradictsAdapter,
  integrationTfservingDuplicateModel,
  integrationTfservingPlatform,
  integrationTfservingRelativePath,
  integrationTfservingVersionInPath,
  integrationTorchserveIgnoredSetting,
  integrationTritonEnsembleInvalid,
  integrationTritonFieldTwice,
  integrationTritonInvalidDims,
  integrationTritonNameMismatch,
  integrationTritonResponseCacheConflict,
  integrationTritonTwoSchedulers,
  integrationTritonUnknownName,
  integrationUnknownLibraryName,
  integrationUnknownMetricId,
  integrationUnknownPipelineTag,
  integrationUnquotedLanguage,
  integrationUntypedRequest,
  integrationUrlPortUnknown,
  integrationUsageCodeSyntax,
  integrationWaitsForNoHealthcheck,
  integrationWidgetNotAList,
  interpretabilityExplainedOnTrainingData,
  interpretabilityExplainerMismatch,
  interpretabilityImpurityImportance,
  interpretabilityImpurityImportanceInCode,
  interpretabilityKserveExplainerUnpinned,
  interpretabilityKserveRemovedExplainer,
  interpretabilityNoExplanations,
  interpretabilityNoModelRationale,
  interpretabilityNoOutputGuide,
  interpretabilitySeldonExplainerRef,
  interpretabilitySeldon1ExplainerType,
  interpretabilityUnknownLearningApproach,
  driftAccuracyOfImbalanced,
  driftAucOfHardLabels,
  driftAzuremlCollectorOff,
  driftAzuremlMonitorRecentBaseline,
  driftAzuremlMonitorSilent,
  driftDatabricksInferenceTableOff,
  driftDatabricksMonitorUnscheduled,
  driftFirstClassProbability,
  driftImplausibleMetric,
  driftKserveLoggerOneWay,
  driftMalformedModelIndex,
  driftMetricArgumentsSwapped,
  driftMetricContradictsEvaluationFile,
  driftMetricValueType,
  driftMetricWithoutDataset,
  driftMetricWithoutUncertainty,
  driftMetricWithoutValue,
  driftModelIndexWithoutSplit,
  driftNoEvalMode,
  driftNoEvaluation,
  driftNoMonitoring,
  driftNoRetrainingPlan,
  driftPerformanceMetricIncomplete,
  driftProseContradictsModelIndex,
  driftSagemakerCaptureIncomplete,
  driftSagemakerCaptureOff,
  driftSagemakerMonitorSchedule,
  driftSagemakerMonitorWithoutBaseline,
  driftSagemakerScheduleWithoutCapture,
  driftScoredOnTrainingData,
  driftTfservingLogsNothing,
  driftTrafficShiftWithoutAlarm,
  dataQualityBatchErrorsIgnored,
  dataQualityChainedAssignment,
  dataQualityDatasetOnlyInProse,
  dataQualityDatasetRefUnknown,
  dataQualityDatasetsContradictTraining,
  dataQualityDummiesApart,
  dataQualityEarlyStoppingOnTest,
  dataQualityFitBeforeCrossValidation,
  dataQualityFitBeforeSplit,
  dataQualityFitOnTestData,
  dataQualityInvalidDatasetId,
  dataQualityMlflowMissingSignature,
  dataQualityMlserverNoInputMetadata,
  dataQualityNoValidation,
  dataQualityNullDataset,
  dataQualityResampleBeforeSplit,
  dataQualityRowsSkipped,
  dataQualityShuffledTimeSeries,
  dataQualitySplitApart,
  dataQualityTargetFilled,
  dataQualityTargetInFeatures,
  dataQualityTestOwnStatistics,
  dataQualityTrainedOnTestRows,
  dataQualityTritonUntypedIo,
  dataQualityUndatedTrainingData,
  dataQualityUnstratifiedSplit,
  dataQualityWarningsSilenced,
  fairnessAttributeOnlyDropped,
  fairnessBostonHousing,
  fairnessNoAuditDate,
  fairnessNoBiasAssessment,
  fairnessNoEthicsStatement,
  fairnessNoMitigation,
  fairnessOverallMetricOnly,
  fairnessSensitiveFeatureListed,
  fairnessSensitiveFeatureUnassessed,
  securityAgentRunsCode,
  securityAnswerExecuted,
  securityArchiveUnfiltered,
  securityAzuremlKeyAuth,
  securityAzuremlPublicEndpoint,
  securityBomModelWithoutHash,
  securityCodeFromRequest,
  securityComposeHostAccess,
  securityComposeHostNamespaces,
  securityCopiedSecret,
  securityCredentialsToAnyOrigin,
  securityDangerousCapabilities,
  securityDatabricksNoGuardrails,
  securityDatabricksNoRateLimit,
  securityDebugServer,
  securityEndOfLifeBaseImage,
  securityEndOfLifePython,
  securityErrorDetailsReturned,
  securityExtraIndexUrl,
  securityHostNamespaces,
  securityHostpathVolume,
  securityImageRunsAsRoot,
  securityImageSizeUnchecked,
  securityIngressWithoutTls,
  securityInsecureIndex,
  securityKnownVulnerableVersion,
  securityKserveBlockedEnv,
  securityLlmApiKeyOnly,
  securityLlmServerWithoutAuth,
  securityLocalMediaReadable,
  securityManagementPortExposed,
  securityNoProtection,
  securityNoUpdatePath,
  securityNotebookDirectInternet,
  securityNotebookMetadataV1,
  securityNotebookRootAccess,
  securityOpenNotebookServer,
  securityPathFromRequest,
  securityPickleLoad,
  securityPickledMlflowModel,
  securityPlainHttpWeights,
  securityPlaintextModelSource,
  securityPlaintextSecretEnv,
  securityPolicyAllowsAll,
  securityPolicySelectsNothing,
  securityPrivilegeEscalation,
  securityPrivilegedContainer,
  securityPublicDemoLink,
  securityPublicEndpointWithoutAuthentication,
  securityPublicService,
  securityPublishedServerWithoutKey,
  securityRayAuthDisabled,
  securityRayDashboardExposed,
  securityRayHeadExposed,
  securityRemoteCodeEnabled,
  securityRemoteCodeInExample,
  securityRemoteFileWithoutChecksum,
  securityRouteWithoutTls,
  securityRunAsRoot,
  securitySagemakerKeyOnLocalDisk,
  securitySagemakerMonitorTraffic,
  securitySagemakerNetworkIsolationOff,
  securitySagemakerOutputWithoutKey,
  securitySagemakerSsmAccess,
  securitySecretBuildArgument,
  securitySecretInCard,
  securitySecretInCode,
  securitySecretInConfigMap,
  securitySecretInRequirements,
  securitySecretLiteral,
  securityServerInDeveloperMode,
  securityServerlessApiOpen,
  securityServingWithoutAuth,
  securityShellFromRequest,
  securitySkopsTrustsAll,
  securitySqlFromRequest,
  securityTlsVerificationOff,
  securityTorchHubBranch,
  securityTorchserveAnyUrl,
  securityTorchserveAuthOff,
  securityTorchserveCors,
  securityTorchserveExposedManagement,
  securityTorchserveModelApi,
  securityTorchserveSelfSigned,
  securityTorchserveUnmaintained,
  securityTritonModelControl,
  securityTrustRemoteCode,
  securityUnmaintainedPackage,
  securityUnmaintainedServerImage,
  securityUnsafeDeserialisation,
  securityUnsafeLoadInExample,
  securityUnsafeTorchVersion,
  securityUnverifiedDownload,
  securityUrlFromRequest,
  securityVllmDevMode,
  securityVllmProfiler,
  securityVllmRuntimeLora,
  versioningAbsolutePath,
  versioningAzuremlInlineAsset,
  versioningAzuremlLatestAsset,
  versioningBaseModelContradictsAdapter,
  versioningBaseModelContradictsTraining,
  versioningBaseModelOnlyInAdapter,
  versioningBaseModelOnlyInProse,
  versioningBaseModelRelation,
  versioningBentoLockDisabled,
  versioningBomContradictsEnvironment,
  versioningBomModelWithoutVersion,
  versioningChartDependencyOpen,
  versioningCogWithoutSdkVersion,
  versioningCudnnBenchmark,
  versioningDatabricksNoEntityVersion,
  versioningDeprecatedSklearnName,
  versioningDvcLockStale,
  versioningDvcStageNotRepeated,
  versioningDvcStageWithoutDeps,
  versioningDvcWithoutLock,
  versioningEnvironmentContradictsModel,
  versioningErrorOutput,
  versioningFrameworkWithoutSeed,
  versioningHubRevisionMissing,
  versioningImageContradictsRequirements,
  versioningImageContradictsSavedModel,
  versioningImageTagLatest,
  versioningInputInNotebook,
  versioningInvalidBaseModel,
  versioningInvalidNewVersion,
  versioningJaxKeyReuse,
  versioningKserveRuntimeUnpinned,
  versioningLockContradictsPin,
  versioningMissingSeed,
  versioningModelWithoutRevision,
  versioningMovingDataUrl,
  versioningMovingModelAlias,
  versioningMutableModelUri,
  versioningNoTrainingRecord,
  versioningNoVersion,
  versioningNotebookContradictsRequirements,
  versioningNotebookVersionReadAsRedirection,
  versioningOutOfOrderExecution,
  versioningOverrideWithoutEffect,
  versioningPinsContradict,
  versioningPythonOutsideRequires,
  versioningRayRuntimeEnvMoving,
  versioningRayVersionMismatch,
  versioningRegistryStageDeprecated,
  versioningRegistryVersionsContradict,
  versioningRelationWithoutBaseModel,
  versioningRemovedApi,
  versioningRenamedTokenArgument,
  versioningRevisionsContradict,
  versioningServedModelContradictsCard,
  versioningShellPip,
  versioningTfservingLabelUnserved,
  versioningTfservingVersionPolicy,
  versioningTorchserveInstallsAtLoad,
  versioningTritonEnsembleLatest,
  versioningTritonVersionPolicy,
  versioningUndefinedName,
  versioningUnpinnedInstall,
  versioningUnpinnedRequirement,
  versioningUnseededGenerator,
  versioningUnseededTraining,
  versioningVcsRequirementUnpinned,
  versioningVersionReadAsRedirection,
  trustApprovedPackageWithDraftCard,
  trustAutogeneratedNotice,
  trustBoilerplateRecommendations,
  trustClaimContradictsOutput,
  trustConfidenceIntervalContradiction,
  trustDeadAnchorLink,
  trustDeadRelativeLink,
  trustFallbackPrediction,
  trustMissingLimitations,
  trustNoFeedbackChannel,
  trustOverclaim,
  trustPlaceholderText,
  trustSelfAssertedVerification,
  trustStaleDate,
  trustUnknownCardField,
  complianceApprovalWithoutRecord,
  complianceCardLicensesContradict,
  complianceComponentWithoutLicense,
  complianceCondaDefaultsChannel,
  complianceDeclaredRiskTooLow,
  complianceEulaAcceptedInTemplate,
  complianceFourFifthsMisattributed,
  complianceHighRiskUseWithoutOversight,
  complianceIdentifiersInOutput,
  complianceKeptDataContradictsCard,
  complianceLicenseBaseConflict,
  complianceLicenseContradiction,
  complianceLicenseFileContradiction,
  complianceLicenseLinkInvalid,
  complianceLicenseMetadataContradiction,
  complianceLicenseNameMissing,
  complianceMedicalUseWithoutStatement,
  complianceMisspeltLicenseKey,
  complianceNoLicense,
  complianceNoPrivacyStatement,
  compliancePersonalDataInCard,
  compliancePersonalDataInOutput,
  complianceRequestBodyLogged,
  complianceSupersededRegulation,
  complianceUnknownLicense,
  resourcesCogCudaWithoutGpu,
  resourcesComposeGpuCapabilities,
  resourcesComposeGpuCountAndIds,
  resourcesComposeSmallSharedMemory,
  resourcesContextExceedsMemory,
  resourcesDeviceMapOverridden,
  resourcesFullPrecisionLoad,
  resourcesGpuFractional,
  resourcesGpuMemoryShareInvalid,
  resourcesGpuRequestLimit,
  resourcesGradientsAtEvaluation,
  resourcesGradientsWhileServing,
  resourcesKserveDefaultResources,
  resourcesLossKeepsGraph,
  resourcesMilliMemory,
  resourcesModelExceedsMemory,
  resourcesNoHardwareStatement,
  resourcesNoMemoryLimit,
  resourcesNoOptimisation,
  resourcesParameterCountContradiction,
  resourcesQuantisationArgumentRemoved,
  resourcesRayActorExceedsWorker,
  resourcesRequestAboveLimit,
  resourcesSagemakerServerlessMemory,
  resourcesSagemakerServerlessUnsupported,
  resourcesSeldonNoMemory,
  resourcesSmallSharedMemory,
  resourcesTensorParallelMismatch,
  resourcesTritonInstanceGroupInvalid,
  costAzuremlClusterNeverZero,
  costBoilerplateEmissions,
  costDatabricksNeverZero,
  costEmissionsMalformed,
  costEmissionsWithoutNumber,
  costEndpointLeftRunning,
  costGpuAlwaysOn,
  costGpuJobWithoutDeadline,
  costJobNeverCleared,
  costKedaDefaultMax,
  costKserveNeverZero,
  costKserveUnboundedMax,
  costNoCostPlan,
  costNoIdleSaving,
  costNoReviewDate,
  costRayUnboundedWorkers,
  costSagemakerElasticInference,
  costSagemakerProvisionedConcurrency,
  costScaleDownDisabled,
  costUnboundedSearch,
];

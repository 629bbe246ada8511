// Written by `npm run generate` from what stands in this folder.
import type { Rule } from '../rule.js';
import compliancePersonalDataInOutput from './compliance/personal-data-in-output.js';
import costGpuJobWithoutDeadline from './cost/gpu-job-without-deadline.js';
import costKserveNeverZero from './cost/kserve-never-zero.js';
import costUnboundedSearch from './cost/unbounded-search.js';
import dataQualityFitBeforeSplit from './data-quality/fit-before-split.js';
import dataQualityFitOnTestData from './data-quality/fit-on-test-data.js';
import dataQualityResampleBeforeSplit from './data-quality/resample-before-split.js';
import driftNoMonitoring from './drift/no-monitoring.js';
import fairnessSensitiveFeatureUnassessed from './fairness/sensitive-feature-unassessed.js';
import integrationKserveInvalidName from './integration/kserve-invalid-name.js';
import integrationKserveLoggerMode from './integration/kserve-logger-mode.js';
import integrationKserveOneImplementation from './integration/kserve-one-implementation.js';
import integrationKserveStandardPredictorName from './integration/kserve-standard-predictor-name.js';
import integrationModelWithoutSignature from './integration/model-without-signature.js';
import integrationNoReadinessProbe from './integration/no-readiness-probe.js';
import integrationProbePortUnknown from './integration/probe-port-unknown.js';
import integrationRemovedApiVersion from './integration/removed-api-version.js';
import interpretabilityKserveRemovedExplainer from './interpretability/kserve-removed-explainer.js';
import resourcesFullPrecisionLoad from './resources/full-precision-load.js';
import resourcesGpuRequestLimit from './resources/gpu-request-limit.js';
import resourcesMilliMemory from './resources/milli-memory.js';
import resourcesRequestAboveLimit from './resources/request-above-limit.js';
import resourcesSmallSharedMemory from './resources/small-shared-memory.js';
import resourcesTensorParallelMismatch from './resources/tensor-parallel-mismatch.js';
import scalabilityKserveAutoscalerClass from './scalability/kserve-autoscaler-class.js';
import scalabilityKserveMetricMode from './scalability/kserve-metric-mode.js';
import scalabilityKserveMinAboveMax from './scalability/kserve-min-above-max.js';
import scalabilityNoResources from './scalability/no-resources.js';
import securityDangerousCapabilities from './security/dangerous-capabilities.js';
import securityHostNamespaces from './security/host-namespaces.js';
import securityHostpathVolume from './security/hostpath-volume.js';
import securityKserveBlockedEnv from './security/kserve-blocked-env.js';
import securityPickleLoad from './security/pickle-load.js';
import securityPlaintextModelSource from './security/plaintext-model-source.js';
import securityPlaintextSecretEnv from './security/plaintext-secret-env.js';
import securityPrivilegeEscalation from './security/privilege-escalation.js';
import securityPrivilegedContainer from './security/privileged-container.js';
import securityRemoteCodeEnabled from './security/remote-code-enabled.js';
import securityRunAsRoot from './security/run-as-root.js';
import securitySecretInNotebook from './security/secret-in-notebook.js';
import securitySecretLiteral from './security/secret-literal.js';
import securityTlsVerificationOff from './security/tls-verification-off.js';
import securityTrustRemoteCode from './security/trust-remote-code.js';
import securityUnsafeDeserialisation from './security/unsafe-deserialisation.js';
import securityVllmDevMode from './security/vllm-dev-mode.js';
import versioningAbsolutePath from './versioning/absolute-path.js';
import versioningHubRevisionMissing from './versioning/hub-revision-missing.js';
import versioningImageTagLatest from './versioning/image-tag-latest.js';
import versioningMissingSeed from './versioning/missing-seed.js';
import versioningModelWithoutRevision from './versioning/model-without-revision.js';
import versioningMutableModelUri from './versioning/mutable-model-uri.js';
import versioningOutOfOrderExecution from './versioning/out-of-order-execution.js';
import versioningUnpinnedInstall from './versioning/unpinned-install.js';
import versioningUnseededTraining from './versioning/unseeded-training.js';

/** Every rule, by challenge and name. */
export const allRules: readonly Rule[] = [
  scalabilityKserveAutoscalerClass,
  scalabilityKserveMetricMode,
  scalabilityKserveMinAboveMax,
  scalabilityNoResources,
  integrationKserveInvalidName,
  integrationKserveLoggerMode,
  integrationKserveOneImplementation,
  integrationKserveStandardPredictorName,
  integrationModelWithoutSignature,
  integrationNoReadinessProbe,
  integrationProbePortUnknown,
  integrationRemovedApiVersion,
  interpretabilityKserveRemovedExplainer,
  driftNoMonitoring,
  dataQualityFitBeforeSplit,
  dataQualityFitOnTestData,
  dataQualityResampleBeforeSplit,
  fairnessSensitiveFeatureUnassessed,
  securityDangerousCapabilities,
  securityHostNamespaces,
  securityHostpathVolume,
  securityKserveBlockedEnv,
  securityPickleLoad,
  securityPlaintextModelSource,
  securityPlaintextSecretEnv,
  securityPrivilegeEscalation,
  securityPrivilegedContainer,
  securityRemoteCodeEnabled,
  securityRunAsRoot,
  securitySecretInNotebook,
  securitySecretLiteral,
  securityTlsVerificationOff,
  securityTrustRemoteCode,
  securityUnsafeDeserialisation,
  securityVllmDevMode,
  versioningAbsolutePath,
  versioningHubRevisionMissing,
  versioningImageTagLatest,
  versioningMissingSeed,
  versioningModelWithoutRevision,
  versioningMutableModelUri,
  versioningOutOfOrderExecution,
  versioningUnpinnedInstall,
  versioningUnseededTraining,
  compliancePersonalDataInOutput,
  resourcesFullPrecisionLoad,
  resourcesGpuRequestLimit,
  resourcesMilliMemory,
  resourcesRequestAboveLimit,
  resourcesSmallSharedMemory,
  resourcesTensorParallelMismatch,
  costGpuJobWithoutDeadline,
  costKserveNeverZero,
  costUnboundedSearch,
];

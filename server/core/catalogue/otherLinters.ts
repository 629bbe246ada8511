import type { RuleId } from '../model.js';
import { table } from '../table.js';

/** Linters whose own ways of accepting a finding are honoured here. */
export type OtherLinter = 'kube-linter' | 'kube-score' | 'checkov' | 'trivy';

/**
 * What a check of another linter is called here: whoever accepted the one has accepted the other. A check that asks for more
 * than ours (a digest where ours asks for a tag) accepts nothing. Sources: docs.kubelinter.io "KubeLinter checks", kube-score
 * README_CHECKS.md, checkov "Kubernetes policy index" and "CloudFormation policy index", trivy-checks `checks/kubernetes`.
 */
const CHECKS: Readonly<Record<OtherLinter, Readonly<Record<string, readonly RuleId[]>>>> = {
  'kube-linter': table({
    'latest-tag': ['versioning/image-tag-latest'],
    'env-var-secret': ['security/plaintext-secret-env'],
    'run-as-non-root': ['security/run-as-root'],
    'privilege-escalation-container': ['security/privilege-escalation'],
    'privileged-container': ['security/privileged-container'],
    'drop-net-raw-capability': ['security/dangerous-capabilities'],
    'host-ipc': ['security/host-namespaces'],
    'host-network': ['security/host-namespaces'],
    'host-pid': ['security/host-namespaces'],
    'docker-sock': ['security/hostpath-volume'],
    'sensitive-host-mounts': ['security/hostpath-volume'],
    'writable-host-mount': ['security/hostpath-volume'],
    'exposed-services': ['security/public-service'],
    'non-isolated-pod': ['security/no-protection'],
    'unset-cpu-requirements': ['scalability/no-resources'],
    'unset-memory-requirements': ['scalability/no-resources'],
    'minimum-three-replicas': ['scalability/fixed-single-replica'],
    'hpa-minimum-three-replicas': ['scalability/fixed-single-replica'],
    'pdb-min-available': ['scalability/pdb-blocks-drain'],
    'pdb-max-unavailable': ['scalability/pdb-blocks-drain'],
    'dangling-horizontalpodautoscaler': ['scalability/autoscaler-target-missing'],
    'dangling-service': ['integration/service-selects-nothing'],
    'dangling-ingress': ['integration/ingress-backend-unknown'],
    'dangling-servicemonitor': ['integration/monitor-port-unknown', 'scalability/monitor-selects-nothing'],
    'dangling-networkpolicy': ['security/policy-selects-nothing'],
    'invalid-target-ports': ['integration/service-port-unknown'],
    'no-readiness-probe': ['integration/no-readiness-probe'],
    'liveness-port': ['integration/probe-port-unknown'],
    'readiness-port': ['integration/probe-port-unknown'],
    'startup-port': ['integration/probe-port-unknown'],
    'no-extensions-v1beta': ['integration/removed-api-version'],
    'required-label-owner': ['integration/no-owner'],
    'required-annotation-email': ['integration/no-owner'],
  }),
  'kube-score': table({
    'container-image-tag': ['versioning/image-tag-latest'],
    'container-resources': ['scalability/no-resources'],
    'container-security-context-privileged': ['security/privileged-container'],
    'container-security-context-user-group-id': ['security/run-as-root'],
    'pod-networkpolicy': ['security/no-protection'],
    'networkpolicy-targets-pod': ['security/policy-selects-nothing'],
    'service-type': ['security/public-service'],
    'pod-probes': ['integration/no-readiness-probe'],
    'service-targets-pod': ['integration/service-selects-nothing'],
    'ingress-targets-service': ['integration/ingress-backend-unknown'],
    'stable-version': ['integration/removed-api-version'],
    'deployment-replicas': ['scalability/fixed-single-replica'],
    'horizontalpodautoscaler-has-target': ['scalability/autoscaler-target-missing'],
    'deployment-targeted-by-hpa-does-not-have-replicas-configured': ['scalability/replicas-beside-autoscaler'],
  }),
  checkov: table({
    CKV_K8S_9: ['integration/no-readiness-probe'],
    CKV_K8S_10: ['scalability/no-resources'],
    CKV_K8S_11: ['scalability/no-resources'],
    CKV_K8S_12: ['scalability/no-resources'],
    CKV_K8S_13: ['scalability/no-resources'],
    CKV_K8S_14: ['versioning/image-tag-latest'],
    CKV_K8S_16: ['security/privileged-container'],
    CKV_K8S_17: ['security/host-namespaces'],
    CKV_K8S_18: ['security/host-namespaces'],
    CKV_K8S_19: ['security/host-namespaces'],
    CKV_K8S_20: ['security/privilege-escalation'],
    CKV_K8S_23: ['security/run-as-root'],
    CKV_K8S_25: ['security/dangerous-capabilities'],
    CKV_K8S_27: ['security/hostpath-volume'],
    CKV_K8S_28: ['security/dangerous-capabilities'],
    CKV_K8S_39: ['security/dangerous-capabilities'],
    CKV_DOCKER_3: ['security/image-runs-as-root'],
    CKV_DOCKER_7: ['versioning/image-tag-latest'],
    CKV_DOCKER_8: ['security/image-runs-as-root'],
    CKV2_K8S_6: ['security/no-protection'],
  }),
  trivy: table({
    'DS-0001': ['versioning/image-tag-latest'],
    'DS-0002': ['security/image-runs-as-root'],
    'DS-0031': ['security/plaintext-secret-env', 'security/secret-build-argument'],
    'KSV-0001': ['security/privilege-escalation'],
    'KSV-0005': ['security/dangerous-capabilities'],
    'KSV-0006': ['security/hostpath-volume'],
    'KSV-0008': ['security/host-namespaces'],
    'KSV-0009': ['security/host-namespaces'],
    'KSV-0010': ['security/host-namespaces'],
    'KSV-0011': ['scalability/no-resources'],
    'KSV-0012': ['security/run-as-root'],
    'KSV-0013': ['versioning/image-tag-latest'],
    'KSV-0015': ['scalability/no-resources'],
    'KSV-0016': ['scalability/no-resources'],
    'KSV-0017': ['security/privileged-container'],
    'KSV-0018': ['scalability/no-resources'],
    'KSV-0022': ['security/dangerous-capabilities'],
    'KSV-0023': ['security/hostpath-volume'],
    'KSV-0105': ['security/run-as-root'],
    'KSV-0107': ['integration/removed-api-version'],
  }),
};

/** The rules here that say what a check of another linter says; empty where there is none. */
export function rulesOfCheck(linter: OtherLinter, check: string): readonly RuleId[] {
  return CHECKS[linter][linter === 'trivy' ? trivyId(check) : linter === 'checkov' ? check.toUpperCase() : check] ?? [];
}

/** All rules here that some check of the linter stands for. */
export function rulesOf(linter: OtherLinter): readonly RuleId[] {
  return [...new Set(Object.values(CHECKS[linter]).flat())];
}

/** `AVD-KSV-0012`, `KSV012` and `ksv-0012` are one id (trivy docs: id, short code or alias, in any letter case). */
function trivyId(id: string): string {
  const found = /^(?:AVD-)?([A-Z]+)-?(\d{3,5})$/.exec(id.toUpperCase());
  return found ? `${found[1]}-${found[2]!.padStart(4, '0')}` : id;
}

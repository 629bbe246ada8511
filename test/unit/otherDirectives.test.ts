import assert from 'node:assert/strict';
import { rulesOf, rulesOfCheck } from '../../server/core/catalogue/otherLinters.js';
import { ruleIds } from '../../server/core/rules.js';
import { findingsOf, lintFiles } from '../lintFiles.js';

const pod = (
  annotations: string,
  container = 'image: vllm/vllm-openai:latest',
  above = '',
  templateAnnotations = '',
) => `${above}apiVersion: apps/v1
kind: Deployment
metadata:
  name: scorer
  annotations: ${annotations}
spec:
  replicas: 2
  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}${templateAnnotations}}
    spec:
      containers:
        - name: server
          ${container}
`;

/** `rule [reason]` of each suppressed finding, `rule` of the others; of the rules that are asked for. */
function verdicts(text: string, ...rules: string[]): string[] {
  const files = { 'deployment.yaml': text };
  return findingsOf(lintFiles(files), files)
    .filter((f) => rules.includes(f.rule))
    .map((f) => f.rule + (f.suppressed ? ` [${f.suppressed.by}: ${f.suppressed.reason}]` : ''));
}

const TAG = 'versioning/image-tag-latest';
const OWN = 'preflight/suppression';

describe('what other linters were told to accept', () => {
  it('names rules that exist', () => {
    for (const linter of ['kube-linter', 'kube-score', 'checkov', 'trivy'] as const)
      assert.deepEqual(
        rulesOf(linter).filter((r) => !ruleIds.has(r)),
        [],
      );
  });

  it('knows every spelling of an id of trivy, and no other words', () => {
    for (const id of ['KSV-0013', 'AVD-KSV-0013', 'KSV013', 'avd-ksv-0013']) assert.deepEqual(rulesOfCheck('trivy', id), [TAG]);
    for (const id of ['constructor', '__proto__', 'KSV-9999', '']) assert.deepEqual(rulesOfCheck('trivy', id), []);
    assert.deepEqual(rulesOfCheck('kube-score', 'toString'), []);
  });

  it('holds for kube-linter, with its reason or without', () => {
    const check = 'ignore-check.kube-linter.io/latest-tag';
    assert.deepEqual(verdicts(pod(`{${check}: "a demo"}`), TAG, OWN), [`${TAG} [annotation: a demo]`]);
    assert.deepEqual(verdicts(pod(`{${check}: ""}`), TAG, OWN), [`${TAG} [annotation: accepted for kube-linter]`]);
    assert.deepEqual(verdicts(pod('{kube-linter.io/ignore-all: "by OLM"}'), TAG, OWN), [`${TAG} [annotation: by OLM]`]);
  });

  it('accepts nothing but what the check says, and complains of none', () => {
    assert.deepEqual(verdicts(pod('{ignore-check.kube-linter.io/host-ipc: "a demo"}'), TAG, OWN), [TAG]);
    assert.deepEqual(verdicts(pod('{ignore-check.kube-linter.io/sorted-keys: "x"}'), TAG, OWN), [TAG]);
    assert.deepEqual(verdicts(pod('{checkov.io/skip1: "CKV_K8S_43=no digests"}'), TAG, OWN), [TAG]);
  });

  it('holds for kube-score, on the object, on its pods, and for all', () => {
    const accepted = [`${TAG} [annotation: accepted for kube-score]`];
    assert.deepEqual(verdicts(pod('{kube-score/ignore: "pod-probes, container-image-tag"}'), TAG, OWN), accepted);
    assert.deepEqual(verdicts(pod('{kube-score/ignore: "*"}'), TAG, OWN), accepted);
    assert.deepEqual(
      verdicts(pod('{}', undefined, '', ', annotations: {kube-score/ignore: container-image-tag}'), TAG, OWN),
      accepted,
    );
    assert.deepEqual(verdicts(pod('{kube-score/skip: "true"}'), TAG, OWN), accepted);
    assert.deepEqual(verdicts(pod('{kube-score/skip: "false"}'), TAG, OWN), [TAG]);
  });

  it('holds for checkov, in annotations and comments', () => {
    assert.deepEqual(verdicts(pod('{checkov.io/skip1: "CKV_K8S_14=no releases yet"}'), TAG, OWN), [
      `${TAG} [annotation: no releases yet]`,
    ]);
    assert.deepEqual(verdicts(pod('{checkov.io/skip2: CKV_K8S_14}'), TAG), [`${TAG} [annotation: accepted for checkov]`]);
    const commented = pod('{}', 'image: vllm/vllm-openai:latest #checkov:skip=CKV_K8S_14:no releases yet');
    assert.deepEqual(verdicts(commented, TAG, OWN), [`${TAG} [directive: no releases yet]`]);
    assert.deepEqual(verdicts(`${pod('{}')}---\n#checkov:skip=CKV_K8S_14\n${pod('{}')}`, TAG), [
      TAG,
      `${TAG} [directive: accepted for checkov]`,
    ]);
  });

  it('holds for trivy on the line, on the block below, and on the whole object', () => {
    const accepted = [`${TAG} [directive: accepted for trivy]`];
    assert.deepEqual(verdicts(pod('{}', 'image: vllm/vllm-openai:latest #trivy:ignore:AVD-KSV-0013'), TAG, OWN), accepted);
    assert.deepEqual(
      verdicts(pod('{}', '# trivy:ignore:KSV-0012 trivy:ignore:KSV-0013\n          image: vllm/vllm-openai:latest'), TAG),
      accepted,
    );
    assert.deepEqual(verdicts(pod('{}', undefined, '#trivy:ignore:KSV-0013 a demo\n'), TAG, OWN), [`${TAG} [directive: a demo]`]);
    const elsewhere = pod('{}', 'imagePullPolicy: Always #trivy:ignore:KSV-0013\n          image: vllm/vllm-openai:latest');
    assert.deepEqual(verdicts(elsewhere, TAG), [TAG]);
  });

  it('reads thousands of comments and comments at the end without harm', () => {
    const many = pod('{}') + '#checkov:skip=CKV_K8S_14:x\n'.repeat(5000) + '#trivy:ignore:KSV-0013';
    assert.equal(verdicts(many, TAG).length, 1);
  });
});

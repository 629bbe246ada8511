import assert from 'node:assert/strict';
import type { ConsiderationId } from '../../server/core/catalogue/catalogue.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import { lintFiles, ROOT } from '../lintFiles.js';

/** `file: note` of each piece of evidence for a consideration. */
function shown(files: ExampleFiles, id: ConsiderationId): string[] {
  return lintFiles(files)
    .evidence(ROOT)
    .filter((e) => e.consideration === id)
    .map((e) => `${e.artifact.uri.slice(ROOT.length + 1)}: ${e.note}`);
}

const pod = (container: string, spec = '', image = 'vllm/vllm-openai:v0.10.2', kind = 'Deployment') => `apiVersion: apps/v1
kind: ${kind}
metadata: {name: scorer}
spec:
  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}}
    spec:
      containers:
        - name: server
          image: ${image}
${container.replace(/^(?=.)/gm, '          ')}
${spec.replace(/^(?=.)/gm, '      ')}
`;
const isvc = (predictor: string) => `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: income}
spec:
  predictor:
${predictor.replace(/^(?=.)/gm, '    ')}
    model: {modelFormat: {name: sklearn}, storageUri: 's3://models/income/current'}
`;
const object = (apiVersion: string, kind: string, spec: string, annotations = '{}') => `apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: beside, annotations: ${annotations}}
spec: ${spec}
`;
const beside = (text: string) => ({ 'a.yaml': pod(''), 'b.yaml': text });
const service = object('v1', 'Service', '{selector: {app: scorer}, ports: [{port: 80}]}');
const routed = (text: string) => ({ 'a.yaml': pod(''), 'b.yaml': service.replace('beside', 'scorer'), 'c.yaml': text });
const ingress = (tls: string) =>
  object('networking.k8s.io/v1', 'Ingress', `{${tls}defaultBackend: {service: {name: scorer, port: {number: 80}}}}`);
const rules = (...list: string[]) =>
  object('monitoring.coreos.com/v1', 'PrometheusRule', `{groups: [{name: g, rules: [${list.join(', ')}]}]}`);
const cron = (image: string, more = '') =>
  object(
    'batch/v1',
    'CronJob',
    `{${more}schedule: '0 3 * * 1', jobTemplate: {spec: {template: {spec: {containers: [{name: c, image: '${image}'}]}}}}}`,
  );
const job = (spec: string) => `apiVersion: batch/v1
kind: Job
metadata: {name: train-model}
spec:
${spec}
  template:
    spec:
      containers:
        - {name: train, image: 'registry.example.com/train:1.4', resources: {limits: {nvidia.com/gpu: 1}}}
`;
const scaledObject = (body: string) => object('keda.sh/v1alpha1', 'ScaledObject', `{scaleTargetRef: {name: scorer}, ${body}}`);

/** What shows it, and what only looks as if it did. */
const cases: readonly [ConsiderationId, ExampleFiles, string[]][] = [
  [
    'scalability/capacity',
    beside(object('policy/v1', 'PodDisruptionBudget', '{minAvailable: 1, selector: {matchLabels: {app: scorer}}}')),
    ['b.yaml: minAvailable: 1 of scorer'],
  ],
  [
    'scalability/capacity',
    beside(object('policy/v1', 'PodDisruptionBudget', '{minAvailable: 1, selector: {matchLabels: {app: web}}}')),
    [],
  ],
  ['scalability/capacity', beside(object('policy/v1', 'PodDisruptionBudget', '{selector: {matchLabels: {app: scorer}}}')), []],
  [
    'scalability/capacity',
    { 'a.yaml': isvc('containerConcurrency: 8\nbatcher: {maxBatchSize: 32}') },
    ['a.yaml: containerConcurrency: 8', 'a.yaml: predictor batches requests'],
  ],
  ['scalability/capacity', { 'a.yaml': isvc('containerConcurrency: 0\nbatcher: {}') }, []],
  ['scalability/capacity', { 'a.yaml': pod('args: ["--max-num-seqs=64"]') }, ['a.yaml: --max-num-seqs 64']],
  ['scalability/capacity', { 'a.yaml': pod('args: ["--max-num-seqs=$(SEQS)"]') }, []],
  [
    'scalability/utilisation-monitoring',
    beside(rules("{alert: Busy, expr: 'vllm:num_requests_waiting > 20'}")),
    ['b.yaml: rule on metrics of vllm'],
  ],
  ['scalability/utilisation-monitoring', beside(rules("{alert: Busy, expr: 'node_load1 > 20'}")), []],
  [
    'scalability/utilisation-monitoring',
    beside(object('v1', 'Service', '{selector: {app: scorer}, ports: [{port: 80}]}', '{prometheus.io/scrape: "true"}')),
    ['b.yaml: Service beside is scraped by Prometheus'],
  ],
  [
    'scalability/utilisation-monitoring',
    beside(object('v1', 'Service', '{selector: {app: scorer}, ports: [{port: 80}]}', '{prometheus.io/scrape: "false"}')),
    [],
  ],
  ['integration/service-interface', routed(ingress('')), ['b.yaml: Service in front of scorer', 'c.yaml: Ingress to scorer']],
  ['integration/service-interface', beside(ingress('')), []],
  [
    'integration/service-interface',
    { 'a.yaml': pod('readinessProbe: {httpGet: {path: /health, port: 8000}}') },
    ['a.yaml: readiness at /health'],
  ],
  ['integration/service-interface', { 'a.yaml': pod('readinessProbe: {periodSeconds: 5}') }, []],
  [
    'fairness/assessment',
    beside(object('trustyai.opendatahub.io/v1alpha1', 'TrustyAIService', '{storage: {format: PVC}}')),
    ['b.yaml: TrustyAIService beside'],
  ],
  [
    'drift/monitoring',
    { 'a.yaml': isvc('logger: {mode: all, url: "http://sink.svc/"}') },
    ['a.yaml: predictor logs requests and responses'],
  ],
  ['drift/monitoring', { 'a.yaml': isvc('logger: {url: "http://sink.svc/"}') }, []],
  ['drift/monitoring', { 'a.yaml': isvc('logger: {mode: request, url: "http://<your-sink>/"}') }, []],
  ['drift/monitoring', beside(cron('northwind/evidently-report:1.2')), ['b.yaml: CronJob beside watches for drift (0 3 * * 1)']],
  ['drift/monitoring', beside(cron('northwind/evidently-report:1.2', 'suspend: true, ')), []],
  ['drift/monitoring', beside(rules("{alert: Moved, expr: 'evidently_data_drift_share > 0.3'}")), ['b.yaml: alert Moved']],
  [
    'drift/evaluation-threshold',
    beside(rules("{alert: Moved, expr: 'evidently_data_drift_share > 0.3'}")),
    ['b.yaml: alert Moved'],
  ],
  [
    'drift/evaluation-threshold',
    {
      'a.yaml': pod(''),
      'b.yaml': rules(
        "{alert: Busy, expr: 'vllm:num_requests_waiting > 20'}",
        "{alert: Worse, expr: 'avg(model_accuracy) < 0.8'}",
        "{record: quality, expr: 'avg(accuracy)'}",
      ),
    },
    ['b.yaml: alert Worse'],
  ],
  ['drift/retraining', beside(cron('northwind/retrain-income:4')), ['b.yaml: CronJob beside trains again (0 3 * * 1)']],
  ['drift/retraining', beside(cron('northwind/restrained:4')), []],
  [
    'data-quality/validation',
    { 'a.yaml': pod('') + '---\n' + cron('northwind/great-expectations:1') },
    ['a.yaml: CronJob beside checks the data (0 3 * * 1)'],
  ],
  [
    'security/protection',
    routed(ingress('tls: [{hosts: [a.example.com], secretName: cert}], ')),
    ['c.yaml: TLS at the Ingress beside'],
  ],
  ['security/protection', routed(ingress('tls: [], ')), []],
  [
    'security/protection',
    beside(object('security.istio.io/v1', 'PeerAuthentication', '{mtls: {mode: STRICT}}')),
    ['b.yaml: mutual TLS between pods'],
  ],
  ['security/protection', beside(object('security.istio.io/v1', 'PeerAuthentication', '{mtls: {mode: PERMISSIVE}}')), []],
  [
    'security/protection',
    beside(
      object(
        'security.istio.io/v1',
        'AuthorizationPolicy',
        '{selector: {matchLabels: {app: scorer}}, rules: [{from: [{source: {principals: [a]}}]}]}',
      ),
    ),
    ['b.yaml: callers are named (AuthorizationPolicy)'],
  ],
  [
    'security/protection',
    beside(object('security.istio.io/v1', 'AuthorizationPolicy', '{selector: {matchLabels: {app: scorer}}, rules: [{}]}')),
    [],
  ],
  [
    'security/protection',
    { 'a.yaml': pod('env: [{name: VLLM_API_KEY, valueFrom: {secretKeyRef: {name: k, key: k}}}]') },
    ['a.yaml: VLLM_API_KEY from a Secret'],
  ],
  ['security/protection', { 'a.yaml': pod('env: [{name: VLLM_API_KEY, value: abc}]') }, []],
  ['versioning/version-control', { 'a.yaml': isvc('').replace('/current', '/v7') }, ['a.yaml: model version v7']],
  ['versioning/version-control', { 'a.yaml': isvc('') }, []],
  [
    'versioning/version-control',
    {
      'a.yaml': pod('args: [--model, a/b, --revision, a09a35458c702b33eeacc393d103063234e8bc28]', '', 'vllm/vllm-openai:latest'),
    },
    ['a.yaml: model revision a09a35458c70'],
  ],
  ['versioning/version-control', { 'a.yaml': pod('args: [--model, a/b, --revision, main]', '', 'vllm/vllm-openai:latest') }, []],
  ['resources/optimisation', { 'a.yaml': pod('args: [--model, a/b, --quantization, fp8]') }, ['a.yaml: served as fp8']],
  ['resources/optimisation', { 'a.yaml': pod('args: [--model, Qwen/Qwen2.5-7B-Instruct-AWQ]') }, ['a.yaml: weights in AWQ']],
  ['resources/optimisation', { 'a.yaml': pod('args: [--model, a/b, --dtype, auto, --kv-cache-dtype, auto]') }, []],
  [
    'cost/usage-optimisation',
    { 'a.yaml': pod('', 'nodeSelector: {cloud.google.com/gke-spot: "true"}') },
    ['a.yaml: runs on spot nodes'],
  ],
  ['cost/usage-optimisation', { 'a.yaml': pod('', 'tolerations: [{key: nvidia.com/gpu, operator: Exists}]') }, []],
  [
    'cost/usage-optimisation',
    { 'a.yaml': pod('resources: {limits: {nvidia.com/mig-1g.10gb: 1}}') },
    ['a.yaml: a slice of an accelerator: nvidia.com/mig-1g.10gb'],
  ],
  ['cost/usage-optimisation', { 'a.yaml': job('  ttlSecondsAfterFinished: 3600') }, ['a.yaml: ttlSecondsAfterFinished: 3600']],
  ['cost/usage-optimisation', { 'a.yaml': job('  backoffLimit: 2') }, []],
  [
    'cost/usage-optimisation',
    beside(
      scaledObject(
        "minReplicaCount: 1, triggers: [{type: cron, metadata: {timezone: UTC, start: '0 6 * * *', end: '0 20 * * *', desiredReplicas: '3'}}]",
      ),
    ),
    ['b.yaml: ScaledObject follows the hours of the day'],
  ],
];

describe('evidence in manifests', () => {
  for (const [index, [id, files, expected]] of cases.entries()) {
    it(`${id}, ${expected.length > 0 ? expected.join('; ') : 'nothing'} (${index + 1})`, () =>
      assert.deepEqual(shown(files, id).sort(), expected));
  }

  it('says nothing of values that a template fills in', () => {
    const files = {
      'templates/a.yaml': pod('args: ["--quantization={{ .Values.q }}", "--max-num-seqs={{ .Values.n }}"]'),
      'templates/b.yaml': object(
        'policy/v1',
        'PodDisruptionBudget',
        '{minAvailable: 1, selector: {matchLabels: {app: "{{ .Values.app }}"}}}',
      ),
    };
    assert.deepEqual(shown(files, 'resources/optimisation'), []);
    assert.deepEqual(shown(files, 'scalability/capacity'), []);
  });
});

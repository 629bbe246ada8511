import assert from 'node:assert/strict';
import { isNearName } from '../../server/core/nearNames.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import { lintFiles, ROOT } from '../lintFiles.js';

const deployment = (name: string, labels = `{app: ${name}}`) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  selector: {matchLabels: ${labels}}
  template:
    metadata: {labels: ${labels}}
    spec:
      containers:
        - {name: server, image: 'tensorflow/serving:2.19.0'}
`;
const object = (kind: string, name: string, spec: string, apiVersion = 'v1', metadata = '') => `apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: ${name}${metadata}}
spec: ${spec}
`;
const service = (name: string, selector: string) => object('Service', name, `{selector: ${selector}, ports: [{port: 80}]}`);
const hpa = (name: string, target: string) =>
  object(
    'HorizontalPodAutoscaler',
    name,
    `{scaleTargetRef: {kind: Deployment, name: ${target}}, maxReplicas: 4}`,
    'autoscaling/v2',
  );
const isvc = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: income, labels: {team: credit}}
spec: {predictor: {model: {modelFormat: {name: sklearn}, storageUri: 's3://m/v1'}}}
`;

/** `file:Kind/name -> workloads` for every object of the project that is about one. */
function related(files: ExampleFiles): string[] {
  const { objects, relations } = lintFiles(files).project(ROOT);
  return objects.flatMap(({ manifests, object }) => {
    const of = (list: readonly { object: { name: string | undefined } }[]) => list.map((w) => w.object.name).join(',');
    const [sure, near] = [of(relations.workloadsOf(object)), of(relations.nearlyOf(object))];
    const name = `${manifests.uri.slice(ROOT.length + 1)}:${object.kind}/${object.name}`;
    return [...(sure ? [`${name} -> ${sure}`] : []), ...(near ? [`${name} ~> ${near}`] : [])];
  });
}

describe('what objects of a project are about', () => {
  it('relates by label and by name, across files', () => {
    assert.deepEqual(
      related({ 'a.yaml': deployment('scorer'), 'b.yaml': service('front', '{app: scorer}'), 'c.yaml': hpa('h', 'scorer') }),
      ['b.yaml:Service/front -> scorer', 'c.yaml:HorizontalPodAutoscaler/h -> scorer'],
    );
  });

  it('means the workload of the nearest folder where several have the name', () => {
    const files = {
      'one/deployment.yaml': deployment('vllm'),
      'two/deployment.yaml': deployment('vllm'),
      'two/service.yaml': service('vllm', '{app: vllm}'),
      'two/prod/hpa.yaml': hpa('vllm', 'vllm'),
    };
    const { workloads, relations } = lintFiles(files).project(ROOT);
    const kinds = workloads.map(
      (w) =>
        `${w.manifests.uri.slice(ROOT.length + 1)} ${relations
          .objectsOf(w.workload)
          .map((o) => o.kind)
          .join(',')}`,
    );
    assert.deepEqual(kinds, ['one/deployment.yaml ', 'two/deployment.yaml HorizontalPodAutoscaler,Service']);
  });

  it('leaves an object to what stands nearer, though it serves no model', () => {
    const web = (name: string) => deployment(name).replace('tensorflow/serving:2.19.0', 'nginx:1.27.2');
    const far = {
      'ml/deployment.yaml': deployment('api'),
      'web/deployment.yaml': web('api'),
      'web/more.yaml': `${service('api', '{app: api}')}---\n${hpa('api', 'api')}`,
    };
    assert.deepEqual(related(far), []);
    const beside = {
      'a.yaml': deployment('scorer', '{tier: api}'),
      'b.yaml': web('web').replaceAll('{app: web}', '{tier: api}'),
      'c.yaml': service('all', '{tier: api}'),
    };
    assert.deepEqual(related(beside), ['c.yaml:Service/all -> scorer']);
    const { objects, relations } = lintFiles(beside).project(ROOT);
    assert.deepEqual(
      objects.filter(({ object }) => relations.isShared(object)).map(({ object }) => object.name),
      ['all'],
    );
  });

  it('needs every label of a selector', () => {
    const files = {
      'a.yaml': deployment('scorer', '{app: scorer, track: blue}'),
      'b.yaml': service('green', '{app: scorer, track: green}'),
    };
    assert.deepEqual(related(files), []);
  });

  it('knows the names and labels that KServe makes', () => {
    const files = {
      'isvc.yaml': isvc,
      'hpa.yaml': hpa('h', 'income-predictor'),
      'by-label.yaml': service('own', '{team: credit}'),
      'raw.yaml': service('raw', '{app: isvc.income-predictor}'),
      'ingress.yaml': object(
        'Ingress',
        'i',
        '{defaultBackend: {service: {name: income-predictor, port: {number: 80}}}}',
        'networking.k8s.io/v1',
      ),
    };
    assert.deepEqual(related(files), [
      'by-label.yaml:Service/own -> income',
      'hpa.yaml:HorizontalPodAutoscaler/h -> income',
      'ingress.yaml:Ingress/i -> income',
      'raw.yaml:Service/raw -> income',
    ]);
  });

  it('follows a monitor into the namespaces it names, and into no other', () => {
    const monitor = (selector: string) =>
      object(
        'ServiceMonitor',
        'm',
        `{${selector}selector: {matchLabels: {app: scorer}}, endpoints: [{port: http}]}`,
        'monitoring.coreos.com/v1',
        ', namespace: monitoring',
      );
    const files = (selector: string) => ({
      'a.yaml': deployment('scorer').replace('{name: scorer}', '{name: scorer, namespace: ml}'),
      'b.yaml': service('scorer', '{app: scorer}').replace(
        '{name: scorer}',
        '{name: scorer, namespace: ml, labels: {app: scorer}}',
      ),
      'c.yaml': monitor(selector),
    });
    assert.ok(related(files('namespaceSelector: {matchNames: [ml]}, ')).includes('c.yaml:ServiceMonitor/m -> scorer'));
    assert.ok(related(files('namespaceSelector: {any: true}, ')).includes('c.yaml:ServiceMonitor/m -> scorer'));
    assert.ok(!related(files('')).some((line) => line.startsWith('c.yaml')));
  });

  it('takes in alert rules and schedules that name no workload but are about models', () => {
    const cron = (name: string, image: string) =>
      object(
        'CronJob',
        name,
        `{schedule: '0 3 * * 1', jobTemplate: {spec: {template: {spec: {containers: [{name: c, image: '${image}'}]}}}}}`,
        'batch/v1',
      );
    const rule = (expr: string) =>
      object('PrometheusRule', 'r', `{groups: [{name: g, rules: [{alert: A, expr: '${expr}'}]}]}`, 'monitoring.coreos.com/v1');
    const files = (watch: string, expr: string) => ({
      'a.yaml': deployment('scorer'),
      'ops/cron.yaml': cron('weekly', watch),
      'ops/rule.yaml': rule(expr),
    });
    assert.deepEqual(related(files('northwind/evidently-report:1.2', 'vllm:num_requests_waiting > 10')), [
      'ops/cron.yaml:CronJob/weekly -> scorer',
      'ops/rule.yaml:PrometheusRule/r -> scorer',
    ]);
    assert.deepEqual(related(files('northwind/backup:1.2', 'node_cpu_seconds_total > 10')), []);
    assert.deepEqual(related(files('northwind/config-drift:1.2', 'abs(clock_drift_seconds) > 10')), []);
  });

  it('sees what a slip of the pen was meant for, in the same folder only', () => {
    assert.deepEqual(
      related({
        'a.yaml': deployment('credit-scorer'),
        'b.yaml': service('front', '{app: credit-socrer}'),
        'c.yaml': hpa('h', 'credit_scorer'),
      }),
      ['b.yaml:Service/front ~> credit-scorer', 'c.yaml:HorizontalPodAutoscaler/h ~> credit-scorer'],
    );
    assert.deepEqual(
      related({ 'a.yaml': deployment('credit-scorer'), 'elsewhere/b.yaml': service('front', '{app: credit-socrer}') }),
      [],
    );
  });

  it('leaves labels alone that other pods have, that controllers set, or that a template fills in', () => {
    const other = deployment('scorers').replace('tensorflow/serving:2.19.0', 'nginx:1.27.2');
    for (const selector of ['{app: scorers}', '{statefulset.kubernetes.io/pod-name: scorer-0}', '{app: "{{ .Values.app }}"}']) {
      const found = related({ 'a.yaml': deployment('scorer'), 'b.yaml': other, 'scorer.yaml': service('scorer', selector) });
      assert.deepEqual(found, [], selector);
    }
  });
});

describe('near names', () => {
  it('are slips of the same words', () => {
    for (const [a, b] of [
      ['credit-scorer', 'credit_scorer'],
      ['creditScorer', 'creditscorer'],
      ['assistant', 'assistent'],
      ['support-assistant', 'support-asistant'],
    ]) {
      assert.ok(isNearName(a!, b!) && isNearName(b!, a!), `${a} ${b}`);
    }
  });

  it('are not names that tell things apart', () => {
    for (const [a, b] of [
      ['scorer', 'scorer'],
      ['model-a', 'model-b'],
      ['scorer-v1', 'scorer-v2'],
      ['llm', 'lms'],
      ['scorer', 'scorer-canary'],
      ['predictor', 'transformer'],
      ['scorer-dev', 'scorer-uat'],
    ]) {
      assert.ok(!isNearName(a!, b!) && !isNearName(b!, a!), `${a} ${b}`);
    }
    assert.ok(!isNearName('a'.repeat(5000), 'b'.repeat(5000)));
  });
});

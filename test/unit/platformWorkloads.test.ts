import assert from 'node:assert/strict';
import { type Manifests, readManifests } from '../../server/core/artifacts/kubernetes.js';
import { parseYaml } from '../../server/core/artifacts/yaml.js';
import { isMlArtifact } from '../../server/core/project.js';
import { madeServices } from '../../server/core/references.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import { podLabels } from '../../server/core/serving.js';
import { findingsOf, lintFiles, ROOT } from '../lintFiles.js';

const URI = 'file:///project/model.yaml';
const read = (text: string): Manifests => readManifests(URI, text, parseYaml(text), false)!;
const object = (apiVersion: string, kind: string, spec: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: scorer}\nspec:\n${spec.replace(/^(?=.)/gm, '  ')}\n`;
const container = (image: string, more = '') => `containers:\n  - name: main\n    image: ${image}\n${more}`;
const nested = (lines: string, by: number) => lines.replace(/^(?=.)/gm, ' '.repeat(by));
/** Adds lines behind the line that holds `mark`, as deep as it. */
const behind = (text: string, mark: string, ...lines: string[]) =>
  text.replace(new RegExp(`^( *)(.*${mark}.*)$`, 'm'), (line, indent: string) =>
    [line, ...lines.map((l) => indent + l)].join('\n'),
  );
const ruleIds = (files: ExampleFiles) => findingsOf(lintFiles(files), files).map((f) => f.rule);

const RAY = (kind: string) => {
  const cluster = `headGroupSpec:
  rayStartParams: {}
  template:
    spec:
${nested(container('rayproject/ray:2.52.0'), 6)}
workerGroupSpecs:
  - groupName: gpu
    minReplicas: 1
    maxReplicas: 4
    template:
      metadata: {labels: {team: vision}}
      spec:
${nested(container('rayproject/ray:2.52.0-gpu', '    resources: {limits: {nvidia.com/gpu: 2}}\n'), 8)}`;
  const under = { RayCluster: '', RayService: 'rayClusterConfig:\n', RayJob: 'rayClusterSpec:\n' }[kind]!;
  return object('ray.io/v1', kind, under + (under ? nested(cluster, 2) : cluster));
};
const SELDON = object(
  'machinelearning.seldon.io/v1',
  'SeldonDeployment',
  `predictors:
  - name: default
    graph:
      name: combiner
      children:
        - {name: a, implementation: SKLEARN_SERVER, modelUri: 'gs://models/a/v1'}
    componentSpecs:
      - spec:
          containers:
            - {name: combiner, image: 'acme/combiner:1.2.0'}
            - {name: a, resources: {requests: {cpu: 1}}}
  - name: canary
    graph: {name: b, implementation: XGBOOST_SERVER, modelUri: 'gs://models/b/v2'}`,
);
const LLM = object(
  'serving.kserve.io/v1alpha2',
  'LLMInferenceService',
  `model: {uri: 'hf://Qwen/Qwen2.5-7B-Instruct', name: qwen}
replicas: 2
template:
  containers:
    - {name: main, resources: {limits: {nvidia.com/gpu: 1}}}
prefill:
  replicas: 1
  template: {containers: [{name: main}]}`,
);
const LWS = object(
  'leaderworkerset.x-k8s.io/v1',
  'LeaderWorkerSet',
  `replicas: 2
leaderWorkerTemplate:
  size: 2
  leaderTemplate:
    metadata: {labels: {role: leader}}
    spec:
${nested(container('vllm/vllm-openai:v0.10.2', "    args: ['--model', /models/x, --tensor-parallel-size, '16']\n    resources: {limits: {nvidia.com/gpu: 8}}\n    ports: [{containerPort: 8000}]\n    readinessProbe: {tcpSocket: {port: 8000}}\n"), 6)}
  workerTemplate:
    spec:
${nested(container('acme/worker:1.0.0'), 6)}`,
);
const NIM = object(
  'apps.nvidia.com/v1alpha1',
  'NIMService',
  `image: {repository: nvcr.io/nim/meta/llama-3.1-8b-instruct, tag: latest}
authSecret: ngc
resources: {limits: {nvidia.com/gpu: 1}}
scale: {enabled: true, hpa: {minReplicas: 1, maxReplicas: 3}}`,
);
const KNATIVE = object(
  'serving.knative.dev/v1',
  'Service',
  `template:
  metadata: {annotations: {autoscaling.knative.dev/max-scale: '5'}}
  spec:
${nested(container('tensorflow/serving:2.19.0'), 4)}`,
);

describe('workloads of serving platforms', () => {
  it('are read from where each platform keeps its pods', () => {
    const rows = [RAY('RayService'), RAY('RayCluster'), RAY('RayJob'), SELDON, LLM, LWS, NIM, KNATIVE].map((text) =>
      read(text).workloads.map((w) => [w.form, w.serves, w.partial, w.containers.map((c) => c.servesModel)]),
    );
    assert.deepEqual(rows, [
      [
        ['ray', true, false, [true]],
        ['ray', true, false, [true]],
      ],
      [
        ['ray', false, false, [true]],
        ['ray', false, false, [true]],
      ],
      [
        ['ray', false, false, [true]],
        ['ray', false, false, [true]],
      ],
      [
        ['seldon', true, false, [true, true]],
        ['seldon', true, false, []],
      ],
      [
        ['llm', true, false, [true]],
        ['llm', true, false, [true]],
      ],
      [
        ['pod', true, false, [true]],
        ['pod', false, false, [true]],
      ],
      [['nim', true, false, [true]]],
      [['knative', true, false, [true]]],
    ]);
  });

  it('of a serving runtime are never the whole truth', () => {
    const text = object(
      'serving.kserve.io/v1alpha1',
      'ClusterServingRuntime',
      `supportedModelFormats: [{name: sklearn}]\n${container('kserve/sklearnserver:v0.15.2', "    args: ['--model_name={{.Name}}']\n")}`,
    );
    const manifests = read(text);
    assert.equal(manifests.templated, false);
    assert.deepEqual(
      manifests.workloads.map((w) => [w.form, w.partial]),
      [['runtime', true]],
    );
  });

  it('that train are batch', () => {
    const job = object(
      'kubeflow.org/v1',
      'PyTorchJob',
      `pytorchReplicaSpecs:\n  Master:\n    template:\n      spec:\n${nested(container('acme/train:1.0.0'), 8)}\n  Worker: {replicas: 2}`,
    );
    const set = object(
      'jobset.x-k8s.io/v1alpha2',
      'JobSet',
      `replicatedJobs:\n  - name: w\n    template:\n      spec:\n        template:\n          spec:\n${nested(container('vllm/vllm-openai:v0.10.2'), 12)}`,
    );
    const trainer = object('trainer.kubeflow.org/v1alpha1', 'TrainJob', 'runtimeRef: {name: torch}\ntrainer: {numNodes: 2}');
    for (const text of [job, set, trainer])
      assert.deepEqual(
        read(text).workloads.map((w) => w.serves),
        [false],
      );
  });

  it('are not seen in what only looks like one', () => {
    for (const text of [
      object('serving.knative.dev/v1', 'Service', `template:\n  spec:\n${nested(container('acme/shop:1.0.0'), 4)}`),
      object(
        'leaderworkerset.x-k8s.io/v1',
        'LeaderWorkerSet',
        'leaderWorkerTemplate: {workerTemplate: {spec: {containers: [{name: a, image: b}]}}}',
      ),
      object('example.com/v1', 'Model', 'storageUri: s3://a/b'),
      object('example.com/v1', 'Pipeline', 'steps: []'),
      object('kubeflow.org/v1', 'Notebook', 'template: {spec: {containers: [{name: a, image: vllm/vllm-openai}]}}'),
    ]) {
      assert.deepEqual(read(text).workloads, []);
      assert.equal(isMlArtifact(read(text)), false);
    }
  });

  it('make a file an ML artifact even where they run nothing themselves', () => {
    assert.ok(isMlArtifact(read(object('mlops.seldon.io/v1alpha1', 'Experiment', 'candidates: []'))));
    assert.ok(isMlArtifact(read(object('apps.nvidia.com/v1alpha1', 'NIMCache', 'source: {}'))));
  });

  it('survive nonsense in every place', () => {
    for (const text of [RAY('RayService'), SELDON, LLM, LWS, NIM, KNATIVE]) {
      for (let i = 0; i < text.length; i += 11) {
        const cut = text.slice(0, i);
        readManifests(URI, cut, parseYaml(cut), false)?.meanings?.();
      }
      for (const word of ['spec', 'template', 'containers', 'predictors', 'graph', 'workerGroupSpecs']) {
        for (const odd of ['[]', '3', '~', '{a: [b]}', '*x']) {
          const broken = text.replace(new RegExp(`${word}:(?: .*)?$`, 'm'), `${word}: ${odd}`);
          readManifests(URI, broken, parseYaml(broken), false)?.meanings?.();
        }
      }
    }
  });
});

describe('what platforms say in fields of their own', () => {
  it('names models, where they stand', () => {
    const models = (text: string) =>
      read(text)
        .meanings?.()
        .models?.map((m) => text.slice(m.written.span.start, m.written.span.end));
    assert.deepEqual(models(SELDON), ["'gs://models/a/v1'", "'gs://models/b/v2'"]);
    assert.deepEqual(models(LLM), ["'hf://Qwen/Qwen2.5-7B-Instruct'"]);
    const model = object('mlops.seldon.io/v1alpha1', 'Model', 'storageUri: gs://models/income/v7\nrequirements: [sklearn]');
    assert.deepEqual(models(model), ['gs://models/income/v7']);
  });

  it('bounds copies', () => {
    const bounds = (text: string) =>
      read(text)
        .meanings?.()
        .capacities?.map((c) => [c.min?.value, c.max?.value, c.fixed?.value, c.canBeZero, c.accelerators]);
    assert.deepEqual(bounds(RAY('RayCluster')), [[1, 4, undefined, false, 2]]);
    assert.deepEqual(bounds(LLM), [
      [undefined, undefined, 2, false, 1],
      [undefined, undefined, 1, false, 0],
    ]);
    assert.deepEqual(bounds(NIM), [[1, 3, undefined, false, 1]]);
    assert.deepEqual(bounds(KNATIVE), [[undefined, 5, undefined, true, 0]]);
    const seldon = object(
      'machinelearning.seldon.io/v1',
      'SeldonDeployment',
      "predictors:\n  - name: p\n    graph: {name: m}\n    componentSpecs:\n      - hpaSpec: {minReplicas: 2, maxReplicas: 4}\n        spec: {containers: [{name: m, image: 'a:1'}]}",
    );
    assert.deepEqual(bounds(seldon), [[2, 4, undefined, false, 0]]);
  });

  it('opens addresses', () => {
    const exposed = (lines: string) =>
      read(`${NIM}  expose: {${lines}}\n`)
        .meanings?.()
        .endpoints?.map((e) => [e.exposure, e.authentication]);
    assert.deepEqual(exposed('service: {type: LoadBalancer, port: 8000}'), [['public', 'none']]);
    assert.deepEqual(exposed('service: {type: LoadBalancer, annotations: {a: b}}'), [['unknown', 'none']]);
    assert.deepEqual(exposed('service: {type: ClusterIP}, ingress: {enabled: true}'), [
      ['private', 'none'],
      ['public', 'unknown'],
    ]);
    assert.deepEqual(exposed('service: {port: 8000}'), []);
  });

  it('holds settings that are credentials', () => {
    const seldon = SELDON.replace('spec:', 'spec:\n  oauth_secret: 7f3kQ9xZpL2mN8vR');
    const ray = RAY('RayCluster').replace(
      'rayStartParams: {}',
      'rayStartParams: {redis-password: 7f3kQ9xZpL2mN8vR, port: "6379"}',
    );
    for (const text of [seldon, ray])
      assert.equal(ruleIds({ 'a.yaml': text }).filter((id) => id === 'security/plaintext-secret-env').length, 1);
    const kept = ray.replace('7f3kQ9xZpL2mN8vR', '"$REDIS_PASSWORD"');
    assert.ok(!ruleIds({ 'a.yaml': kept }).includes('security/plaintext-secret-env'));
  });

  it('joins the image of a NIM, and changes neither half for the whole', () => {
    const [image] = read(NIM).meanings?.().images ?? [];
    assert.equal(image?.reference.raw, 'nvcr.io/nim/meta/llama-3.1-8b-instruct:latest');
    assert.equal(image?.written.replace, undefined);
    assert.ok(ruleIds({ 'nim.yaml': NIM }).includes('versioning/image-tag-latest'));
  });
});

describe('labels and Services that operators make', () => {
  it('are known', () => {
    const [head, worker] = read(RAY('RayCluster')).workloads;
    assert.equal(podLabels(head!).get('ray.io/node-type'), 'head');
    assert.equal(podLabels(worker!).get('team'), 'vision');
    assert.equal(podLabels(worker!).get('ray.io/cluster'), 'scorer');
    assert.equal(podLabels(read(SELDON).workloads[0]!).get('seldon-deployment-id'), 'scorer');
    assert.equal(podLabels(read(LWS).workloads[0]!).get('leaderworkerset.sigs.k8s.io/worker-index'), '0');
    assert.deepEqual(madeServices(read(SELDON).workloads[0]!), ['scorer-default', 'scorer-canary']);
    assert.deepEqual(madeServices(read(RAY('RayService')).workloads[0]!), ['scorer-serve-svc', 'scorer-head-svc']);
  });

  it('lead a Service to its pods', () => {
    const service = (selector: string) =>
      `apiVersion: v1\nkind: Service\nmetadata: {name: way-in}\nspec:\n  type: LoadBalancer\n  selector: {${selector}}\n  ports: [{port: 80, targetPort: 8000}]\n`;
    const related = (text: string, selector: string) =>
      lintFiles({ 'a.yaml': text, 'b.yaml': service(selector) })
        .evidence(ROOT)
        .some((e) => e.note === 'Service in front of scorer');
    assert.ok(related(SELDON, 'seldon-deployment-id: scorer'));
    assert.ok(related(LWS, 'leaderworkerset.sigs.k8s.io/name: scorer, role: leader'));
    assert.ok(related(NIM, 'app: scorer'));
    assert.ok(!related(SELDON, 'seldon-deployment-id: other'));
  });
});

/** Rules that speak of what is not written, which operators add. */
const ADDED = [
  'resources/model-exceeds-memory',
  'resources/context-exceeds-memory',
  'cost/gpu-always-on',
  'integration/no-readiness-probe',
  'integration/probe-port-unknown',
  'resources/small-shared-memory',
  'resources/tensor-parallel-mismatch',
  'scalability/fixed-single-replica',
];

describe('what operators add', () => {
  for (const [name, text] of Object.entries({
    'KubeRay probes its pods and mounts shared memory': behind(
      RAY('RayService').replace('rayproject/ray:2.52.0-gpu', 'vllm/vllm-openai:v0.10.2'),
      'vllm-openai',
      "args: ['--model', /m, --tensor-parallel-size, '2']",
      'ports: [{containerPort: 8000}]',
      'livenessProbe: {httpGet: {path: /, port: dashboard}}',
    ),
    'Seldon adds probes and names ports': SELDON.replace(
      "image: 'acme/combiner:1.2.0'",
      "image: 'acme/combiner:1.2.0', ports: [{containerPort: 9000}], livenessProbe: {tcpSocket: {port: http}}",
    ),
    'the NIM operator probes and mounts shared memory': NIM,
    'KServe lays presets below a language model': LLM.replace(
      '{name: main, resources',
      "{name: main, image: 'vllm/vllm-openai:v0.10.2', args: ['--tensor-parallel-size', '2'], ports: [{containerPort: 8000}], resources",
    ).replace('gpu: 1', 'gpu: 2'),
    'Knative probes the one port': KNATIVE,
    'a leader has the accelerators of its group': behind(LWS, 'vllm-openai', 'volumeMounts: [{name: s, mountPath: /dev/shm}]'),
  })) {
    it(`is not missed: ${name}`, () => {
      const found = ruleIds({ 'model.yaml': text });
      assert.deepEqual(
        found.filter((id) => ADDED.includes(id) || id === 'preflight/syntax'),
        [],
      );
    });
  }
});

describe('a command over several lines', () => {
  it('has no backslash for a word', () => {
    const script =
      'command: [/bin/sh, -c]\nargs:\n  - |-\n    vllm serve \\\n      Qwen/Qwen2.5-7B-Instruct \\\n      --max-model-len \\\n      8192\n';
    const text = object(
      'apps/v1',
      'Deployment',
      `selector: {}\ntemplate:\n  spec:\n    containers:\n      - name: main\n        image: vllm/vllm-openai:v0.10.2\n${nested(script, 8)}`,
    );
    const [container] = read(text).workloads[0]!.containers;
    assert.equal(container!.flags.get('--max-model-len')?.value.text, '8192');
    assert.deepEqual(
      read(text)
        .meanings?.()
        .models?.map((m) => m.written.value),
      ['Qwen/Qwen2.5-7B-Instruct', 'Qwen/Qwen2.5-7B-Instruct'],
    );
  });
});

describe('a model spread over a group of pods', () => {
  it('is not measured by one of them', () => {
    const set = (size: number) =>
      object(
        'leaderworkerset.x-k8s.io/v1',
        'LeaderWorkerSet',
        `leaderWorkerTemplate:
  size: ${size}
  workerTemplate:
    spec:
      nodeSelector: {nvidia.com/gpu.product: NVIDIA-A100-SXM4-80GB}
      containers:
        - name: main
          image: vllm/vllm-openai:v0.10.2
          args: ['--model', meta-llama/Llama-3.1-405B-Instruct, --tensor-parallel-size, '8']
          resources: {limits: {nvidia.com/gpu: 8}}`,
      ).replace('{name: scorer}', '{name: scorer, namespace: test}');
    const whole = ['resources/model-exceeds-memory', 'cost/gpu-always-on'];
    const found = (size: number) => ruleIds({ 'a.yaml': set(size) }).filter((id) => whole.includes(id));
    assert.deepEqual(found(1).sort(), [...whole].sort());
    assert.deepEqual(found(2), []);
  });
});

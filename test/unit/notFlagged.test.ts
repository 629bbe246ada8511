import assert from 'node:assert/strict';
import type { RuleId } from '../../server/core/model.js';
import { isMlArtifact } from '../../server/core/project.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import { hazards } from '../../server/core/rules.js';
import { findingsOf, lintFiles, uriOf } from '../lintFiles.js';

/** Every hazard that is off by default, switched on. */
const PREVIEWS = new Map(
  [...hazards.values()].flatMap((rules) => rules.flatMap((r) => (r.preview ? [[r.id, 'warning'] as const] : []))),
);

/** The hazards of a topic in files that are linted as for production, with every rule on. */
function found(files: ExampleFiles, topic: RegExp): RuleId[] {
  const engine = lintFiles(files, { stage: 'production', rules: PREVIEWS });
  const [first] = Object.keys(files);
  const artifact = engine.artifact(uriOf(first!));
  assert.ok(artifact && isMlArtifact(artifact), `${first} is no ML artifact`);
  assert.deepEqual(artifact.problems, [], `${first} does not parse`);
  return findingsOf(engine, files)
    .filter((f) => f.gap === 'hazard' && topic.test(f.rule))
    .map((f) => f.rule);
}

/**
 * Defaults that make an omission no problem: nothing of the topic is reported in `files`. `twin` is nearly the same with a real
 * problem of the topic, so that silence is not because nobody looks.
 */
function silent(files: ExampleFiles, topic: RegExp, twin?: ExampleFiles): void {
  assert.deepEqual(found(files, topic), []);
  if (twin) assert.notDeepEqual(found(twin, topic), [], 'the twin is silent, too');
}

/** A Deployment of a model server; the lines stand in its container, its pod and its spec. */
const deployment = (container: string, pod = '', spec = '') => `apiVersion: apps/v1
kind: Deployment
metadata: {name: scorer, namespace: serving}
spec:
${spec ? `${spec}\n` : ''}  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}}
    spec:
${pod ? `${pod}\n` : ''}      containers:
        - name: server
          image: vllm/vllm-openai:v0.21.0
          args: ["--model", "/models/scorer"]
          ports: [{name: http, containerPort: 8000}]
${container}
`;
const SERVICE = `---
apiVersion: v1
kind: Service
metadata: {name: scorer, namespace: serving}
spec: {selector: {app: scorer}, ports: [{name: http, port: 80, targetPort: http}]}
`;
const PROBE = '          readinessProbe: {httpGet: {path: /health, port: http}}';
const scaler = (spec: string) => `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: scorer, namespace: serving}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: scorer}
  minReplicas: 2
  maxReplicas: 6
${spec}`;
const BY_CPU = '  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]\n';
const inference = (model: string, annotations = '') => `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: income${annotations ? `, annotations: {${annotations}}` : ''}}
spec:
  predictor:
    minReplicas: 1
    maxReplicas: 3
    model:
      modelFormat: {name: sklearn}
      storageUri: gs://models/income/v7
${model}`;
const nim = (more = '') => `apiVersion: apps.nvidia.com/v1alpha1
kind: NIMService
metadata: {name: llama}
spec:
  image: {repository: nvcr.io/nim/meta/llama-3.1-8b-instruct, tag: 1.8.4}
  authSecret: ngc-api-secret
  replicas: 2
  resources: {limits: {nvidia.com/gpu: 2}}
  expose: {service: {type: ClusterIP, port: 8000}}
${more}`;
const endpointConfig = (variant: string, more = '') => `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Config:
    Type: AWS::SageMaker::EndpointConfig
    Properties:
      ProductionVariants:
        - VariantName: main
          ModelName: !GetAtt Model.ModelName
          InitialVariantWeight: 1
${variant}${more}`;
const CAPTURE = `      DataCaptureConfig:
        EnableCapture: true
        InitialSamplingPercentage: 20
        DestinationS3Uri: s3://captured/income
        KmsKeyId: !Ref Key
        CaptureOptions: [{CaptureMode: Input}, {CaptureMode: Output}]
`;

describe('what is not reported, as a default makes it no problem', () => {
  it('limits without requests: the requests are the limits', () => {
    const files = (resources: string) => ({ 'scorer.yaml': deployment(`${PROBE}\n${resources}`) + scaler(BY_CPU) });
    silent(
      files('          resources: {limits: {cpu: "4", memory: 16Gi}}'),
      /no-resources|autoscaler-without-request/,
      files('          env: []'),
    );
  });

  it('accelerators in the limits alone', () => {
    const files = (side: string) => ({
      'scorer.yaml': deployment(`${PROBE}\n          resources: {${side}: {cpu: "4", memory: 16Gi, nvidia.com/gpu: 1}}`),
    });
    silent(files('limits'), /gpu-(?:request|fractional)/, files('requests'));
  });

  it('a predictor of KServe without resources', () => {
    silent({ 'income.yaml': inference('') }, /resources\/(?!model-exceeds)|no-resources/, {
      'income.yaml': inference('').replace('sklearn', 'huggingface'),
    });
  });

  it('a predictor of KServe without a security context: the runtime has one', () => {
    const topic = /run-as-root|privileg|capabilit/;
    silent({ 'income.yaml': inference('') }, topic, { 'income.yaml': inference('      securityContext: {runAsUser: 0}\n') });
  });

  it('a container of KServe in Standard mode without a readiness probe', () => {
    const custom = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: income, annotations: {serving.kserve.io/deploymentMode: Standard}}
spec:
  predictor:
    minReplicas: 1
    maxReplicas: 3
    containers:
      - name: kserve-container
        image: registry.example.org/income:1.4.0
        ports: [{containerPort: 8080}]
        resources: {limits: {cpu: "2", memory: 4Gi}}
`;
    silent({ 'income.yaml': custom }, /probe/, { 'scorer.yaml': deployment('') + SERVICE });
  });

  it('pods of a RayService without probes: the operator puts them in', () => {
    const service = `apiVersion: ray.io/v1
kind: RayService
metadata: {name: scorer}
spec:
  serveConfigV2: |
    applications:
      - name: scorer
        import_path: scorer:app
        route_prefix: /
        deployments: [{name: Scorer, num_replicas: 2}]
  rayClusterConfig:
    rayVersion: "2.52.0"
    headGroupSpec:
      rayStartParams: {}
      template:
        spec:
          containers:
            - name: ray-head
              image: rayproject/ray:2.52.0
              ports: [{name: serve, containerPort: 8000}]
              resources: {limits: {cpu: "4", memory: 16Gi}}
`;
    silent({ 'scorer.yaml': service }, /probe/);
  });

  it('a NIMService without probes and shared memory: the operator brings both', () => {
    silent({ 'llama.yaml': nim() }, /probe|shared-memory/);
  });

  it('a Deployment without a strategy', () => {
    const files = {
      'scorer.yaml': deployment(`${PROBE}\n          resources: {limits: {cpu: "4", memory: 16Gi}}`, '', '  replicas: 2'),
    };
    silent(files, /strategy|rolling|rollout/);
  });

  it('an autoscaler without metrics: 80 % of the CPU', () => {
    const files = (spec: string, resources: string) => ({
      'scorer.yaml': deployment(`${PROBE}\n          resources: {${resources}}`) + scaler(spec),
    });
    silent(files('', 'limits: {cpu: "4", memory: 16Gi}'), /autoscaler|hpa/, files(BY_CPU, 'limits: {memory: 16Gi}'));
  });

  it('an ONNX or TensorRT model of Triton with a batch size and no scheduler: it batches by itself', () => {
    const config = (backend: string) => ({
      'models/income/config.pbtxt': `name: "income"
${backend}
max_batch_size: 8
input [{ name: "x", data_type: TYPE_FP32, dims: [ 12 ] }]
output [{ name: "y", data_type: TYPE_FP32, dims: [ 1 ] }]
`,
    });
    for (const backend of ['backend: "onnxruntime"', 'platform: "onnxruntime_onnx"', 'platform: "tensorrt_plan"'])
      silent(config(backend), /triton-(?:no-)?batching/, config('backend: "pytorch"'));
  });

  it('vLLM without --quantization: the model says how it is quantised', () => {
    silent(
      { 'scorer.yaml': deployment(`${PROBE}\n          resources: {limits: {memory: 64Gi, nvidia.com/gpu: 1}}`) },
      /quanti[sz]|full-precision/,
    );
  });

  it('open versions in the packages of a bento: they are locked when it is built', () => {
    const bento = (more: string) => ({
      'bentofile.yaml': `service: "service:Scorer"\ninclude: ["*.py"]\npython:\n  packages: [scikit-learn, pandas]\n${more}`,
    });
    silent(bento(''), /unpinned|lock/, bento('  lock_packages: false\n'));
  });

  it('a ScaledObject without pollingInterval and cooldownPeriod', () => {
    const scaled = (least: string, trigger: string) => ({
      'scorer.yaml': `${deployment(`${PROBE}\n          resources: {limits: {cpu: "4", memory: 16Gi}}`)}---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: scorer, namespace: serving}
spec:
  scaleTargetRef: {name: scorer}
  minReplicaCount: ${least}
  maxReplicaCount: 6
${trigger}`,
    });
    const queue = `  fallback: {failureThreshold: 3, replicas: 2}
  triggers:
    - type: prometheus
      metadata: {serverAddress: "http://prometheus.monitoring.svc:9090", query: "sum(vllm:num_requests_waiting)", threshold: "5"}
`;
    const cpu = '  triggers: [{type: cpu, metricType: Utilization, metadata: {value: "70"}}]\n';
    silent(scaled('1', queue), /keda|autoscaler/, scaled('0', cpu));
  });

  it('an endpoint of SageMaker without KmsKeyId on machines with disks of their own, where the call would fail', () => {
    const files = (more: string) => ({
      'template.yaml': endpointConfig(
        '          InstanceType: ml.g5.xlarge\n          InitialInstanceCount: 2\n',
        `${CAPTURE}${more}`,
      ),
    });
    silent(files(''), /key|kms/i, files('      KmsKeyId: !Ref Key\n'));
  });

  it('a serverless variant without capture, isolation and instances, which it does not support', () => {
    const files = (more: string) => ({
      'template.yaml': endpointConfig('          ServerlessConfig: {MemorySizeInMB: 4096, MaxConcurrency: 20}\n', more),
    });
    silent(files(''), /capture|isolation|instance|serverless|schedule/, files(CAPTURE));
  });

  it('an image by its digest, with a tag or without', () => {
    const image = (text: string) => ({
      'scorer.yaml': deployment(PROBE).replace('vllm/vllm-openai:v0.21.0', text),
    });
    const digest = `@sha256:${'0123456789abcdef'.repeat(4)}`;
    for (const text of [`vllm/vllm-openai${digest}`, `vllm/vllm-openai:latest${digest}`])
      silent(image(text), /image-tag/, image('vllm/vllm-openai:latest'));
  });

  it('scratch, an earlier stage and a variable as the base of an image', () => {
    const dockerfile = (base: string) => ({
      Dockerfile: `ARG BASE=python:3.12.7-slim
FROM \${BASE} AS build
RUN pip install --no-cache-dir scikit-learn==1.5.2 mlserver==1.6.1
FROM ${base} AS tested
RUN python -c "import sklearn"
FROM scratch AS export
COPY --from=tested /opt/model /model
FROM tested
COPY model.onnx /models/
USER 10001
CMD ["mlserver", "start", "/models"]
`,
    });
    silent(dockerfile('build'), /image-tag|end-of-life/, dockerfile('python:latest'));
  });

  it('jobs without probes', () => {
    const pod = (indent: string) =>
      `template:
  spec:
    restartPolicy: Never
    containers:
      - name: train
        image: vllm/vllm-openai:v0.21.0
        command: [vllm, run-batch, -i, in.jsonl, -o, out.jsonl, --model, /models/scorer]
        ports: [{name: http, containerPort: 29500}]
        resources: {limits: {cpu: "4", memory: 16Gi, nvidia.com/gpu: 1}}
`.replace(/^(?=.)/gm, indent);
    silent({ 'job.yaml': `apiVersion: batch/v1\nkind: Job\nmetadata: {name: train}\nspec:\n${pod('  ')}` }, /probe/);
    silent(
      {
        'cron.yaml': `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: train}\nspec:\n  schedule: "0 3 * * 0"\n  jobTemplate:\n    spec:\n${pod('      ')}`,
      },
      /probe/,
    );
  });

  it('init containers without a readiness probe', () => {
    const init = `      initContainers:
        - name: fetch
          image: amazon/aws-cli:2.17.0
          args: [s3, sync, s3://models/scorer/v7, /models/scorer]
          ports: [{name: debug, containerPort: 9000}]`;
    silent({ 'scorer.yaml': deployment(PROBE, init) + SERVICE }, /probe/, { 'scorer.yaml': deployment('', init) + SERVICE });
  });
});

import assert from 'node:assert/strict';
import type { HelmChart } from '../../server/core/artifacts/helmChart.js';
import type { HelmValues } from '../../server/core/artifacts/helmValues.js';
import { isMlArtifact } from '../../server/core/project.js';
import { readArtifact } from '../../server/core/recognise.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import { lintFiles, ROOT } from '../lintFiles.js';

function chart(text: string, siblings?: readonly string[]): HelmChart | null {
  const artifact = readArtifact(`${ROOT}/Chart.yaml`, text, siblings);
  assert.ok(artifact === null || artifact.kind === 'helm-chart');
  return artifact;
}

function values(text: string): HelmValues {
  const artifact = readArtifact(`${ROOT}/values.yaml`, text, ['Chart.yaml', 'templates']);
  assert.ok(artifact?.kind === 'helm-values');
  return artifact;
}

const CHART = `apiVersion: v2
name: scorer
version: 0.1.0
maintainers:
  - name: R. Iyer
    email: r.iyer@example.com
dependencies:
  - name: redis
    version: ">=18.0.0"
    repository: https://charts.example.com
`;

const VALUES = `replicaCount: 1
image:
  repository: vllm/vllm-openai
  tag: nightly
modelServer:
  image: {registry: nvcr.io, repository: nvidia/tritonserver, tag: "", digest: ""}
  args: [--model-repository=/models, --strict-readiness]
  resources:
    limits: {nvidia.com/gpu: 2}
sidecar:
  image: {repository: envoyproxy/envoy, tag: v1.31.0}
autoscaling:
  enabled: true
  minReplicas: 4
  maxReplicas: 2
env:
  - {name: LOG_LEVEL, value: info}
extraEnv:
  DB_PASSWORD: Tr0ub4dor-and-3
auth:
  apiKey: s3cr3t-value-77
  existingSecretPasswordKey: key1
  tokenTtl: 3600
storageUri: s3://models/scorer
`;

describe('a chart', () => {
  it('is known by its fields', () => {
    const read = chart(CHART)!;
    assert.deepEqual(
      read.dependencies.map((d) => [d.name, d.version?.value]),
      [['redis', '>=18.0.0']],
    );
    assert.deepEqual(
      read.maintainers.map((m) => m.name),
      ['R. Iyer'],
    );
    const { start, end } = read.dependencies[0]!.version!;
    assert.equal(CHART.slice(start, end), '">=18.0.0"');
    for (const other of [
      '',
      'name: env\ndependencies: [python]',
      'apiVersion: v1\nkind: Pod\nname: x',
      '- a',
      'apiVersion: apps/v1',
    ])
      assert.equal(chart(other), null, other);
  });

  it('is locked, not locked, or nobody knows', () => {
    assert.equal(chart(CHART)!.locked, undefined);
    assert.equal(chart(CHART, ['values.yaml'])!.locked, false);
    assert.equal(chart(CHART, ['values.yaml', 'Chart.lock'])!.locked, true);
  });

  it('is read whatever is missing in it', () => {
    for (let end = 0; end <= CHART.length; end++) chart(CHART.slice(0, end));
    assert.ok(chart('apiVersion: v2\nname: x\ndependencies: [1, {name: 2}, {version: [a]}]\nmaintainers: x'));
  });
});

describe('values of a chart', () => {
  it('are read beside a chart only', () => {
    assert.equal(readArtifact(`${ROOT}/values.yaml`, VALUES, ['main.py']), null);
    assert.equal(readArtifact(`${ROOT}/values.yaml`, '', ['Chart.yaml']), null);
  });

  it('name images that have a version of their own', () => {
    const { images = [] } = values(VALUES).meanings!();
    assert.deepEqual(
      images.map((i) => [i.reference.raw, i.sidecar, VALUES.slice(i.written.span.start, i.written.span.end)]),
      [
        ['vllm/vllm-openai:nightly', false, 'nightly'],
        ['envoyproxy/envoy:v1.31.0', true, 'v1.31.0'],
      ],
    );
  });

  it('name containers, models, bounds and credentials', () => {
    const { containers = [], models = [], capacities = [], variables = [] } = values(VALUES).meanings!();
    assert.deepEqual(
      containers.map((c) => [c.name, c.container.accelerators.length, c.partial]),
      [
        ['the container of these values', 0, true],
        ['the container of `modelServer`', 1, true],
      ],
    );
    assert.deepEqual(
      models.map((m) => [m.written.value, m.source]),
      [['s3://models/scorer', 'store']],
    );
    assert.deepEqual(
      capacities.map((c) => [c.min?.value, c.max?.value]),
      [[4, 2]],
    );
    assert.deepEqual(
      variables.map((v) => v.name),
      ['LOG_LEVEL', 'DB_PASSWORD', 'apiKey'],
    );
  });

  it('are about a model where they name its server, its command line or its address', () => {
    for (const text of [
      'image: {repository: vllm/vllm-openai, tag: ""}',
      'server: {args: [vllm, serve, meta-llama/Llama-3.1-8B]}',
      'storageUri: gs://models/scorer',
    ])
      assert.equal(isMlArtifact(values(text)), true, text);
    for (const text of ['image: {repository: nginx, tag: latest}\nreplicaCount: 1', 'storageUri: ""', 'model: {uri: ""}'])
      assert.equal(isMlArtifact(values(text)), false, text);
  });

  it('leave scaffold defaults and templates alone', () => {
    const scaffold =
      'replicaCount: 1\nimage: {repository: vllm/vllm-openai, tag: ""}\nresources: {}\nautoscaling: {enabled: false, minReplicas: 9, maxReplicas: 2}\n';
    const meanings = values(scaffold).meanings!();
    assert.deepEqual([meanings.images, meanings.capacities, meanings.variables], [[], [], []]);
    const templated = values('image: {repository: vllm/vllm-openai, tag: "{{ .Chart.AppVersion }}"}\n');
    assert.equal(
      templated.meanings!().images?.every((i) => i.reference.unknown),
      true,
    );
    for (let end = 0; end <= VALUES.length; end++)
      if (VALUES.slice(0, end).includes(':')) readArtifact(`${ROOT}/values.yaml`, VALUES.slice(0, end), ['Chart.yaml']);
  });

  it('belong with their chart to a project whose templates serve a model', () => {
    const files: ExampleFiles = {
      'chart/Chart.yaml': CHART,
      'chart/values.yaml': 'image: {tag: ""}\n',
      'chart/templates/isvc.yaml':
        'apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: "{{ .Release.Name }}"}\nspec: {predictor: {}}\n',
      'shop/Chart.yaml': CHART,
      'shop/values.yaml': 'image: {repository: shop, tag: latest}\n',
    };
    assert.deepEqual(
      lintFiles(files)
        .project(ROOT)
        .artifacts.map((a) => a.uri.slice(ROOT.length + 1)),
      ['chart/Chart.yaml', 'chart/templates/isvc.yaml', 'chart/values.yaml'],
    );
  });
});

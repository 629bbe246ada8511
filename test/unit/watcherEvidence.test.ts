import assert from 'node:assert/strict';
import { lintArtifact } from '../../server/core/lint.js';
import { readArtifact } from '../../server/core/recognise.js';
import { notebookExample } from '../../server/core/rules/shared/exampleNotebook.js';
import { lintFiles, ROOT, uriOf } from '../lintFiles.js';

/** `consideration: text of the place` for all evidence of a file. */
function shown(name: string, text: string): string[] {
  const artifact = readArtifact(uriOf(name), text)!;
  const result = lintArtifact(artifact, { today: '2026-11-23' });
  assert.deepEqual(result.failures, []);
  return result.evidence.map((e) => `${e.consideration}: ${text.slice(e.span.start, e.span.end)}`);
}

describe('what stands beside the model in a Compose file', () => {
  const compose = (services: string) => `services:\n  llm:\n    image: vllm/vllm-openai:v0.8.4\n${services}`;
  const of = (services: string) =>
    shown('compose.yaml', compose(services)).filter((e) => /utilisation-monitoring|drift\/monitoring/.test(e));

  it('collects metrics or watches for drift', () => {
    assert.deepEqual(of('  metrics:\n    image: prom/prometheus:v3.1.0\n'), ['scalability/utilisation-monitoring: metrics']);
    assert.deepEqual(of('  drift-monitor:\n    build: .\n    command: python -m scripts.drift_monitor --every 300\n'), [
      'drift/monitoring: drift-monitor',
    ]);
    assert.deepEqual(of('  watch:\n    image: evidently/evidently-service:0.6.7\n'), ['drift/monitoring: watch']);
  });

  it('is not every exporter, a name alone, or the drift of something else', () => {
    assert.deepEqual(of('  redis-exporter:\n    image: oliver006/redis_exporter:v1.66.0\n'), []);
    assert.deepEqual(of('  drift-monitor:\n    image: busybox:1.37\n    command: sleep infinity\n'), []);
    assert.deepEqual(of('  config-drift:\n    build: .\n    command: check-config-drift\n'), []);
  });
});

describe('a training that is written as a job', () => {
  const script = (code: string) => {
    const artifact = readArtifact(uriOf('train.ipynb'), notebookExample(`import sagemaker\n${code}`)['train.ipynb']!)!;
    const { evidence } = lintArtifact(artifact, { today: '2026-11-23' });
    return evidence.map((e) => `${e.consideration}: ${artifact.parts[e.span.part]!.text.slice(e.span.start, e.span.end)}`);
  };

  it('is a record, and a step of a workflow a way back', () => {
    assert.deepEqual(script('xgb = sagemaker.estimator.Estimator(image, role)\nxgb.set_hyperparameters(eta="0.2")'), [
      'versioning/process-record: xgb.set_hyperparameters',
    ]);
    assert.deepEqual(script('from stepfunctions import steps\nsteps.TrainingStep("Train", estimator=xgb)'), [
      'drift/retraining: steps.TrainingStep',
    ]);
  });

  it('is nothing where it is imported only, or sets no parameters', () => {
    assert.deepEqual(script('from stepfunctions.steps import TrainingStep'), []);
    assert.deepEqual(script('xgb = sagemaker.estimator.Estimator(image, role)'), []);
  });
});

describe('an Anyscale service', () => {
  const held = 'import_path: app:entry\n  runtime_env: {working_dir: .}\n';
  const service = `name: scorer\ncluster_env: scorer-env\nray_serve_config:\n  ${held}`;

  it('is read as the Ray Serve config it holds', () => {
    const artifact = readArtifact(uriOf('service.yaml'), service);
    assert.equal(artifact?.kind, 'ray-serve');
    assert.deepEqual(shown('service.yaml', service), ['integration/service-interface: app:entry']);
  });

  it('is asked for what a service should show', () => {
    const engine = lintFiles({ 'service.yaml': service });
    const states = new Map(engine.checklist(ROOT).map((c) => [c.id, c.state] as const));
    assert.equal(states.get('scalability/elastic-serving'), 'gap');
    assert.equal(states.get('integration/service-interface'), 'met');
    assert.equal(states.get('interpretability/model-choice'), 'open');
  });

  it('is nothing where it holds none, however deep it says so', () => {
    assert.equal(readArtifact(uriOf('a.yaml'), 'name: x\nray_serve_config: {}\n'), null);
    assert.equal(readArtifact(uriOf('a.yaml'), `import_path: x\nray_serve_config:\n  ray_serve_config:\n    ${held}`), null);
  });
});

describe('a pod of an image that Compose builds', () => {
  const built = 'services:\n  api:\n    build: {context: ., dockerfile: docker/Dockerfile.api}\n    ports: ["8000:8000"]\n';
  const model = 'FROM python:3.12-slim\nRUN pip install torch==2.6.0\nUSER 10001\nCMD ["python", "-m", "serve"]\n';
  const pod = (image: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: front}\nspec:\n  selector: {matchLabels: {app: front}}\n  template:\n    metadata: {labels: {app: front}}\n    spec: {containers: [{name: front, image: "${image}"}]}\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: front}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: front}, minReplicas: 1, maxReplicas: 4}\n`;
  const scaling = (image: string, dockerfile = model) => {
    const files = { 'compose.yaml': built, 'docker/Dockerfile.api': dockerfile, 'k8s/front.yaml': pod(image) };
    return lintFiles(files)
      .checklist(ROOT)
      .find((c) => c.id === 'scalability/elastic-serving')!
      .evidence.map((e) => e.note);
  };

  it('runs its model under the name that Compose gives it', () => {
    assert.equal(scaling('scorer-api:1.0').length, 1);
    assert.equal(scaling('scorer_api:1.0').length, 1);
  });

  it('is none whose image comes from a registry, has another name, or holds no model', () => {
    assert.deepEqual(scaling('registry.example/shop/web-api:1.0'), []);
    assert.deepEqual(scaling('shopapi:1.0'), []);
    assert.deepEqual(scaling('scorer-api:1.0', 'FROM node:22-slim\nCMD ["node", "server.js"]\n'), []);
  });
});

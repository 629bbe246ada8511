import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-protocol';
import { ruleById } from '../../server/core/rules.js';
import { closeSessions, openSession, rangeOf, type SessionOptions, uri } from './session.js';
import { deployment, LATEST } from './texts.js';

const file = uri('/ws/deploy.yaml');

describe('hover', () => {
  afterEach(closeSessions);

  async function hoverAt(text: string, part: string, options: SessionOptions = {}) {
    const s = await openSession(options);
    await s.open(file, text);
    const { start } = rangeOf(text, part);
    return { s, hover: await s.hover(file, start.line, start.character + 1) };
  }

  it('says what is wrong, why it matters, what to do and where that is from', async () => {
    const { hover } = await hoverAt(deployment(), 'vllm/vllm');
    const { kind, value } = hover!.contents as MarkupContent;
    const rule = ruleById(LATEST)!;
    assert.equal(kind, 'markdown');
    for (const text of [
      '`latest` is a tag that moves.',
      rule.why,
      rule.remedy,
      rule.sources[0].title,
      rule.sources[0].url,
      ...rule.standards,
      LATEST,
    ]) {
      assert.ok(value.includes(text), text);
    }
    assert.deepEqual(hover!.range, rangeOf(deployment(), 'vllm/vllm-openai:latest'));
  });

  it('is plain for a client that knows no Markdown', async () => {
    const { hover } = await hoverAt(deployment(), 'vllm/vllm', { capabilities: {} });
    const { kind, value } = hover!.contents as MarkupContent;
    assert.equal(kind, 'plaintext');
    assert.ok(!value.includes('**') && !value.includes(']('));
  });

  it('tells of every finding at the place', async () => {
    const s = await openSession();
    const text = deployment('vllm/vllm-openai:latest');
    await s.open(file, text);
    const found = await s.pull(file);
    const { start } = found.find((d) => d.code === LATEST)!.range;
    const here = found.filter((d) => d.range.start.line === start.line && d.range.start.character <= start.character);
    const { value } = (await s.hover(file, start.line, start.character))!.contents as MarkupContent;
    for (const { code } of here) assert.ok(value.includes(String(code)));
  });

  it('computes the GPU-hours behind a number of replicas, and the memory behind a model', async () => {
    const text = gpuDeployment;
    const { s, hover } = await hoverAt(text, 'replicas: 3');
    const { value } = hover!.contents as MarkupContent;
    assert.ok(value.includes('3 replicas × 2 GPUs × 730 hours = 4,380 GPU-hours a month.'), value);
    assert.deepEqual(hover!.range, rangeOf(text, 'replicas: 3'));
    const { start } = rangeOf(text, 'Qwen/Qwen2.5-7B-Instruct');
    const { value: model } = (await s.hover(file, start.line, start.character + 3))!.contents as MarkupContent;
    assert.ok(model.includes('Weights: 7 × 10⁹ parameters × 2 bytes = 13 GiB.'), model);
    assert.ok(model.includes('Key-value cache: 56 KiB a token'), model);
    assert.ok(model.includes('Memory: 2 × L4 with 24 GiB = 48 GiB.'), model);
  });

  it('computes the GPU-hours of an endpoint of instances', async () => {
    const s = await openSession();
    const template = uri('/ws/template.yaml');
    await s.open(template, sageMaker);
    const { end } = rangeOf(sageMaker, 'InitialInstanceCount: 2');
    const { value } = (await s.hover(template, end.line, end.character))!.contents as MarkupContent;
    assert.ok(value.includes('2 copies × 4 GPUs × 730 hours = 5,840 GPU-hours a month'), value);
  });

  it('is nothing elsewhere, in a closed document and where checks are off', async () => {
    const { s, hover } = await hoverAt(deployment(), 'metadata');
    assert.equal(hover, null);
    await s.close(file);
    assert.equal(await s.hover(file, 11, 20), null);
    const off = await hoverAt(deployment(), 'vllm/vllm', { folders: ['/ws'], settings: () => ({ enable: false }) });
    await off.s.codes(file);
    assert.equal(await off.s.hover(file, 11, 20), null);
  });

  it('is of the present text before it was pulled', async () => {
    const { s } = await hoverAt(deployment(), 'vllm/vllm');
    await s.edit(file, `# one more line\n${deployment()}`);
    assert.deepEqual(
      (await s.hover(file, 12, 20))?.range,
      rangeOf(`# one more line\n${deployment()}`, 'vllm/vllm-openai:latest'),
    );
  });
});

const gpuDeployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: llm}
spec:
  replicas: 3
  selector: {matchLabels: {app: llm}}
  template:
    metadata: {labels: {app: llm}}
    spec:
      nodeSelector: {cloud.google.com/gke-accelerator: nvidia-l4}
      containers:
        - name: vllm
          image: vllm/vllm-openai:v0.10.2
          args: [--model, Qwen/Qwen2.5-7B-Instruct, --tensor-parallel-size, "2"]
          resources: {limits: {nvidia.com/gpu: 2}}
`;

const sageMaker = `Resources:
  Config:
    Type: AWS::SageMaker::EndpointConfig
    Properties:
      ProductionVariants:
        - VariantName: main
          ModelName: scorer
          InstanceType: ml.g5.12xlarge
          InitialInstanceCount: 2
`;

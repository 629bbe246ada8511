import assert from 'node:assert/strict';
import { type Compose, readCompose } from '../../server/core/artifacts/compose.js';
import { gpusOf } from '../../server/core/composeContainer.js';
import { publishedPorts } from '../../server/core/composePorts.js';

const SERVING = `services:
  server:
    image: \${IMAGE:-vllm/vllm-openai}:v0.11.0
    command: --model northwind/scorer --tensor-parallel-size 2
    environment:
      HF_TOKEN: \${HF_TOKEN}
      VLLM_LOG: "\${LEVEL:-info}"
      CACHE: /cache
    ports: ["8000:8000", "127.0.0.1:9000:9000"]
    deploy:
      replicas: 3
      resources:
        reservations:
          devices:
            - {driver: nvidia, count: 2, capabilities: [gpu]}
  web:
    build: ./web
    environment:
      - "API_KEY=northwind-6f2a"
      - FROM_SHELL
  db:
    image: postgres:latest
`;

describe('Compose', () => {
  it('reads the services that are about the model and those built here', () => {
    const file = read(SERVING);
    assert.equal(file.aboutModel, true);
    assert.deepEqual(
      file.services.map((s) => s.name),
      ['server', 'web'],
    );
    assert.deepEqual(
      file.allServices.map((s) => s.name),
      ['server', 'web', 'db'],
    );
  });

  it('is read when it is written wholly in braces', () => {
    for (const text of [
      '{services: {llm: {image: "ollama/ollama:0.12.3", ports: ["11434:11434"]}}}\n',
      '# made by a script\n---\n{"name": "scribe",\n "services": {"llm": {"image": "ollama/ollama:0.12.3"}}}\n',
    ]) {
      assert.equal(read(text).aboutModel, true, text);
      assert.equal(read(text).services[0]?.name, 'llm');
      assert.equal(readCompose('file:///p/other.yaml', text), null, 'without its name it can be anything');
    }
    assert.equal(readCompose('file:///p/compose.yaml', '{name: scribe, x: "services: {}"}\n'), null);
    assert.equal(readCompose('file:///p/compose.yaml', `${'  '.repeat(50_000)}services: {}`)?.aboutModel ?? null, null);
  });

  it('says what it has in common with other kinds', () => {
    const { containers, images, variables, models, capacities, endpoints } = read(SERVING).meanings!();
    const server = containers![0]!.container;
    assert.deepEqual(
      server.args.map((a) => a.text),
      ['--model', 'northwind/scorer', '--tensor-parallel-size', '2'],
    );
    assert.equal(server.servesModel, true);
    assert.deepEqual(
      server.accelerators.map((a) => a.count),
      [2],
    );
    assert.deepEqual(
      images?.map((i) => i.reference.raw),
      ['vllm/vllm-openai:v0.11.0'],
    );
    assert.deepEqual(
      variables?.map((v) => [v.name, v.written.value, SERVING.slice(v.written.span.start, v.written.span.end)]),
      [
        ['VLLM_LOG', 'info', '"${LEVEL:-info}"'],
        ['CACHE', '/cache', '/cache'],
        ['API_KEY', 'northwind-6f2a', 'northwind-6f2a'],
      ],
    );
    assert.deepEqual(
      models?.map((m) => [m.written.value, m.source, m.revision]),
      [['northwind/scorer', 'hub', undefined]],
    );
    assert.deepEqual(
      capacities?.map((c) => [c.fixed?.value, c.accelerators]),
      [[3, 2]],
    );
    assert.deepEqual(
      endpoints?.map((e) => [e.exposure, e.authentication]),
      [['unknown', 'none']],
    );
  });

  it('leaves what a variable names unknown', () => {
    const file = read('services:\n  a:\n    image: vllm/vllm-openai:${TAG}\n    environment:\n      - A=${B}\n');
    assert.equal(file.meanings!().images?.[0]?.reference.unknown, true);
    assert.deepEqual(file.meanings!().variables, []);
  });

  it('looks through anchors and merge keys', () => {
    const file = read(`x-gpu: &gpu
  image: vllm/vllm-openai:v0.11.0
  deploy: {resources: {reservations: {devices: [{driver: nvidia, device_ids: ["0", "3"], capabilities: [gpu]}]}}}
services:
  a:
    <<: *gpu
    command: ["--model", "/models/a"]
`);
    assert.equal(gpusOf(file.services[0]!.node)?.count, 2);
    assert.equal(file.services[0]!.served.container.image?.reference.tag, 'v0.11.0');
  });

  it('reads both ways to publish a port', () => {
    const file = read(`services:
  a:
    image: ollama/ollama:0.12.0
    ports:
      - 11434
      - "::1:1:2"
      - "0.0.0.0:80:8000/tcp"
      - "[::1]:5:6"
      - "\${PORT}:7000"
      - "\${PORT:-70}:7000"
      - {target: 9, published: "9", host_ip: 127.0.0.1}
`);
    assert.deepEqual(
      publishedPorts(file.services[0]!.node).map((p) => [p.host, p.target, p.local]),
      [
        [undefined, 11434, false],
        ['0.0.0.0', 8000, false],
        ['[::1]', 6, true],
        [undefined, 7000, false],
        ['127.0.0.1', 9, true],
      ],
    );
  });

  it('tells a web shop and other YAML from a model server', () => {
    assert.equal(
      read('services:\n  web:\n    image: nginx:latest\n  plex:\n    image: plex\n    runtime: nvidia\n').aboutModel,
      false,
    );
    const none = [
      'services:\n  App\\Service: ~\n',
      'on: push\njobs:\n  a:\n    services:\n      db:\n        image: postgres\n',
      'services:\n  - docker:dind\nbuild:\n  image: x\n',
      'apiVersion: v1\nservices:\n  a:\n    image: x\n',
      'services: {{ .Values.services }}\nimage:\n  image: {{ .Values.image }}\n',
      'services:\n',
      '',
    ];
    for (const text of none) assert.equal(readCompose('file:///p/config.yaml', text), null, text);
    for (const text of [
      'services:\n  a:\n    image',
      'services:\n  a: [',
      'services:\n  a:\n    image: x\n   b: y\n',
      'services:\n  a:\n    environment:\n      - =x\n      -\n    ports: 8\n    build: .\n',
    ]) {
      assert.doesNotThrow(() => readCompose('file:///p/compose.yaml', text)?.meanings?.(), text);
    }
  });
});

function read(text: string): Compose {
  const file = readCompose('file:///p/compose.yaml', text);
  assert.ok(file);
  return file;
}

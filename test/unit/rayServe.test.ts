import assert from 'node:assert/strict';
import { embeddedYaml } from '../../server/core/artifacts/embeddedYaml.js';
import { readManifests } from '../../server/core/artifacts/kubernetes.js';
import { readRayServe } from '../../server/core/artifacts/rayServe.js';
import { get, parseYaml } from '../../server/core/artifacts/yaml.js';
import type { Span } from '../../server/core/model.js';
import { readArtifact } from '../../server/core/recognise.js';
import { serveConfigIn } from '../../server/core/workloads/rayServe.js';

const URI = 'file:///project/serve_config.yaml';
const CONFIG = `proxy_location: EveryNode
http_options: {host: 0.0.0.0, port: 8000}
applications:
  - name: llm
    import_path: ray.serve.llm:build_openai_app
    route_prefix: /
    runtime_env:
      env_vars: {HF_TOKEN: hf_secret}
      pip: [vllm==0.10.2, requests]
    args:
      llm_configs:
        - model_loading_config: {model_id: qwen, model_source: Qwen/Qwen2.5-7B-Instruct}
          engine_kwargs: {revision: a09a35458c702b33eeacc393d103063234e8bc28}
    deployments:
      - name: Router
        num_replicas: 2
      - name: Model
        num_replicas: auto
        autoscaling_config: {min_replicas: 0, max_replicas: 4}
        ray_actor_options: {num_gpus: 0.5}
`;
const at = (text: string, span: Span) => text.slice(span.start, span.end);

describe('a Ray Serve config', () => {
  it('is known by its applications, each value where it stands', () => {
    const artifact = readArtifact(URI, CONFIG);
    assert.equal(artifact?.kind, 'ray-serve');
    const { config } = readRayServe(URI, CONFIG)!;
    const [app] = config.applications;
    assert.equal(app!.name, 'llm');
    assert.deepEqual(
      app!.deployments.map((d) => [d.name, d.autoscaling !== undefined]),
      [
        ['Router', false],
        ['Model', true],
      ],
    );
  });

  it('is known in its former form of one application', () => {
    const read = readRayServe(URI, 'import_path: fruit.deployment_graph\nruntime_env: {}\ndeployments:\n  - name: Mango\n');
    assert.equal(read?.config.applications[0]?.name, 'default');
    assert.equal(read?.config.applications[0]?.deployments[0]?.name, 'Mango');
  });

  it('is not seen in what only uses the word', () => {
    for (const text of [
      'import_path: lib/python\n',
      'import_path: my.module:thing\n',
      'applications: []\n# import_path\n',
      'applications: [{name: shop}]\nnote: import_path\n',
      '- import_path: a.b:c\n',
      'import_path: ["a:b"]\ndeployments: []\n',
      'import_path',
      '',
    ])
      assert.equal(readRayServe(URI, text), null, JSON.stringify(text));
  });

  it('survives what is half typed, and says what is templated', () => {
    const half = readRayServe(URI, CONFIG.slice(0, CONFIG.indexOf(', max_replicas')));
    assert.ok(half && half.problems.length > 0);
    for (let i = 0; i < CONFIG.length; i += 7) readArtifact(URI, CONFIG.slice(0, i))?.meanings?.();
    const helm = readRayServe(URI, CONFIG.replace('num_replicas: 2', 'num_replicas: {{ .Values.replicas }}'));
    assert.equal(helm?.templated, true);
    assert.deepEqual(helm?.problems, []);
    assert.equal(helm?.meanings().capacities?.length, 1);
  });

  it('says what other kinds say too', () => {
    const { models, capacities, variables, packages } = readRayServe(URI, CONFIG)!.meanings();
    assert.deepEqual(
      models?.map((m) => [m.source, at(CONFIG, m.written.span), m.revision?.value.slice(0, 6)]),
      [['hub', 'Qwen/Qwen2.5-7B-Instruct', 'a09a35']],
    );
    assert.deepEqual(
      capacities?.map((c) => [c.subject, c.min?.value, c.max?.value, c.fixed?.value, c.canBeZero, c.accelerators]),
      [
        ['The deployment `Router`', undefined, undefined, 2, false, 0],
        ['The deployment `Model`', 0, 4, undefined, true, 0.5],
      ],
    );
    assert.deepEqual(
      variables?.map((v) => [v.name, at(CONFIG, v.written.span)]),
      [['HF_TOKEN', 'hf_secret']],
    );
    assert.deepEqual(
      packages?.flatMap((p) => p.entries.map((e) => at(CONFIG, e.span))),
      ['vllm==0.10.2', 'requests'],
    );
  });
});

describe('a Ray Serve config inside a manifest', () => {
  const inside = (lines: string) => lines.replace(/^(?=.)/gm, '    ');
  const service = `# a service\napiVersion: ray.io/v1\nkind: RayService\nmetadata: {name: é}\nspec:\n  serveConfigV2: | # Serve\n${inside(CONFIG)}  rayClusterConfig: {rayVersion: 2.52.0}\n`;

  it('is read with the offsets of the whole text', () => {
    const manifests = readManifests(URI, service, parseYaml(service), false)!;
    const config = serveConfigIn(manifests.objects[0]!, service)!;
    const name = get(config.applications[0]!.deployments[1]!.node, 'name')!;
    assert.equal(service.slice(name.start, name.end), 'Model');
    assert.equal(manifests.meanings?.().capacities?.length, 2);
    const [variable] = manifests.meanings?.().variables ?? [];
    assert.equal(at(service, variable!.written.span), 'hf_secret');
  });

  it('is read with Windows line ends, and in a ConfigMap', () => {
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: serve}\ndata:\n  other: text\n  serve.yaml: |-\n${inside(CONFIG)}`;
    for (const text of [service.replaceAll('\n', '\r\n'), map]) {
      const [object] = readManifests(URI, text, parseYaml(text), false)!.objects;
      const path = get(serveConfigIn(object!, text)?.applications[0]?.node, 'import_path')!;
      assert.equal(text.slice(path.start, path.end), 'ray.serve.llm:build_openai_app');
    }
  });

  it('is left alone where its characters stand elsewhere', () => {
    for (const text of ['a: >\n  x: 1\n', 'a: "x: 1"\n', 'a: |\n', 'a: |', 'a: {x: 1}\n'])
      assert.equal(embeddedYaml(text, get(parseYaml(text)[0]?.root, 'a')), undefined, JSON.stringify(text));
    assert.equal(embeddedYaml('', undefined), undefined);
    const two = service.replace('    applications:', '    ---\n    applications:');
    assert.equal(serveConfigIn(readManifests(URI, two, parseYaml(two), false)!.objects[0]!, two), undefined);
  });
});

import assert from 'node:assert/strict';
import { readModelSettings } from '../../server/core/artifacts/modelSettings.js';
import { readTfServingConfig } from '../../server/core/artifacts/tfServingConfig.js';
import {
  hostOf,
  isEveryInterface,
  isTrue,
  knownProperty,
  readTorchServeConfig,
} from '../../server/core/artifacts/torchServeConfig.js';
import { readTorchServeModel } from '../../server/core/artifacts/torchServeModel.js';
import { readTritonConfig } from '../../server/core/artifacts/tritonConfig.js';
import type { Span } from '../../server/core/model.js';
import { readArtifact } from '../../server/core/recognise.js';
import { lintFiles, uriOf } from '../lintFiles.js';

const shown = (text: string, span: Span) => text.slice(span.start, span.end);
/** Every beginning of a text is read without a throw, and whole again at its end. */
function everyBeginning(text: string, read: (text: string) => unknown): void {
  for (let length = 0; length <= text.length; length++) read(text.slice(0, length));
}

const TRITON = `name: "income"
platform: "pytorch_libtorch"
max_batch_size: 16
input [ { name: "x" data_type: TYPE_FP32 dims: [ 24 ] } ]
output [ { name: "y" data_type: TYPE_FP32 dims: [ 1 ] } ]
instance_group [ { kind: KIND_GPU count: 2 gpus: [ 0, 1 ] } ]
`;

describe('config.pbtxt', () => {
  const read = (text: string) => readTritonConfig('file:///m/income/config.pbtxt', text);

  it('is read as the configuration of a Triton model', () => {
    const config = read(TRITON)!;
    assert.equal(config.kind, 'triton-config');
    assert.deepEqual([config.backend, config.maxBatchSize, config.decoupled, config.partial], ['pytorch', 16, false, false]);
    const [capacity] = config.meanings!().capacities!;
    assert.equal(capacity?.fixed?.value, 2);
    assert.equal(shown(TRITON, capacity!.fixed!.span), '2');
    assert.equal(capacity?.insideServer, true);
  });

  it('names the backend of older platforms and of ensembles', () => {
    const backend = (line: string) => read(`${line}\nmax_batch_size: 1\n`)?.backend;
    assert.equal(backend('platform: "onnxruntime_onnx"'), 'onnxruntime');
    assert.equal(backend('backend: "python" platform: "x"'), 'python');
    assert.equal(backend('platform: "ensemble" ensemble_scheduling { }'), 'ensemble');
    assert.equal(backend('backend: ""'), undefined);
  });

  it('knows decoupled models, also where a template decides', () => {
    const decoupled = (value: string) => read(`backend: "vllm"\nmodel_transaction_policy { decoupled: ${value} }\n`)?.decoupled;
    assert.deepEqual(['True', 'false', '${decoupled_mode}'].map(decoupled), [true, false, true]);
    assert.equal(read('backend: "vllm"')?.decoupled, false);
  });

  it('is none where the text is a graph, a label map, a pipeline, another list or nothing', () => {
    for (const text of [
      'node { name: "x" op: "Placeholder" }\nversions { producer: 27 }\n',
      'item { id: 1 name: "cat" }\n',
      'model { ssd { num_classes: 3 } }\ntrain_config { batch_size: 8 }\n',
      'model_config_list { config { name: "a" platform: "tensorflow" } }',
      'node { attr { key: "backend" } }\nplatform: "x"\n',
      '# backend: "python"\n',
      'name: "income"\n',
      '',
      '{"backend": "python"}',
    ])
      assert.equal(read(text), null, text);
  });

  it('is read while it is typed, and from a template without complaint', () => {
    const broken = read('backend: "python"\nmax_batch_size:\ninput [ {')!;
    assert.ok(broken.partial && broken.problems.length > 0);
    const template = read('backend: "python"\nmax_batch_size: ${max_batch_size}\ndynamic_batching { x ${')!;
    assert.deepEqual([template.templated, template.problems.length, template.maxBatchSize], [true, 0, undefined]);
    everyBeginning(TRITON, read);
  });

  it('takes a directive in a comment', () => {
    const name = 'model_repository/other/config.pbtxt';
    const rule = 'integration/triton-name-mismatch';
    const files = { [name]: `# ml-preflight-disable-next-line ${rule} -- mapped by the platform\n${TRITON}` };
    const found = lintFiles(files)
      .findings(uriOf(name))
      .filter((f) => f.rule === rule);
    assert.deepEqual(
      found.map((f) => f.suppressed?.reason),
      ['mapped by the platform'],
    );
  });
});

describe('models.config', () => {
  const text = `model_config_list: {
  config: {
    name: 'income',
    base_path: 'gs://models/income/latest',
    model_version_policy: { specific: { versions: [ 7, 8 ] } }
  }
  config { name: "churn" base_path: "s3://models/churn" model_version_policy { all { } } }
}
`;
  const read = (source: string) => readTfServingConfig('file:///m/models.config', source);

  it('is read as a list of models', () => {
    const config = read(text)!;
    assert.deepEqual(
      config.models.map((m) => [m.name?.value, m.policy, m.versions.map((v) => v.value)]),
      [
        ['income', 'specific', [7, 8]],
        ['churn', 'all', []],
      ],
    );
    // A folder above versions of which one is named can be called what it will.
    const models = config.meanings!().models!;
    assert.deepEqual(
      models.map((m) => [m.written.value, m.source]),
      [['s3://models/churn', 'store']],
    );
    assert.equal(shown(text, models[0]!.written.span), '"s3://models/churn"');
  });

  it('is none where no list stands in it', () => {
    for (const other of ['prometheus_config { enable: true }', '# model_config_list', 'max_batch_size { value: 128 }', ''])
      assert.equal(read(other), null, other);
    everyBeginning(text, read);
  });
});

describe('config.properties', () => {
  const text = `inference_address=http://0.0.0.0:8080
load_models=a=https://models.example.com/a.mar, b.mar
keystore_pass=Tr0ub4dor-and-3
disable_token_authorization=true
models={\\
  "income": {\\
    "1.0": {"minWorkers": 4, "maxWorkers": 2}\\
  }\\
}
`;
  const read = (source: string) => readTorchServeConfig('file:///m/config.properties', source);

  it('is read with the meanings that other kinds share', () => {
    const config = read(text)!;
    assert.ok(isTrue(knownProperty(config, 'disable_token_authorization')));
    const { capacities, endpoints, models, variables } = config.meanings!();
    assert.deepEqual([capacities![0]!.min?.value, capacities![0]!.max?.value], [4, 2]);
    assert.equal(shown(text, capacities![0]!.max!.span), '2');
    assert.deepEqual([endpoints![0]!.exposure, endpoints![0]!.authentication], ['unknown', 'none']);
    assert.equal(shown(text, models![0]!.written.span), 'https://models.example.com/a.mar');
    assert.equal(shown(text, variables![0]!.written.span), 'Tr0ub4dor-and-3');
    assert.equal(variables![0]!.fromSecret!()!.edits[0]!.newText, '$$KEYSTORE_PASSWORD$$');
  });

  it('lets the shared rules speak of it', () => {
    const found = lintFiles({ 'config.properties': text }).findings(uriOf('config.properties'));
    const rules = found.map((f) => f.rule);
    assert.ok(rules.includes('scalability/min-above-max'), rules.join());
    assert.ok(rules.includes('security/plaintext-secret-env'), rules.join());
    assert.ok(!JSON.stringify(found.map((f) => [f.message, f.fixes])).includes('Tr0ub4dor'));
  });

  it('is none where the properties are of Spring, Kafka or anything else', () => {
    for (const other of [
      'server.port=8080\nspring.datasource.url=jdbc:x\nlogging.level.root=INFO\n',
      'broker.id=0\nlisteners=PLAINTEXT://:9092\nnum.network.threads=3\nlog.dirs=/tmp/kafka\n',
      'job_queue_size=10\nname=x\n',
      'app.models=all\napp.async_logging=true\n',
      '# inference_address=http://127.0.0.1:8080\n',
      '',
    ])
      assert.equal(read(other), null, other);
    assert.ok(read('load_models=all\nmodel_store=/models\n'));
    everyBeginning(text, read);
  });

  it('does not know what the environment fills in', () => {
    const config = read('inference_address=http://0.0.0.0:$$PORT$$\nenable_model_api=${ENABLE}\nmodel_store=/m\n')!;
    assert.equal(knownProperty(config, 'inference_address'), undefined);
    assert.equal(knownProperty(config, 'enable_model_api'), undefined);
    assert.equal(knownProperty(config, 'model_store')?.value, '/m');
  });

  it('reads addresses', () => {
    assert.deepEqual(hostOf('http://0.0.0.0:8081'), { host: '0.0.0.0', port: '8081' });
    assert.deepEqual(hostOf('https://[::]:8443/'), { host: '[::]', port: '8443' });
    assert.deepEqual(hostOf('127.0.0.1'), { host: '127.0.0.1', port: '' });
    assert.deepEqual(hostOf('unix:/tmp/x.sock').port, '');
    assert.deepEqual(['0.0.0.0', '::', '[::]', '127.0.0.1', ''].map(isEveryInterface), [true, true, true, false, false]);
  });
});

describe('model-config.yaml', () => {
  const text = 'minWorkers: 4\nmaxWorkers: 2\nbatchSize: 8\ndeviceType: gpu\ntorchrun:\n  nproc-per-node: 4\n';
  const read = (source: string, name = 'model-config.yaml') => readTorchServeModel(`file:///m/${name}`, source);

  it('is read with its bounds', () => {
    const [capacity] = read(text)!.meanings!().capacities!;
    assert.deepEqual([capacity?.min?.value, capacity?.max?.value, capacity?.accelerators], [4, 2, 4]);
    assert.deepEqual(capacity!.max!.replace!('4'), [{ span: { part: 0, start: 26, end: 27 }, newText: '4' }]);
  });

  it('is known by its name with one key, by any other with what is its alone', () => {
    assert.ok(read('deviceType: gpu\nhandler: {x: 1}\n'));
    assert.ok(read('deviceType: gpu\n', 'my_model_config.yml'));
    assert.ok(read('minWorkers: 1\nmaxWorkers: 2\nmaxBatchDelay: 10\n', 'serve.yaml'));
    for (const other of [
      'minWorkers: 1\nmaxWorkers: 2\nbatchSize: 5\n',
      'pool:\n  minWorkers: 1\n  maxWorkers: 2\n  maxBatchDelay: 3\n',
      'batchSize: 5\ndeviceType: gpu\n',
      '- minWorkers: 1\n',
      'minWorkers:',
    ])
      assert.equal(read(other, 'values.yaml'), null, other);
    assert.equal(read('name: bert\nlayers: 12\n'), null);
    everyBeginning(text, (source) => read(source));
  });
});

describe('model-settings.json', () => {
  const text = `{
  "name": "bert",
  "implementation": "mlserver_huggingface.HuggingFaceRuntime",
  "parameters": {"version": "2", "extra": {"task": "fill-mask", "pretrained_model": "acme/bert"}}
}
`;
  const read = (source: string) => readModelSettings('file:///m/model-settings.json', source);

  it('is read with the model that the runtime takes from the Hub', () => {
    const config = read(text)!;
    const [model] = config.meanings!().models!;
    assert.deepEqual([model?.source, model?.written.value, model?.revision], ['hub', 'acme/bert', undefined]);
    assert.equal(shown(text, model!.written.span), '"acme/bert"');
    const pinned = read(text.replace('"acme/bert"', '"acme/bert", "model_kwargs": {"revision": "4f2a91c"}'))!;
    assert.equal(pinned.meanings!().models![0]!.revision?.value, '4f2a91c');
    const stored = read(text.replace('"version": "2"', '"version": "2", "uri": "s3://models/bert/2"'))!;
    assert.deepEqual(
      stored.meanings!().models!.map((m) => [m.source, m.revision?.value]),
      [['store', '2']],
    );
  });

  it('is none where the object is something else', () => {
    for (const other of ['{"theme": "dark", "parameters": {}}', '{"inputs": []}', '[]', '', 'null', '"implementation"'])
      assert.equal(read(other), null, other);
    assert.ok(read('{"name": "a", "parameters": {"uri": "."}}'));
    everyBeginning(text, read);
  });
});

describe('serving configurations', () => {
  it('are found by their names', () => {
    const kinds = [
      ['model_repository/income/config.pbtxt', TRITON],
      ['models.config', 'model_config_list { config { name: "a" base_path: "/m" } }'],
      ['config.properties', 'inference_address=http://127.0.0.1:8080\n'],
      ['model-config.yaml', 'minWorkers: 1\nmaxWorkers: 2\n'],
      ['model-settings.json', '{"name": "a", "implementation": "x.Y"}'],
    ].map(([name, text]) => readArtifact(uriOf(name!), text!)?.kind);
    assert.deepEqual(kinds, ['triton-config', 'tf-serving-config', 'torchserve-config', 'torchserve-model', 'model-settings']);
  });

  it('are not brought down by size', () => {
    assert.ok(readArtifact(uriOf('a/config.pbtxt'), `backend: "python"\n${'dims: 1\n'.repeat(100_000)}`));
    assert.ok(readArtifact(uriOf('config.properties'), `inference_address=http://0.0.0.0:1\n${'a=b\\\n'.repeat(100_000)}`));
    assert.ok(readArtifact(uriOf('config.properties'), `models=${'{'.repeat(50_000)}\ninference_address=x\n`));
  });
});

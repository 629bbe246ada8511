import assert from 'node:assert/strict';
import type { Bento } from '../../server/core/artifacts/bento.js';
import type { Cog } from '../../server/core/artifacts/cog.js';
import type { Dvc } from '../../server/core/artifacts/dvc.js';
import type { MlflowModel } from '../../server/core/artifacts/mlflowModel.js';
import type { MlflowProject } from '../../server/core/artifacts/mlflowProject.js';
import { readArtifact } from '../../server/core/recognise.js';
import { findingsOf, lintFiles, ROOT, uriOf } from '../lintFiles.js';

const read = (name: string, text: string) => readArtifact(uriOf(name), text);
const slice = (text: string, span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
const shown = (files: Record<string, string>) =>
  lintFiles(files)
    .evidence(ROOT)
    .map((e) => `${e.consideration}: ${e.note}`)
    .sort();
const rules = (files: Record<string, string>) => findingsOf(lintFiles(files), files).map((f) => f.rule);

/** Half-typed, templated, empty and huge versions of a file: none may throw, and text of another sort is none of it. */
function endures(name: string, text: string): void {
  for (let at = 0; at <= text.length; at += 7) assert.doesNotThrow(() => read(name, text.slice(0, at)), `${name} cut at ${at}`);
  for (const other of ['', '\n', '- a\n', 'a: 1\n', '[[[[', '{{ x }}\n', 'apiVersion: v1\nkind: Pod\n', 'a'.repeat(300_000)])
    assert.equal(read(name, other), null, other.slice(0, 20));
  assert.doesNotThrow(() => lintFiles({ [name]: `{% if x %}\n${text}{% endif %}\n` }));
}

describe('MLmodel', () => {
  const text = `artifact_path: model
flavors:
  python_function:
    env: {conda: conda.yaml, virtualenv: python_env.yaml}
    loader_module: mlflow.xgboost
    python_version: 3.12.4
  xgboost: {data: model.ubj, xgb_version: 3.1.3}
metadata: {owner: credit-risk, task: TODO}
mlflow_version: 3.15.0
run_id: 5e1f6a8f0d6e4c8f9a2b7c1d3e4f5a6b
signature:
  inputs: '[{"type": "double", "name": "age"}]'
  outputs: null
`;

  it('says what the model was saved with', () => {
    const model = read('m/MLmodel', text) as MlflowModel;
    assert.equal(model.kind, 'mlflow-model');
    assert.equal(slice(text, model.anchor), 'flavors');
    assert.deepEqual(
      model.flavors.map(({ name, span }) => [name, slice(text, span)]),
      [
        ['python_function', 'python_function'],
        ['xgboost', 'xgboost'],
      ],
    );
    assert.equal(slice(text, model.python?.span), '3.12.4');
    assert.deepEqual(
      [...model.libraries].map(([name, { value, span }]) => [name, value, slice(text, span)]),
      [['xgboost', '3.1.3', '3.1.3']],
    );
    assert.deepEqual(
      [slice(text, model.signature?.span), model.signature?.inputs, model.signature?.outputs],
      ['signature', true, false],
    );
  });

  it('is evidence of its run, its signature and its owner', () => {
    assert.deepEqual(shown({ 'm/MLmodel': text }), [
      'data-quality/validation: MLflow checks requests against the signature',
      'integration/ownership: owner: credit-risk',
      'integration/service-interface: signature of the MLflow model',
      'versioning/process-record: MLflow run 5e1f6a8f0d6e with its environment',
      'versioning/version-control: MLflow run 5e1f6a8f0d6e',
    ]);
  });

  it('endures every text', () => endures('m/MLmodel', text));
});

describe('MLproject', () => {
  const text = `name: scorer
docker_env:
  image: northwind/trainer:latest
  environment: [["API_TOKEN", "Tq7rV2mZx9LwPq3sDf8g"], "HOME"]
entry_points:
  main:
    parameters:
      alpha: float
      l1: {type: float, default: 0.1}
    command: "python train.py {alpha} {l1}"
`;

  it('has entry points, an environment, an image and variables', () => {
    const project = read('MLproject', text) as MlflowProject;
    assert.equal(project.environment?.kind, 'docker_env');
    assert.equal(slice(text, project.name?.span), 'scorer');
    assert.deepEqual(
      project.entryPoints.map(({ name, span, parameters }) => [name, slice(text, span), parameters.map((p) => p.name).join()]),
      [['main', 'main', 'alpha,l1']],
    );
    const { images, variables } = project.meanings!();
    assert.deepEqual(
      images!.map(({ reference, role, written }) => [reference.tag, role, slice(text, written.span)]),
      [['latest', 'base', 'northwind/trainer:latest']],
    );
    assert.deepEqual(
      variables!.map(({ name, written }) => [name, slice(text, written.span)]),
      [['API_TOKEN', '"Tq7rV2mZx9LwPq3sDf8g"']],
    );
    assert.deepEqual(shown({ MLproject: text }), ['versioning/process-record: `mlflow run` repeats the entry point main']);
  });

  it('endures every text', () => endures('MLproject', text));
});

describe('bentofile.yaml', () => {
  const text = `service: "service:Scorer"
labels: {owner: ml-platform, stage: prod}
python:
  packages:
    - scikit-learn
    - "torch==2.4.1" # tested
  extra_index_url: https://pypi.northwind.example/simple
  trusted_host: [pypi.northwind.example]
docker:
  base_image: "nvcr.io/nvidia/tritonserver:latest"
  env: {MODE: prod}
envs:
  - name: API_TOKEN
    value: Tq7rV2mZx9LwPq3sDf8g
  - name: HF_TOKEN
models:
  - "scorer:7fk3x2q"
  - {tag: "encoder:latest"}
`;

  it('has packages, an image, variables and models', () => {
    const bento = read('bentofile.yaml', text) as Bento;
    assert.deepEqual([bento.locks, slice(text, bento.service?.span)], [true, '"service:Scorer"']);
    assert.deepEqual(
      bento.models.map(({ value, span }) => [value, slice(text, span)]),
      [
        ['scorer:7fk3x2q', '"scorer:7fk3x2q"'],
        ['encoder:latest', '"encoder:latest"'],
      ],
    );
    const { packages, images, variables } = bento.meanings!();
    assert.deepEqual(
      packages!.flatMap((list) => [...list.entries, ...list.options]).map(({ name, span }) => [name, slice(text, span)]),
      [
        ['scikit-learn', 'scikit-learn'],
        ['torch', 'torch==2.4.1'],
        ['--extra-index-url', 'https://pypi.northwind.example/simple'],
        ['--trusted-host', 'pypi.northwind.example'],
      ],
    );
    assert.equal(images![0]!.reference.tag, 'latest');
    assert.deepEqual(
      variables!.map(({ name }) => name),
      ['API_TOKEN', 'MODE'],
    );
    assert.deepEqual(
      variables![0]!.fromSecret!()!.edits.map(({ newText }) => newText),
      [''],
    );
    const found = rules({ 'bentofile.yaml': text });
    for (const rule of ['security/unsafe-torch-version', 'security/insecure-index', 'security/extra-index-url'])
      assert.ok(found.includes(rule as never), rule);
    assert.ok(!found.includes('versioning/unpinned-requirement'), 'the build locks them');
    assert.deepEqual(shown({ 'bentofile.yaml': text }), [
      'integration/ownership: owner: ml-platform',
      'integration/service-interface: BentoML service service:Scorer',
    ]);
  });

  it('may list packages of conda', () => {
    const conda = 'service: "service:Scorer"\nconda:\n  dependencies:\n    - pytorch=2.8.0\n  pip: [shap]\n';
    const [list] = (read('bentofile.yaml', conda) as Bento).meanings!().packages!;
    assert.deepEqual(
      [list!.format, ...list!.entries.map(({ name, span }) => `${name} ${slice(conda, span)}`)],
      ['conda', 'torch pytorch=2.8.0', 'shap shap'],
    );
  });

  it('is one under other names too, and a built bento is none', () => {
    assert.equal(read('bentofile-gpu.yaml', text)?.kind, 'bento');
    assert.equal(read('bento.yaml', 'bentoml_version: 1.4.0\nservice: x\n'), null);
  });

  it('endures every text', () => endures('bentofile.yaml', text));
});

describe('cog.yaml', () => {
  const text = `build:
  gpu: true
  python_version: "3.12"
  python_packages:
    - torch==2.8.0
    - 'xformers'
  run:
    - apt-get install -y ffmpeg
    - pip install --no-cache-dir -U "dlib>=19" -r more.txt --extra-index-url https://pypi.northwind.example/simple git+https://github.com/northwind/features && echo done
    - {command: python -m pip install einops}
environment: ["API_TOKEN=Tq7rV2mZx9LwPq3sDf8g", MODE=prod]
run: "run.py:Runner"
`;

  it('has packages of lists and of commands, variables and a runner', () => {
    const cog = read('cog.yaml', text) as Cog;
    assert.deepEqual([cog.gpu, cog.runner?.key, slice(text, cog.runner?.written.span)], [true, 'run', '"run.py:Runner"']);
    const { packages, variables } = cog.meanings!();
    assert.deepEqual(
      packages!.map(({ format, entries, options }) => [format, ...[...entries, ...options].map(({ span }) => slice(text, span))]),
      [
        ['list', '"3.12"', 'torch==2.8.0', 'xformers'],
        ['shell', 'dlib>=19', 'git+https://github.com/northwind/features', 'https://pypi.northwind.example/simple'],
        ['shell', 'einops'],
      ],
    );
    assert.deepEqual(
      variables!.map(({ name, written }) => [name, written.value]),
      [
        ['API_TOKEN', 'Tq7rV2mZx9LwPq3sDf8g'],
        ['MODE', 'prod'],
      ],
    );
    const found = rules({ 'cog.yaml': text });
    for (const rule of ['versioning/unpinned-requirement', 'versioning/vcs-requirement-unpinned', 'security/extra-index-url'])
      assert.ok(found.includes(rule as never), rule);
    assert.deepEqual(shown({ 'cog.yaml': text }), ['integration/service-interface: typed interface of run.py:Runner']);
  });

  it('endures every text', () => endures('cog.yaml', text));
});

describe('DVC files', () => {
  const text = `stages:
  train:
    cmd: python train.py
    deps:
      - train.py
      - data/train.csv
    params: [lr, seed]
    outs:
      - models/income.onnx:
          cache: false
    metrics:
      - scores.json: {cache: false}
  each:
    foreach: [a, b]
    do:
      cmd: python score.py \${item}
      outs:
        - out/\${item}.csv
artifacts:
  income: {path: models/income.onnx, type: model, desc: Income classifier, meta: {owner: credit-risk}}
`;

  it('have stages with what they need and make', () => {
    const dvc = read('dvc.yaml', text) as Dvc;
    assert.deepEqual([dvc.form, dvc.aboutModel], ['pipeline', true]);
    assert.deepEqual(
      dvc.stages.map(({ name, span, deps, outs, metrics, params }) => [
        slice(text, span),
        name,
        deps.map((d) => slice(text, d.span)).join(),
        outs.map((o) => slice(text, o.span)).join(),
        metrics.map((m) => m.value).join(),
        params,
      ]),
      [
        ['train', 'train', 'train.py,data/train.csv', 'models/income.onnx', 'scores.json', 2],
        ['each', 'each', '', 'out/${item}.csv', '', 0],
      ],
    );
    const pointer = read('data.csv.dvc', 'outs:\n- md5: a304afb96060aad90176268345e10355\n  path: data.csv\n') as Dvc;
    assert.deepEqual([pointer.form, pointer.aboutModel, pointer.outs[0]?.hash?.slice(0, 4)], ['pointer', false, 'a304']);
  });

  it('are evidence of the pipeline and of the data beside it', () => {
    const data = 'outs:\n- md5: a304afb96060aad90176268345e10355\n  path: data.csv\n';
    assert.deepEqual(shown({ 'dvc.yaml': text, 'data.csv.dvc': data }), [
      'data-quality/refresh: version a304afb9 of data.csv',
      'drift/evaluation-threshold: scores.json measured by every run',
      'drift/retraining: `dvc repro` makes models/income.onnx again',
      'integration/ownership: owner: credit-risk',
      'versioning/process-record: stage train with its parameters',
      'versioning/version-control: data.csv kept by DVC',
    ]);
    assert.deepEqual(lintFiles({ 'data.csv.dvc': data }).roots(), [], 'data alone is about no model');
  });

  it('endure every text', () => {
    endures('dvc.yaml', text);
    endures('model.pkl.dvc', 'outs:\n- md5: a304afb96060aad90176268345e10355\n  path: model.pkl\n');
  });
});

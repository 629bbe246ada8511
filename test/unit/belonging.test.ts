import assert from 'node:assert/strict';
import { lintFiles, ROOT } from '../lintFiles.js';

const TORCH = 'FROM python:3.12-slim\nRUN pip install torch==2.9.0\nCOPY app.py ./\nCMD ["python", "app.py"]\n';
const WEB = 'FROM node:22-slim\nCOPY . .\nRUN npm ci\nCMD ["node", "server.js"]\n';
const PLAIN = 'FROM python:3.12-slim\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["python", "app.py"]\n';
const LOADER = 'import joblib\n\nmodel = joblib.load("scorer.joblib")\n\n\ndef predict(rows):\n    return model.predict(rows)\n';
const WHOLE = 'import joblib\n\nprint(joblib.load("m.joblib"))\n';

function belong(files: Record<string, string>): string[] {
  return lintFiles(files)
    .project(ROOT)
    .artifacts.map((a) => a.uri.slice(ROOT.length + 1));
}

function workloads(files: Record<string, string>) {
  return lintFiles(files)
    .project(ROOT)
    .workloads.map(({ workload }) => workload);
}

function route(imports: string, framework = 'fastapi'): string {
  return framework === 'fastapi'
    ? `from fastapi import FastAPI\n${imports}\n\napp = FastAPI()\n\n\n@app.post("/predict")\ndef score(rows: list[float]):\n    return predict(rows)\n`
    : `from flask import Flask\n${imports}\n\napp = Flask(__name__)\n\n\n@app.route("/predict")\ndef score():\n    return predict([])\n`;
}

function deployment(image: string, kind = 'Deployment'): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: {name: backend}
spec:
  selector: {matchLabels: {app: backend}}
  template:
    metadata: {labels: {app: backend}}
    spec:
      containers:
        - name: proxy
          image: envoyproxy/envoy:v1.31.0
        - name: main
          image: ${image}
`;
}

describe('Compose files and Dockerfiles', () => {
  it('belong where the Dockerfile that is built is about a model', () => {
    for (const build of ['./server', '{context: server}', '{context: ., dockerfile: server/Dockerfile}']) {
      const compose = `services:\n  api:\n    build: ${build}\n  db:\n    image: postgres:17.2\n`;
      assert.deepEqual(belong({ 'compose.yaml': compose, 'server/Dockerfile': TORCH }), ['compose.yaml', 'server/Dockerfile']);
    }
  });

  it('belong where the service says that it runs a model', () => {
    const compose = `services:
  inference:
    build: {context: server, dockerfile: docker/Dockerfile}
    environment: {MODEL_PATH: /models/scorer}
  web:
    build: ./web
`;
    assert.deepEqual(belong({ 'compose.yaml': compose, 'server/docker/Dockerfile': PLAIN, 'web/Dockerfile': WEB }), [
      'compose.yaml',
      'server/docker/Dockerfile',
    ]);
  });

  it('have nothing to do with each other otherwise', () => {
    const compose = 'services:\n  web:\n    build: ./web\n';
    const files = { 'deploy/compose.yaml': compose, 'web/Dockerfile': WEB, 'deploy/web/Dockerfile': WEB, 'ml/Dockerfile': TORCH };
    assert.deepEqual(belong(files), ['ml/Dockerfile']);
    const hidden =
      'services:\n  a:\n    build: ./${PART}\n  b:\n    build: https://northwind.example/ml.git\n  c:\n    build: {context: ml, dockerfile_inline: "FROM node:22"}\n';
    assert.deepEqual(belong({ 'compose.yaml': hidden, 'ml/Dockerfile': TORCH }), ['ml/Dockerfile']);
  });
});

describe('a Dockerfile and the packages it installs', () => {
  const compose = 'services:\n  api:\n    build: {context: ., dockerfile: docker/Dockerfile}\n';

  it('is about models where they are of machine learning', () => {
    const copies = 'FROM python:3.12-slim\nCOPY ./server/requirements.txt /tmp/\nRUN pip install -r /tmp/requirements.txt\n';
    const files = { 'docker/Dockerfile': copies, 'server/requirements.txt': 'torch==2.9.0\n', 'compose.yaml': compose };
    assert.deepEqual(belong(files), ['compose.yaml', 'docker/Dockerfile', 'server/requirements.txt']);
    const conda = 'FROM mambaorg/micromamba:2.0.5\nCOPY environment.yml .\nRUN micromamba install -f environment.yml\n';
    const environment = 'name: scorer\nchannels: [conda-forge]\ndependencies:\n  - pytorch=2.4.1\n';
    assert.deepEqual(belong({ 'docker/Dockerfile': conda, 'environment.yml': environment }), [
      'docker/Dockerfile',
      'environment.yml',
    ]);
  });

  it('is about those that lie nearest', () => {
    const files = { 'web/Dockerfile': PLAIN, 'web/requirements.txt': 'django==5.2\n', 'requirements.txt': 'torch==2.9.0\n' };
    assert.deepEqual(belong(files), ['requirements.txt']);
  });

  it('does not install what another stage made, or what is only named like it', () => {
    const stage = 'FROM node:22-slim AS build\nFROM nginx:1.27\nCOPY --from=build requirements.txt /usr/share/\n';
    assert.deepEqual(belong({ 'web/Dockerfile': stage, 'requirements.txt': 'torch==2.9.0\n' }), ['requirements.txt']);
  });
});

describe('a workload of an image that the project builds', () => {
  const compose = 'services:\n  api:\n    build: ./server\n    image: registry.northwind.example/ml/scorer\n';

  it('runs the model', () => {
    const cases: [Record<string, string>, string][] = [
      [{ 'compose.yaml': compose, 'server/Dockerfile': TORCH }, 'registry.northwind.example/ml/scorer:1.2'],
      [{ 'compose.yaml': compose, 'server/Dockerfile': TORCH }, 'ghcr.io/northwind/scorer:1.2'],
      [{ 'scorer/Dockerfile': TORCH }, 'registry.northwind.example/scorer:1.2'],
      [{ 'scorer/Dockerfile': TORCH }, 'scorer:1.2'],
      [{ 'docker/Dockerfile.scorer': TORCH }, '${REGISTRY}/scorer:${TAG}'],
      [{ 'docker/Dockerfile': `${TORCH}LABEL org.opencontainers.image.title="scorer"\n` }, 'northwind/scorer:1.2'],
    ];
    for (const [files, image] of cases) {
      const [found, ...others] = workloads({ ...files, 'k8s/app.yaml': deployment(image) });
      assert.equal(others.length, 0);
      assert.equal(found?.serves, true, image);
      assert.deepEqual(
        found.containers.map((c) => [c.name, c.servesModel]),
        [
          ['proxy', false],
          ['main', true],
        ],
      );
    }
    const knative = `apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: api}\nspec:\n  template:\n    spec:\n      containers:\n        - image: northwind/scorer:1.2\n`;
    assert.equal(workloads({ 'scorer/Dockerfile': TORCH, 'service.yaml': knative })[0]?.form, 'knative');
  });

  it('is not one of another image', () => {
    const cases: [Record<string, string>, string][] = [
      [{ 'scorer/Dockerfile': TORCH, 'web/Dockerfile': WEB }, 'northwind/web:1.2'],
      [{ 'ml/api/Dockerfile': TORCH, 'web/api/Dockerfile': WEB }, 'northwind/api:1.2'],
      [{ 'ml/api/Dockerfile': TORCH, 'batch/api/Dockerfile': TORCH }, 'northwind/api:1.2'],
      [{ 'superset/Dockerfile': TORCH.replace('python:3.12-slim', 'apache/superset:4.1.0') }, 'apache/superset:4.1.0'],
      [{ 'docker/Dockerfile': TORCH }, 'docker:28-dind'],
      [{ 'scorer/Dockerfile': TORCH }, 'northwind/scorer-dashboard:1.2'],
      [{ Dockerfile: TORCH }, 'northwind/project:1.2'],
      [{ 'scorer/Dockerfile': WEB, 'ml/Dockerfile': TORCH }, 'northwind/scorer:1.2'],
      [{ 'scorer/Dockerfile': '{% if gpu %}\nFROM nvcr.io/nvidia/pytorch:25.01-py3\n{% endif %}\n' }, 'northwind/scorer:1.2'],
    ];
    for (const [files, image] of cases) assert.deepEqual(workloads({ ...files, 'k8s/app.yaml': deployment(image) }), [], image);
  });

  it('is one no more when the Dockerfile is gone', () => {
    const engine = lintFiles({ 'scorer/Dockerfile': TORCH, 'k8s/app.yaml': deployment('northwind/scorer:1.2'), 'm.py': WHOLE });
    const uri = `${ROOT}/k8s/app.yaml`;
    const rules = () => [...engine.findings(uri)].map((f) => f.rule);
    assert.ok(rules().length > 0);
    assert.deepEqual([...engine.glance(uri)], [...engine.findings(uri)]);
    engine.set(uri, engine.read(uri, deployment('northwind/scorer:1.3')));
    const glanced = [...engine.glance(uri)].map((f) => f.rule);
    assert.deepEqual(glanced, rules());
    engine.set(`${ROOT}/scorer/Dockerfile`, null);
    assert.deepEqual([...engine.findings(uri)], []);
  });

  it('follows what Compose calls the image', () => {
    const compose = (image: string) => `services:\n  api:\n    build: ./server\n${image}`;
    const engine = lintFiles({ 'compose.yaml': compose(''), 'server/Dockerfile': TORCH, 'app.yaml': deployment('shop-api:1.2') });
    const count = () => engine.project(ROOT).workloads.length;
    assert.equal(count(), 1);
    for (const [image, expected] of [
      ['    image: northwind/api\n', 0],
      ['', 1],
    ] as const) {
      engine.set(`${ROOT}/compose.yaml`, engine.read(`${ROOT}/compose.yaml`, compose(image)));
      assert.equal(count(), expected, image);
    }
  });
});

describe('a web service in Python', () => {
  it('belongs where a module that it imports loads a model', () => {
    const cases: Record<string, string>[] = [
      { 'app.py': route('from inference import predict'), 'inference.py': LOADER },
      { 'app.py': route('import inference as model'), 'inference.py': LOADER },
      { 'api/main.py': route('from .model import predict'), 'api/model.py': LOADER },
      { 'api/main.py': route('from . import model'), 'api/model.py': LOADER },
      {
        'api/routes/score.py': route('from ..core.model import (\n    # the scorer\n    predict,\n)'),
        'api/core/model.py': LOADER,
      },
      { 'src/app/main.py': route('from app.services.model import predict'), 'src/app/services/model.py': LOADER },
      { 'src/app/main.py': route('from app.services import model'), 'src/app/services/model.py': LOADER },
      { 'app.py': route('from inference import predict', 'flask'), 'inference.py': LOADER },
    ];
    for (const files of cases) assert.deepEqual(belong(files), Object.keys(files).sort());
    const litestar =
      'from litestar import Litestar, post\nfrom inference import predict\n\n\n@post("/score")\nasync def score(data: dict) -> float:\n    return predict(data)\n\n\napp = Litestar([score])\n';
    assert.deepEqual(belong({ 'app.py': litestar, 'inference.py': LOADER }), ['app.py', 'inference.py']);
  });

  it('is judged as what serves the model', () => {
    const files = {
      'app.py':
        'import asyncio\nfrom flask import Flask, request\nfrom inference import predict\n\napp = Flask(__name__)\n\n\n@app.post("/score")\ndef score():\n    return str(eval(request.json["rows"]))\n\n\napp.run(debug=True)\n',
      'inference.py': LOADER,
    };
    const found = [...lintFiles(files).findings(`${ROOT}/app.py`)].map((f) => f.rule);
    assert.ok(found.includes('security/debug-server'), found.join());
  });

  it('is left alone otherwise', () => {
    const cases: Record<string, string>[] = [
      { 'app.py': route('from db import predict'), 'inference.py': LOADER },
      { 'web/app.py': route('from inference import predict'), 'inference.py': LOADER },
      { 'web/app.py': route('from .inference import predict'), 'inference.py': LOADER },
      { 'app.py': 'from inference import predict\n\nprint(predict([]))\n', 'inference.py': LOADER },
      { 'app.py': route('# from inference import predict'), 'inference.py': LOADER },
      { 'app.py': `import pytest\n${route('from inference import predict')}`, 'inference.py': LOADER },
      // A training script is no module to predict with.
      {
        'app.py': route('from train import FEATURES'),
        'train.py': 'from sklearn.svm import SVC\n\nFEATURES = ["a"]\nSVC().fit(x, y)\n',
      },
    ];
    for (const files of cases)
      assert.deepEqual(
        belong(files).filter((f) => f.endsWith('app.py')),
        [],
        JSON.stringify(files),
      );
    assert.deepEqual(belong({ 'app.py': route('from db import predict'), 'requirements.txt': 'torch==2.9.0\n' }), [
      'requirements.txt',
    ]);
    assert.deepEqual(belong({ 'app.py': route('from db import predict') }), []);
  });
});

describe('a client in Python', () => {
  const compose =
    'services:\n  llm:\n    image: vllm/vllm-openai:v0.11.0\n    command: --model northwind/scribe\n    ports: ["9000:8000"]\n  db:\n    image: postgres:17.2\n    ports: ["5432:5432"]\n';
  const openai = (url: string) =>
    `import os\nfrom openai import OpenAI\n\nclient = OpenAI(base_url=os.getenv("URL", "${url}"), api_key="-")\n`;
  const requests = (url: string) => `import requests\n\nprint(requests.post("${url}", json={}).json())\n`;

  it('belongs where it calls a model server of the project', () => {
    for (const client of [
      openai('http://llm:8000/v1'),
      requests('http://llm:8000/anything'),
      requests('http://localhost:9000/v1/completions'),
      'import tritonclient.grpc as grpc\n\nclient = grpc.InferenceServerClient("llm:8001")\n',
    ])
      assert.deepEqual(belong({ 'compose.yaml': compose, 'tools/ask.py': client }), ['compose.yaml', 'tools/ask.py'], client);
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: scorer-svc}\nspec: {selector: {app: backend}, ports: [{port: 80}]}\n';
    const pods = deployment('vllm/vllm-openai:v0.11.0');
    const files = {
      'app.yaml': pods,
      'service.yaml': service,
      'ask.py': requests('http://scorer-svc.ml.svc.cluster.local/score'),
    };
    assert.ok(belong(files).includes('ask.py'));
    const isvc =
      'apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: iris}\nspec:\n  predictor:\n    sklearn: {storageUri: "s3://northwind/iris"}\n';
    assert.ok(
      belong({ 'isvc.yaml': isvc, 'ask.py': requests('http://iris-predictor.ml:80/v1/models/iris:predict') }).includes('ask.py'),
    );
  });

  it('is left alone where it calls anything else', () => {
    for (const client of [
      openai('https://api.openai.com/v1'),
      openai('http://other:8000/v1'),
      requests('http://localhost:9000/health'),
      requests('http://localhost:5432/v1/completions'),
      requests('https://llm.northwind.example/v1'),
      requests('https://northwind.example/llm:8000/v1'),
      'import psycopg\n\npsycopg.connect(host="db", port=5432)\nprint("llm:8000")\n',
    ])
      assert.deepEqual(belong({ 'compose.yaml': compose, 'ask.py': client }), ['compose.yaml'], client);
  });
});

import assert from 'node:assert/strict';
import { type Dockerfile, finalStage, layersOf, readDockerfile } from '../../server/core/artifacts/dockerfile.js';
import { runCommands } from '../../server/core/artifacts/dockerfileCommands.js';
import { installsOf } from '../../server/core/artifacts/dockerfileInstalls.js';
import { isMlArtifact } from '../../server/core/project.js';

const SERVING = `# syntax=docker/dockerfile:1
ARG PYTHON=3.12
FROM python:\${PYTHON}-slim AS build
RUN apt-get update && \\
    # compilers, for wheels that have none
    apt-get install -y gcc \\

    && pip install --no-cache-dir torch==2.8.0 "transformers[torch]>=4.50" \\
       -i https://pypi.northwind.example/simple numpy
FROM build
ENV HF_HOME=/cache MODEL_NAME="credit scorer" \\
    PORT=8000
ENV LEGACY some words
RUN <<EOF
pip3 install vllm
hf download northwind/scorer --local-dir /models
EOF
COPY --chown=10001:10001 weights/scorer.safetensors /models/
USER 10001:10001
ENTRYPOINT ["vllm", "serve"]
CMD ["northwind/scorer", "--max-model-len", "4096"]
`;

describe('Dockerfile', () => {
  it('reads stages, their parents and the defaults of their arguments', () => {
    const file = read(SERVING);
    assert.deepEqual(
      file.stages.map((s) => [s.image?.text, s.name, s.base.raw, s.parent?.name]),
      [
        ['python:${PYTHON}-slim', 'build', 'python:3.12-slim', undefined],
        ['build', undefined, 'build', 'build'],
      ],
    );
    assert.deepEqual(
      layersOf(finalStage(file)).map((i) => i.keyword),
      ['RUN', 'ENV', 'ENV', 'RUN', 'COPY', 'USER', 'ENTRYPOINT', 'CMD'],
    );
  });

  it('keeps every offset where lines are joined', () => {
    const file = read(SERVING);
    assert.equal(file.joined.length, SERVING.length);
    const [first] = installsOf(file);
    assert.deepEqual(
      first?.entries.map((e) => [
        e.name,
        SERVING.slice(e.span.start, e.span.end),
        e.specifiers.map((s) => s.operator + s.version).join(),
      ]),
      [
        ['torch', 'torch==2.8.0', '==2.8.0'],
        ['transformers', '"transformers[torch]>=4.50"', '>=4.50'],
        ['numpy', 'numpy', ''],
      ],
    );
    assert.deepEqual(
      first?.options.map((o) => [o.name, o.value, SERVING.slice(o.span.start, o.span.end)]),
      [
        ['--no-cache-dir', '', '--no-cache-dir'],
        ['--index-url', 'https://pypi.northwind.example/simple', '-i https://pypi.northwind.example/simple'],
      ],
    );
  });

  it('reads the commands of here-documents and not those of comments', () => {
    assert.deepEqual(
      runCommands(read(SERVING)).map((r) => r.command.name),
      ['apt-get', 'apt-get', 'pip', 'pip', 'hf'],
    );
  });

  it('says what it has in common with other kinds', () => {
    const { images, variables, models, packages, containers } = meanings(SERVING);
    assert.deepEqual(images, [], 'an image by a variable says nothing of its version');
    assert.deepEqual(
      variables?.map((v) => [v.name, v.written.value, SERVING.slice(v.written.span.start, v.written.span.end)]),
      [
        ['PYTHON', '3.12', '3.12'],
        ['HF_HOME', '/cache', '/cache'],
        ['MODEL_NAME', 'credit scorer', '"credit scorer"'],
        ['PORT', '8000', '8000'],
        ['LEGACY', 'some words', 'some words'],
      ],
    );
    assert.deepEqual(
      models?.map((m) => [m.source, SERVING.slice(m.written.span.start, m.written.span.end), m.revision]),
      [
        ['hub', 'northwind/scorer', undefined],
        ['hub', '"northwind/scorer"', undefined],
      ],
    );
    assert.deepEqual(
      packages?.[0]?.entries.map((e) => e.name),
      ['torch', 'transformers', 'numpy', 'vllm'],
    );
    const container = containers?.[0]?.container;
    assert.equal(container?.servesModel, true);
    assert.deepEqual(
      container?.args.map((a) => a.text),
      ['vllm', 'serve', 'northwind/scorer', '--max-model-len', '4096'],
    );
    assert.equal(container?.flags.get('--max-model-len')?.value.text, '4096');
  });

  it('takes images by their own name only', () => {
    const text = `FROM scratch AS nothing
FROM --platform=linux/amd64 nvidia/cuda:12.4.1-base-ubuntu22.04@sha256:${'a'.repeat(64)} AS base
FROM base
COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
COPY --from=nothing /x /x
COPY --from=0 /x /x
COPY --from=context /x /x
`;
    assert.deepEqual(
      meanings(text).images?.map((i) => [
        i.reference.repository,
        i.reference.tag,
        i.sidecar,
        text.slice(i.written.span.start, i.written.span.end),
      ]),
      [
        ['nvidia/cuda', '12.4.1-base-ubuntu22.04', false, `nvidia/cuda:12.4.1-base-ubuntu22.04@sha256:${'a'.repeat(64)}`],
        ['ghcr.io/astral-sh/uv', 'latest', true, 'ghcr.io/astral-sh/uv:latest'],
      ],
    );
  });

  it('reads models that are fetched, with their revision', () => {
    const text = `FROM python:3.12
RUN huggingface-cli download --revision 3f2c1ab northwind/a model.safetensors
RUN hf download --repo-type dataset northwind/data
RUN python -c "from huggingface_hub import snapshot_download; snapshot_download(repo_id='northwind/b', revision='v1')"
RUN python3 - <<'PY'
from transformers import pipeline, AutoModel
AutoModel.from_pretrained("northwind/f")
PY
RUN git clone https://huggingface.co/northwind/c && cd c && git checkout 0123abc
RUN wget -q https://huggingface.co/northwind/d/resolve/main/model.gguf
ADD https://models.northwind.example/e/v2/e.onnx /models/
RUN curl -LO https://northwind.example/readme.html
`;
    assert.deepEqual(
      meanings(text).models?.map((m) => [m.source, m.written.value, m.revision?.value]),
      [
        ['hub', 'northwind/a', '3f2c1ab'],
        ['hub', 'northwind/c', '0123abc'],
        ['hub', 'northwind/b', 'v1'],
        ['hub', 'northwind/f', undefined],
        ['store', 'https://huggingface.co/northwind/d/resolve/main/model.gguf', undefined],
        ['store', 'https://models.northwind.example/e/v2/e.onnx', undefined],
      ],
    );
  });

  it('reads another escape character and Windows line ends', () => {
    const text =
      '# escape=`\r\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\r\nRUN pip install `\r\n    onnxruntime==1.19.2\r\nCOPY models\\scorer.onnx C:\\models\\\r\n';
    const file = read(text);
    assert.equal(file.escapeChar, '`');
    const [entry] = installsOf(file)[0]!.entries;
    assert.equal(text.slice(entry!.span.start, entry!.span.end), 'onnxruntime==1.19.2');
    assert.equal(file.aboutModel, true);
  });

  it('knows a Dockerfile that is about a model from one that is not', () => {
    const about = (body: string) => readDockerfile('file:///p/Dockerfile', body)?.aboutModel;
    assert.equal(about('FROM vllm/vllm-openai:v0.11.0\n'), true);
    assert.equal(about('FROM python:3.12\nRUN pip install scikit-learn==1.7.2\n'), true);
    assert.equal(about('FROM python:3.12\nRUN ["pip", "install", "xgboost==3.0.0"]\n'), true);
    assert.equal(about('FROM python:3.12\nCOPY model.onnx /srv/\n'), true);
    assert.equal(about('FROM node:22\nCOPY models ./models\nRUN npm ci\nCMD ["node", "server.js"]\n'), false);
    assert.equal(about('FROM python:3.12\nRUN pip install flask==3.0.0 gunicorn\nCMD flask run\n'), false);
    assert.equal(about('FROM golang:1.24\nRUN echo pip install torch\n'), false);
    assert.equal(isMlArtifact(read('FROM nginx:1.27\n')), false);
  });

  it('is silent about what is none, and reads what is half typed', () => {
    assert.equal(readDockerfile('file:///p/dockerfile.ts', "import x from 'y';\nexport const a = 1;\n"), null);
    assert.equal(readDockerfile('file:///p/Dockerfile', ''), null);
    assert.equal(readDockerfile('file:///p/Dockerfile', '# nothing yet\n'), null);
    for (const text of [
      'FROM ',
      'FROM',
      'FROM python:3.12 AS',
      'FROM x\nRUN pip install ',
      'FROM x\nCMD [',
      'FROM x\nCMD ["a", ',
      'FROM x\nRUN <<EOF\npip install',
      'FROM x\nENV A',
      'FROM x\nENV',
      'FROM x\nCOPY --from= a b',
      'FROM x\nONBUILD',
      'FROM x\nRUN a \\',
      'FROM x\nLABEL "a',
      'FROM ${A:-$B}\n',
      'FROM x\nHEALTHCHECK',
    ]) {
      const file = readDockerfile('file:///p/Dockerfile', text);
      assert.doesNotThrow(() => file?.meanings?.(), text);
    }
  });

  it('marks templates', () => {
    assert.equal(read('{% if gpu %}\nFROM nvidia/cuda:12.4.1-base-ubuntu22.04\n{% endif %}\nFROM x\n').templated, true);
    assert.equal(read("FROM x\nRUN docker inspect --format '{{.Id}}' y\n").templated, false);
  });

  it('takes linear time', () => {
    const long = (line: string) => `FROM x\n${line.repeat(Math.ceil(100_000 / line.length))}`;
    for (const line of [
      'RUN pip install a\n',
      'ENV A=1 B=$A \\\n',
      'RUN <<E\na\n',
      '"',
      "'",
      '\\',
      '<<A ',
      '# hadolint ignore=DL3006,',
      'FROM $A\n',
      'ARG A=$A$A\n',
    ]) {
      const begin = performance.now();
      readDockerfile('file:///p/Dockerfile', long(line))?.meanings?.();
      readDockerfile('file:///p/Dockerfile', long(line).replace('\n', ' ').replace('x ', 'x\nRUN '))?.meanings?.();
      assert.ok(performance.now() - begin < 10_000, JSON.stringify(line));
    }
  }).timeout(120_000);
});

function read(text: string): Dockerfile {
  const file = readDockerfile('file:///p/Dockerfile', text);
  assert.ok(file);
  return file;
}

function meanings(text: string) {
  return read(text).meanings!();
}

import assert from 'node:assert/strict';
import { lintArtifact } from '../../server/core/lint.js';
import { readArtifact } from '../../server/core/recognise.js';
import { acceptancesOf } from '../../server/core/suppress.js';
import { findingsOf, lintFiles } from '../lintFiles.js';

const GOOD = `FROM python:3.12.8-slim@sha256:${'4b'.repeat(32)}
LABEL org.opencontainers.image.authors="ml@northwind.example" \\
      org.opencontainers.image.licenses=Apache-2.0 \\
      org.opencontainers.image.revision=$GIT_SHA
RUN pip install --require-hashes -r requirements.lock
RUN --mount=type=secret,id=hf,env=HF_TOKEN hf download northwind/scorer --revision 3f2c1ab93f2c1ab93f2c1ab93f2c1ab93f2c1ab9
USER 10001:10001
HEALTHCHECK --interval=30s CMD curl -fsS http://localhost:8080/health
CMD ["python", "-m", "scorer"]
`;

describe('evidence of a Dockerfile', () => {
  it('is shown where it stands', () => {
    assert.deepEqual(shown('Dockerfile', GOOD), [
      'compliance/regulations: org.opencontainers.image.licenses=Apache-2.0',
      'integration/ownership: org.opencontainers.image.authors="ml@northwind.example"',
      'integration/service-interface: HEALTHCHECK --interval=30s CMD curl -fsS http://localhost:8080/health',
      'security/protection: --mount=type=secret,id=hf,env=HF_TOKEN',
      'security/protection: 10001:10001',
      'security/upkeep: pip install --require-hashes -r requirements.lock',
      `security/upkeep: python:3.12.8-slim@sha256:${'4b'.repeat(32)}`,

      'versioning/version-control: 3f2c1ab93f2c1ab93f2c1ab93f2c1ab93f2c1ab9',
      'versioning/version-control: org.opencontainers.image.revision=$GIT_SHA',
      'versioning/version-control: pip install --require-hashes -r requirements.lock',
      `versioning/version-control: python:3.12.8-slim@sha256:${'4b'.repeat(32)}`,
    ]);
  });

  it('is not what is only begun, or belongs to another stage', () => {
    const text = `FROM python:latest AS build
USER 10001
HEALTHCHECK CMD curl localhost
LABEL org.opencontainers.image.licenses=MIT
FROM python:latest
LABEL org.opencontainers.image.authors="" org.opencontainers.image.licenses=TODO
RUN pip install torch && uv sync
USER root
HEALTHCHECK NONE
CMD ["python", "-m", "scorer"]
`;
    assert.deepEqual(shown('Dockerfile', text), []);
  });
});

describe('evidence of a Compose file', () => {
  it('is shown for the services that serve a model', () => {
    const text = `services:
  server:
    image: vllm/vllm-openai:v0.11.0
    command: ["--model", "/models/scorer"]
    healthcheck: {test: ["CMD", "curl", "-fsS", "http://localhost:8000/health"]}
    deploy:
      resources:
        limits: {memory: 48g, cpus: "8"}
        reservations: {devices: [{driver: nvidia, count: 2, capabilities: [gpu]}]}
  db:
    image: postgres:17.2
    mem_limit: 1g
`;
    assert.deepEqual(shown('compose.yaml', text), [
      'integration/service-interface: ["CMD", "curl", "-fsS", "http://localhost:8000/health"]',
      'resources/fit: 2',
      'resources/fit: 48g',
      'scalability/capacity: 48g',
      'versioning/version-control: vllm/vllm-openai:v0.11.0',
    ]);
  });
});

describe('what is accepted for hadolint', () => {
  const text = `FROM python:latest
RUN pip install torch
# hadolint ignore=DL3013,DL3008
RUN pip install \\
    scikit-learn
# hadolint ignore=DL3059
RUN pip install xgboost
`;

  it('covers the whole instruction below and nothing else', () => {
    const [only, ...others] = acceptancesOf(readArtifact('file:///p/Dockerfile', text)!);
    assert.equal(others.length, 0);
    assert.deepEqual(only?.rules, ['versioning/unpinned-requirement']);
    assert.equal(text.slice(only!.range!.start, only!.range!.end), 'RUN pip install \\\n    scikit-learn');
  });

  it('is accepted in the findings, and never reported itself', () => {
    const files = { Dockerfile: text };
    const found = findingsOf(lintFiles(files), files).filter((f) => f.rule === 'versioning/unpinned-requirement');
    assert.deepEqual(
      found.map((f) => [text.slice(f.span.start, f.span.end), f.suppressed?.reason]),
      [
        ['torch', undefined],
        ['scikit-learn', 'accepted for hadolint'],
        ['xgboost', undefined],
      ],
    );
    assert.deepEqual(
      findingsOf(lintFiles(files), files).filter((f) => f.rule.startsWith('preflight/')),
      [],
    );
  });
});

/** Consideration and text of each piece of evidence, sorted. */
function shown(name: string, text: string): string[] {
  const artifact = readArtifact(`file:///p/${name}`, text);
  assert.ok(artifact);
  const { evidence, failures } = lintArtifact(artifact, { today: '2026-11-23' });
  assert.deepEqual(failures, []);
  return evidence.map((e) => `${e.consideration}: ${text.slice(e.span.start, e.span.end)}`).sort();
}

import assert from 'node:assert/strict';
import { lintArtifact } from '../../server/core/lint.js';
import { readArtifact } from '../../server/core/recognise.js';

/** `consideration: text of the place` for all evidence of a script that loads a model and goes on like this. */
function shown(code: string): string[] {
  const text = `import joblib\n${code}\nmodel = joblib.load("model.joblib")\n`;
  const artifact = readArtifact('file:///project/serve.py', text)!;
  const result = lintArtifact(artifact, { today: '2026-11-23' });
  assert.deepEqual(result.failures, []);
  return result.evidence.map((e) => `${e.consideration}: ${text.slice(e.span.start, e.span.end)}`);
}

const APP = 'from fastapi import FastAPI\nfrom pydantic import BaseModel\napp = FastAPI()\n';

const SHOWS: readonly [code: string, evidence: string][] = [
  ['from fastapi.security import APIKeyHeader\nkey = APIKeyHeader(name="X-Key")', 'security/protection: APIKeyHeader'],
  ['from flask_jwt_extended import JWTManager\nJWTManager(app)', 'security/protection: JWTManager'],
  [
    'from prometheus_client import Histogram\nLATENCY = Histogram("latency", "s")',
    'scalability/utilisation-monitoring: Histogram',
  ],
  [
    'from prometheus_fastapi_instrumentator import Instrumentator\nInstrumentator().instrument(app)',
    'scalability/utilisation-monitoring: Instrumentator',
  ],
  [
    'from ray import serve\n@serve.deployment(num_replicas="auto")\nclass M:\n    pass',
    'scalability/elastic-serving: serve.deployment',
  ],
  [
    'from ray import serve\n@serve.deployment(max_ongoing_requests=8)\nclass M:\n    pass',
    'scalability/capacity: serve.deployment',
  ],
  ['import litserve as ls\nls.LitServer(api, max_batch_size=8)', 'scalability/capacity: ls.LitServer'],
  [
    'import bentoml\nclass S:\n    @bentoml.api(batchable=True)\n    def predict(self, x):\n        pass',
    'scalability/capacity: bentoml.api',
  ],
  [
    `${APP}class Row(BaseModel):\n    age: float\n@app.post("/predict")\ndef predict(row: Row):\n    return 1`,
    'integration/service-interface: @app.post("/predict")',
  ],
];

const SHOWS_NOTHING: readonly string[] = [
  'from fastapi.security import APIKeyHeader',
  'import prometheus_client\nfrom prometheus_client import Histogram',
  'from ray import serve\n@serve.deployment(num_replicas=2, autoscaling_config=None)\nclass M:\n    pass',
  'import litserve as ls\nls.LitServer(api, max_batch_size=1)',
  'import bentoml\nclass S:\n    @bentoml.api\n    def predict(self, x):\n        pass',
  `${APP}class Row(BaseModel):\n    age: float\n@app.post("/predict")\ndef predict(row: dict):\n    return 1`,
  `${APP}class Row(BaseModel):\n    age: float\ndef predict(row: Row):\n    return 1`,
];

describe('evidence in the code of a service', () => {
  for (const [code, evidence] of SHOWS) {
    it(`is shown by ${code.split('\n').slice(-3).join(' | ')}`, () => assert.deepEqual(shown(code), [evidence]));
  }
  for (const code of SHOWS_NOTHING) {
    it(`is not shown by ${code.split('\n').slice(-3).join(' | ')}`, () => assert.deepEqual(shown(code), []));
  }
});

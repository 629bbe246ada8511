import { defineRule, finding } from '../../rule.js';
import { argSpan, stringOf } from '../shared/pythonCalls.js';
import { requestHandlers } from '../shared/requestHandlers.js';

/** Words of anything that asks who is calling, here or in front of the service. */
const ASKS =
  /auth|token|api_?key|credential|oauth|jwt|login|middleware|before_request|depends|security|secret|session|signature|mtls/i;
const RUNS = /^(?:uvicorn\.run|hypercorn\.run|waitress\.serve|flask\.(?:\w+\.)*Flask\(\)\.run)$/;

export default defineRule({
  id: 'security/serving-without-auth',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  preview: true,
  problem: 'The service listens on every interface and asks nobody who they are.',
  remedy: 'Check a key or token in a dependency of the app, or listen on 127.0.0.1 behind a proxy that does.',
  why: 'Everyone who reaches the port uses the model at your cost, and can copy it by asking often enough.',
  sources: [
    { title: 'FastAPI: security', url: 'https://fastapi.tiangolo.com/tutorial/security/' },
    { title: 'CWE-306: missing authentication for critical function', url: 'https://cwe.mitre.org/data/definitions/306.html' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-306'],
  fix: 'none',
  examples: {
    bad: {
      'serve.py': `import joblib
import uvicorn
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(age: float):
    return {"label": int(model.predict([[age]])[0])}


uvicorn.run(app, host="0.0.0.0", port=8080)
`,
    },
    good: {
      'serve.py': `import joblib
import uvicorn
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(age: float):
    return {"label": int(model.predict([[age]])[0])}


uvicorn.run(app, host="127.0.0.1", port=8080)
`,
    },
  },
  *check(python, { artifact }) {
    if (requestHandlers(python, artifact).length === 0 || python.cells.some(({ code }) => ASKS.test(code))) return;
    for (const call of python.calls) {
      const host = RUNS.test(call.callee) ? call.arg('host', call.callee.endsWith(').run') ? 0 : undefined) : undefined;
      if (!host || !/^(?:0\.0\.0\.0|::)$/.test(stringOf(host) ?? '')) continue;
      yield finding(argSpan(call, host), 'The model is served on every interface, and nothing in this file asks who is calling.');
    }
  },
});

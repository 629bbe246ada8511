import { addKeywordEdit } from '../../artifacts/pythonEdits.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { requestHandlers, standsIn } from '../shared/requestHandlers.js';

const REQUESTS =
  /^requests\.(?:(?:api\.)?(?:get|post|put|patch|delete|head|request)|[Ss]ession\(\)(?:\.__enter__\(\))?\.(?:get|post|put|patch|delete|head|request))$/;

export default defineRule({
  id: 'scalability/request-without-timeout',
  consideration: 'scalability/capacity',
  reads: 'python',
  severity: 'warning',
  problem: 'A service waits for another one without a limit.',
  remedy: 'Give `timeout=`: Requests has none of its own.',
  why: 'When the other side hangs, the workers of this service hang with it, one after the other, until nothing answers.',
  sources: [
    { title: 'Requests: timeouts', url: 'https://requests.readthedocs.io/en/latest/user/advanced/#timeouts' },
    { title: 'CWE-400: uncontrolled resource consumption', url: 'https://cwe.mitre.org/data/definitions/400.html' },
  ],
  standards: ['CWE-400'],
  fix: 'suggested',
  examples: {
    bad: {
      'serve.py': `import joblib
import requests
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.get("/score")
def score(customer: int):
    features = requests.get(f"http://features/customers/{customer}").json()
    return {"score": float(model.predict_proba([features])[0, 1])}
`,
    },
    good: {
      'serve.py': `import joblib
import requests
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.get("/score")
def score(customer: int):
    features = requests.get(f"http://features/customers/{customer}", timeout=2).json()
    return {"score": float(model.predict_proba([features])[0, 1])}
`,
    },
  },
  *check(python, { artifact }) {
    if (requestHandlers(python, artifact).length === 0) return;
    const functions = python.definitions.filter(({ kind }) => kind === 'function');
    const open = python.calls.filter(
      (call) =>
        REQUESTS.test(call.callee) &&
        functions.some((each) => standsIn(each, call)) &&
        !call.hasStarArgs &&
        waits(call.arg('timeout')?.value.kind),
    );
    const [first] = open;
    if (!first) return;
    const edits = open.flatMap((call) => addKeywordEdit(call, partText(artifact, call.part), 'timeout=10') ?? []);
    const more = open.length === 1 ? '' : `, here and ${open.length - 1} more time${open.length === 2 ? '' : 's'} in this file`;
    yield finding(
      calleeSpan(first, partText(artifact, first.part)),
      `\`requests\` waits for an answer as long as it takes${more}.`,
      edits.length === open.length ? [suggestedFix('Wait for ten seconds at most', ...edits)] : [],
    );
  },
});

function waits(timeout: string | undefined): boolean {
  return timeout === undefined || timeout === 'none';
}

import type { Expr, Stmt } from '../../artifacts/pythonTree.js';
import { defineRule, finding } from '../../rule.js';
import { expressionsIn, keywordOf, statementsIn } from '../shared/functionTree.js';
import { requestHandlers } from '../shared/requestHandlers.js';

const RESULT =
  /^(?:predictions?|predicted\w*|labels?|class|scores?|prob(?:ability|abilities)?|outputs?|results?|answer|price|risk)$/i;
/** Words that tell the caller that this is no prediction. */
const TOLD = /error|fail|fallback|status|degraded|default|unavailable|message|warning|reason|success|detail|unknown/i;

export default defineRule({
  id: 'trust/fallback-prediction',
  consideration: 'trust/transparency',
  reads: 'python',
  severity: 'warning',
  problem: 'When the model fails, the service makes up a prediction.',
  remedy: 'Answer with an error, or mark the value as a fallback in a field of its own.',
  why: 'Nobody can tell the invented value from a real one: decisions rest on it, and monitoring sees a healthy service.',
  sources: [
    { title: 'NIST AI RMF Playbook: MEASURE 2.6', url: 'https://airc.nist.gov/airmf-resources/playbook/measure/' },
    { title: 'CWE-755: improper handling of exceptional conditions', url: 'https://cwe.mitre.org/data/definitions/755.html' },
  ],
  standards: ['NIST AI RMF MEASURE 2.6', 'CWE-755'],
  fix: 'none',
  examples: {
    bad: {
      'serve.py': `import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(age: float, income: float):
    try:
        return {"prediction": int(model.predict([[age, income]])[0])}
    except Exception:
        return {"prediction": 0}
`,
    },
    good: {
      'serve.py': `import joblib
from fastapi import FastAPI, HTTPException

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(age: float, income: float):
    try:
        return {"prediction": int(model.predict([[age, income]])[0])}
    except Exception:
        raise HTTPException(status_code=500, detail="The prediction failed.")
`,
    },
  },
  *check(python, { artifact }) {
    for (const { tree } of requestHandlers(python, artifact)) {
      for (const statement of statementsIn(tree.statement.body)) {
        if (statement.type !== 'try') continue;
        for (const { body } of statement.handlers) {
          const last = body[body.length - 1];
          const value = last && made(last, tree.code);
          if (!last || !value || TOLD.test(tree.code.slice(last.start, last.end))) continue;
          const span = { part: tree.part, start: tree.base + last.start, end: tree.base + last.end };
          yield finding(span, `When \`${tree.statement.name}\` fails, the client gets a constant that looks like a prediction.`);
        }
      }
    }
  },
});

/** The result that a `return` makes up: a number, or a dictionary with a constant below `prediction` and the like. */
function made(s: Stmt, code: string): Expr | null {
  if (s.type !== 'eval' || s.inner.length !== 1 || keywordOf(s, code) !== 'return') return null;
  const value = unwrapped(s.inner[0]!);
  if (value.type === 'number') return value;
  if (value.type === 'list') return value.items.length > 0 && value.items.every(isConstant) ? value : null;
  if (value.type !== 'dict' || value.rest.length > 0) return null;
  const result = value.entries.find(({ key }) => key.type === 'string' && RESULT.test(key.value));
  return result && isConstant(result.value) ? value : null;
}

/** `jsonify({...})` and `JSONResponse({...})`: without a status of its own. */
function unwrapped(e: Expr): Expr {
  if (e.type !== 'call' || e.args.length !== 1 || e.args[0]!.name !== undefined) return e;
  return e.callee.type === 'name' && /^(?:jsonify|JSONResponse)$/.test(e.callee.name) ? e.args[0]!.value : e;
}

function isConstant(e: Expr): boolean {
  if (e.type === 'list') return e.items.length > 0 && e.items.every(isConstant);
  const parts = [...expressionsIn([e])];
  return (
    parts.every(({ type }) => type === 'number' || type === 'string' || type === 'bool' || type === 'other') && e.type !== 'other'
  );
}

import type { Stmt } from '../../artifacts/pythonTree.js';
import type { Span } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { expressionsIn, expressionsOf, keywordOf, statementsIn } from '../shared/functionTree.js';
import { requestHandlers } from '../shared/requestHandlers.js';

export default defineRule({
  id: 'security/error-details-returned',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'info',
  problem: 'The text of an internal error is sent to the client.',
  remedy: 'Log the exception with `logger.exception`, and answer with a message of your own and an id to look it up.',
  why: 'Such texts name paths, versions, table columns and features of the model, which is what an attacker asks for first.',
  sources: [
    { title: 'CWE-209: error message containing sensitive information', url: 'https://cwe.mitre.org/data/definitions/209.html' },
    {
      title: 'OWASP: error handling',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Error_Handling_Cheat_Sheet.html',
    },
  ],
  standards: ['CWE-209'],
  fix: 'none',
  examples: {
    bad: {
      'serve.py': `import joblib
from fastapi import FastAPI, HTTPException

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(age: float, income: float):
    try:
        return {"label": int(model.predict([[age, income]])[0])}
    except Exception as error:
        raise HTTPException(status_code=500, detail=str(error))
`,
    },
    good: {
      'serve.py': `import logging

import joblib
from fastapi import FastAPI, HTTPException

app = FastAPI()
model = joblib.load("model.joblib")
logger = logging.getLogger(__name__)


@app.post("/predict")
def predict(age: float, income: float):
    try:
        return {"label": int(model.predict([[age, income]])[0])}
    except Exception:
        logger.exception("prediction failed")
        raise HTTPException(status_code=500, detail="The prediction failed.")
`,
    },
  },
  *check(python, { artifact }) {
    const told: { readonly span: Span; readonly trace: boolean }[] = [];
    for (const { framework, tree } of requestHandlers(python, artifact)) {
      if (framework === 'model server') continue;
      for (const statement of statementsIn(tree.statement.body)) {
        if (statement.type !== 'try') continue;
        for (const { inner, name, body } of statement.handlers) {
          // Errors of a kind that the author names are often written for the client.
          const caught = inner.map((e) => tree.code.slice(e.start, e.end)).join();
          if (!/^(?:Exception|BaseException)?$/.test(caught)) continue;
          for (const each of statementsIn(body)) {
            const leak = leakIn(each, name, tree.code);
            if (leak) told.push({ ...leak, span: { part: tree.part, start: leak.start + tree.base, end: leak.end + tree.base } });
          }
        }
      }
    }
    const [first] = told;
    if (!first) return;
    const where = told.length === 1 ? 'This answer' : `This answer, like ${told.length - 1} more in this file,`;
    const what = told.some(({ trace }) => trace) ? 'the stack trace' : 'the text of any exception';
    yield finding(first.span, `${where} holds ${what} that is caught here.`);
  },
});

/** Where a `return` or `raise` sends the caught exception or its trace. */
function leakIn(s: Stmt, name: string | undefined, code: string): { start: number; end: number; trace: boolean } | null {
  if (!/^(?:return|raise)$/.test(keywordOf(s, code))) return null;
  for (const e of expressionsIn(expressionsOf(s))) {
    const written = code.slice(e.start, e.end);
    if (e.type === 'call' && /^traceback\.format_exc\(/.test(written)) return { start: e.start, end: e.end, trace: true };
    if (name === undefined) continue;
    const isText = e.type === 'call' && e.callee.type === 'name' && /^(?:str|repr)$/.test(e.callee.name);
    const [first] = e.type === 'call' ? e.args : [];
    if (isText && first?.value.type === 'name' && first.value.name === name) return { start: e.start, end: e.end, trace: false };
    if (
      e.type === 'format' &&
      e.pieces.some((piece) => typeof piece !== 'string' && piece.type === 'name' && piece.name === name)
    )
      return { start: e.start, end: e.end, trace: false };
  }
  return null;
}

import { defineRule, finding } from '../../rule.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { fedCalls } from '../shared/requestFlow.js';

const METHODS = /^(?:execute|executemany|executescript|read_sql|read_sql_query|sql|raw|query)$/;
const WORDS = /\b(?:select\b[\s\S]*\bfrom|insert\s+into|update\b[\s\S]*\bset|delete\s+from|where)\b/i;

export default defineRule({
  id: 'security/sql-from-request',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'A value of the request is written into SQL text.',
  remedy: 'Leave a placeholder in the statement and hand the value over as a parameter.',
  why: 'A client reads or changes every table that the service can reach, the features of other people included.',
  sources: [
    {
      title: 'Python: sqlite3, how to use placeholders',
      url: 'https://docs.python.org/3/library/sqlite3.html#sqlite3-placeholders',
    },
    { title: 'CWE-89: SQL injection', url: 'https://cwe.mitre.org/data/definitions/89.html' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-89'],
  fix: 'none',
  examples: {
    bad: {
      'serve.py': `import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.get("/score")
def score(customer: str):
    row = pd.read_sql(f"SELECT age, income FROM customers WHERE id = '{customer}'", engine)
    return {"score": float(model.predict_proba(row)[0, 1])}
`,
    },
    good: {
      'serve.py': `import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.get("/score")
def score(customer: str):
    row = pd.read_sql("SELECT age, income FROM customers WHERE id = %(id)s", engine, params={"id": customer})
    return {"score": float(model.predict_proba(row)[0, 1])}
`,
    },
  },
  *check(python, { artifact }) {
    for (const { call, fed } of fedCalls(python, artifact)) {
      const statement = METHODS.test(call.method) ? call.args[0] : undefined;
      if (!statement || !fed.some(({ arg }) => arg === statement)) continue;
      const text = partText(artifact, call.part);
      // The statement is often put together a few lines above.
      const written = statement.value.kind === 'format' ? statement.value.value : aboveOf(python, call, text, statement);
      if (!WORDS.test(written)) continue;
      yield finding(calleeSpan(call, text), `\`${call.method}\` is given SQL with text of the request written into it.`);
    }
  },
});

/** What is assigned to the variable that an argument is, in the same part before the call. */
function aboveOf(
  python: Parameters<typeof fedCalls>[0],
  call: { readonly part: number; readonly start: number },
  text: string,
  arg: { readonly valueStart: number; readonly end: number },
): string {
  const name = text.slice(arg.valueStart, arg.end);
  let found = name;
  for (const each of python.assignments) {
    if (each.part !== call.part || each.start > call.start || each.target !== name || each.valueStart === undefined) continue;
    found = text.slice(each.valueStart, each.valueEnd);
  }
  return found;
}

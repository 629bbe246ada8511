import type { Span } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { partText } from '../shared/pythonCalls.js';
import { type RequestHandler, requestHandlers, standsIn } from '../shared/requestHandlers.js';

/** What a handler does that answers with a model. */
const USES = /^(?:predict|predict_proba|generate|encode|transcribe|infer|run|transform|embed_documents|embed_query)$/;
const ANY =
  /^(?:dict|Dict|Any|typing\.Any|typing\.Dict|object|list|List)(?:\[\s*(?:str\s*,\s*)?(?:Any|typing\.Any|dict|Dict)\s*\])?$/;

export default defineRule({
  id: 'integration/untyped-request',
  consideration: 'integration/service-interface',
  reads: 'python',
  severity: 'info',
  problem: 'The service takes any JSON, and its description says nothing of what it needs.',
  remedy: 'Declare the fields in a Pydantic model and take that as the parameter.',
  why: 'A wrong field fails deep inside the model or, worse, gives a number all the same, and callers cannot see what to send.',
  sources: [{ title: 'FastAPI: request body', url: 'https://fastapi.tiangolo.com/tutorial/body/' }],
  standards: ['EU AI Act Art. 13', 'ISO/IEC 42001 A.6.2.7'],
  fix: 'none',
  examples: {
    bad: {
      'serve.py': `import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(payload: dict):
    return {"label": int(model.predict(pd.DataFrame([payload]))[0])}
`,
    },
    good: {
      'serve.py': `import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


class Person(BaseModel):
    age: float
    income: float


@app.post("/predict")
def predict(person: Person):
    return {"label": int(model.predict(pd.DataFrame([person.model_dump()]))[0])}
`,
    },
  },
  *check(python, { artifact }) {
    // Checked by hand against a model or a schema all the same.
    if (python.mentions('model_validate', 'parse_obj', 'TypeAdapter', 'jsonschema', 'pandera', 'marshmallow')) return;
    for (const handler of requestHandlers(python, artifact)) {
      if (handler.framework !== 'fastapi') continue;
      const inside = python.calls.filter((call) => standsIn(handler.definition, call));
      if (!inside.some((call) => USES.test(call.method) || call.callee === 'transformers.pipeline()')) continue;
      const found = untyped(handler, partText(artifact, handler.tree.part));
      if (found) yield finding(found.span, found.message);
    }
  },
});

function untyped({ tree, definition }: RequestHandler, text: string): { readonly span: Span; readonly message: string } | null {
  const { statement, base, part, annotations } = tree;
  const head = text.slice(definition.start, base + (statement.body[0]?.start ?? 0));
  for (const name of statement.parameters) {
    const annotation = annotations.get(name);
    if (annotation === undefined) continue;
    const at = new RegExp(`\\b${name}[ \\t]*:`).exec(head)?.index;
    if (at === undefined) continue;
    const span = { part, start: definition.start + at, end: definition.start + at + name.length };
    if (ANY.test(annotation) && !/\bDepends\(/.test(head.slice(at, at + 200)))
      return { span, message: `\`${name}: ${annotation}\` takes any JSON: nothing says which fields the model needs.` };
    const reads = new RegExp(`\\bawait\\s+${name}\\.json\\(\\)`).test(tree.code);
    if (/(?:^|\.)Request$/.test(annotation) && reads)
      return { span, message: `\`${name}.json()\` takes any JSON: nothing says which fields the model needs.` };
  }
  return null;
}

import type { Artifact } from '../../artifacts/artifact.js';
import type { PythonCode } from '../../artifacts/python.js';
import type { Expr, Stmt } from '../../artifacts/pythonTree.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { keywordOf, statementsIn } from '../shared/functionTree.js';
import { type RequestHandler, requestHandlers } from '../shared/requestHandlers.js';

export default defineRule({
  id: 'integration/error-with-status-200',
  consideration: 'integration/service-interface',
  reads: 'python',
  severity: 'warning',
  problem: 'A failed prediction is answered with status 200.',
  remedy: 'FastAPI: `raise HTTPException(status_code=500, ...)`; Flask: `return jsonify(...), 500`.',
  why: 'Callers, load balancers, retries and alarms all read the status, and count this failure as a success.',
  sources: [
    { title: 'FastAPI: handling errors', url: 'https://fastapi.tiangolo.com/tutorial/handling-errors/' },
    { title: 'Flask: about responses', url: 'https://flask.palletsprojects.com/en/stable/quickstart/#about-responses' },
    { title: 'RFC 9110: server error 5xx', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: {
      'serve.py': `import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    try:
        return jsonify(label=int(model.predict([[float(request.json["age"])]])[0]))
    except Exception:
        return jsonify({"error": "The prediction failed."})
`,
    },
    good: {
      'serve.py': `import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    try:
        return jsonify(label=int(model.predict([[float(request.json["age"])]])[0]))
    except Exception:
        return jsonify({"error": "The prediction failed."}), 500
`,
    },
  },
  *check(python, { artifact }) {
    for (const handler of requestHandlers(python, artifact)) {
      if (handler.framework === 'model server') continue;
      const { tree } = handler;
      for (const statement of statementsIn(tree.statement.body)) {
        if (statement.type !== 'try') continue;
        for (const { body } of statement.handlers) {
          const last = body[body.length - 1];
          const value = last && answer(last, tree.code);
          // `response.status_code = 500` before it.
          if (!last || !value || /\bstatus\b|status_code/.test(tree.code.slice(body[0]!.start, last.end))) continue;
          const object = value.type === 'call' ? jsonifiedDict(value, handler) : value;
          const key = object && errorKey(object);
          if (key === null || key === undefined) continue;
          const span = { part: tree.part, start: tree.base + last.start, end: tree.base + last.end };
          yield finding(
            span,
            'A failure is returned here like a result, with status 200.',
            fixes(handler, last, value, key, python, artifact),
          );
        }
      }
    }
  },
});

/** The one value that a `return` gives back. */
function answer(s: Stmt, code: string): Expr | null {
  return s.type === 'eval' && s.inner.length === 1 && keywordOf(s, code) === 'return' ? s.inner[0]! : null;
}

function jsonifiedDict(value: Extract<Expr, { type: 'call' }>, { framework, tree }: RequestHandler): Expr | null {
  if (framework !== 'flask' || tree.code.slice(value.callee.start, value.callee.end).split('.').pop() !== 'jsonify') return null;
  const [only] = value.args;
  if (only?.name === undefined) return only?.value ?? null;
  return value;
}

/** The value below `error` of a dictionary, or of `jsonify(error=...)`. */
function errorKey(e: Expr): Expr | null {
  if (e.type === 'dict') {
    const entry = e.entries.find(({ key }) => key.type === 'string' && /^(?:error|errors|exception)$/i.test(key.value));
    return entry?.value ?? null;
  }
  if (e.type !== 'call') return null;
  return e.args.find(({ name }) => name !== undefined && /^(?:error|errors|exception)$/i.test(name))?.value ?? null;
}

function fixes(
  { framework, tree }: RequestHandler,
  last: Stmt,
  value: Expr,
  error: Expr,
  python: PythonCode,
  artifact: Artifact,
): Fix[] {
  const { base, part, code } = tree;
  if (framework === 'flask') {
    const at = base + value.end;
    return [suggestedFix('Answer with status 500', { span: { part, start: at, end: at }, newText: ', 500' })];
  }
  const imported = python.imports.some(
    ({ module, name, alias }) => module === 'fastapi' && name === 'HTTPException' && alias === name,
  );
  if (!imported || artifact.parts[part] === undefined) return [];
  const newText = `raise HTTPException(status_code=500, detail=${code.slice(error.start, error.end)})`;
  return [suggestedFix('Answer with status 500', { span: { part, start: base + last.start, end: base + last.end }, newText })];
}

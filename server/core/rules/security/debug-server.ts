import { defineRule, finding, suggestedFix } from '../../rule.js';
import { hasProductionServer } from '../shared/productionServer.js';
import { argSpan, isBool, partText, removeArgumentEdit, stringOf } from '../shared/pythonCalls.js';

const RUNS = /^(?:flask\.(?:\w+\.)*Flask|dash\.(?:\w+\.)*Dash|quart\.(?:\w+\.)*Quart)\(\)\.(?:run|run_server)$/;
/** On purpose on one's own machine. */
const LOCAL = /^(?:localhost|127\.)/;
const APPS = /^(?:fastapi\.(?:\w+\.)*FastAPI|starlette\.(?:\w+\.)*Starlette)$/;

export default defineRule({
  id: 'security/debug-server',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'The service runs in debug mode.',
  remedy: 'Remove `debug=True`; switch it on from the command line on your own machine: `flask run --debug`.',
  why: 'The debugger shows code and variables to whoever causes an error, and lets them run Python in the service.',
  sources: [
    { title: 'Flask: debugging application errors', url: 'https://flask.palletsprojects.com/en/stable/debugging/' },
    { title: 'Werkzeug: debugging applications', url: 'https://werkzeug.palletsprojects.com/en/stable/debug/' },
    { title: 'Starlette: applications', url: 'https://www.starlette.io/applications/' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-489'],
  fix: 'suggested',
  // `app.run` is never reached there.
  settled: (_span, _artifact, project) => hasProductionServer(project),
  examples: {
    bad: {
      'serve.py': `import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(label=int(model.predict([[float(request.json["age"])]])[0]))


if __name__ == "__main__":
    app.run(port=8080, debug=True)
`,
    },
    good: {
      'serve.py': `import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(label=int(model.predict([[float(request.json["age"])]])[0]))


if __name__ == "__main__":
    app.run(port=8080)
`,
    },
  },
  *check(python, { artifact }) {
    // In a notebook the server lives as long as its author looks at it.
    if (python.form === 'notebook') return;
    for (const call of python.calls) {
      const arg = RUNS.test(call.callee)
        ? (call.arg('debug') ?? call.arg('debug', 2))
        : APPS.test(call.callee)
          ? call.arg('debug')
          : undefined;
      if (!isBool(arg, true) || LOCAL.test(stringOf(call.arg('host', 0)) ?? '')) continue;
      const edit = removeArgumentEdit(call, arg, partText(artifact, call.part));
      const message = RUNS.test(call.callee)
        ? '`debug=True` starts the debugger of Werkzeug, which runs any Python that is typed into it.'
        : '`debug=True` sends the stack trace of every error to the client.';
      yield finding(argSpan(call, arg), message, edit ? [suggestedFix('Remove `debug=True`', edit)] : []);
    }
  },
});

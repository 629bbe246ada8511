import { defineRule, finding } from '../../rule.js';
import { hasProductionServer } from '../shared/productionServer.js';
import { argSpan, stringOf } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'scalability/development-server',
  consideration: 'scalability/capacity',
  reads: 'python',
  severity: 'info',
  problem: 'The development server of Flask serves the model.',
  remedy: 'Start it with a server made for production: `gunicorn -w 4 module:app`.',
  why: 'Flask says itself that this server is not made to be secure, stable or efficient, and offers no workers.',
  sources: [{ title: 'Flask: deploying to production', url: 'https://flask.palletsprojects.com/en/stable/deploying/' }],
  standards: [],
  fix: 'none',
  // The server that is really used stands in another file.
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


app.run(host="0.0.0.0", port=8080)
`,
    },
    good: {
      'serve.py': `import joblib
from flask import Flask, jsonify, request
from waitress import serve

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(label=int(model.predict([[float(request.json["age"])]])[0]))


serve(app, port=8080)
`,
    },
  },
  *check(python) {
    if (python.form === 'notebook') return;
    for (const call of python.calls) {
      const host = /^flask\.(?:\w+\.)*Flask\(\)\.run$/.test(call.callee) ? call.arg('host', 0) : undefined;
      if (!host || !/^(?:0\.0\.0\.0|::)$/.test(stringOf(host) ?? '')) continue;
      yield finding(argSpan(call, host), '`app.run` opens the development server of Flask to every interface.');
    }
  },
});

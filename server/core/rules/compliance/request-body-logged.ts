import { defineRule, finding } from '../../rule.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { fedCalls } from '../shared/requestFlow.js';

const LOGS =
  /^(?:logging(?:\.getLogger\(\))?|loguru\.logger|structlog\.get_logger\(\)|flask\.Flask\(\)\.logger)\.(?:debug|info|warning|warn|error|critical|exception|log)$|^print$/;

export default defineRule({
  id: 'compliance/request-body-logged',
  consideration: 'compliance/data-protection',
  reads: 'python',
  severity: 'info',
  problem: 'The whole request is written to the log.',
  remedy: 'Log an id, the version of the model and the outcome; keep payloads where access and retention are ruled.',
  why: 'What people send to a model is often personal data, and a log keeps it for longer and shows it to more people than allowed.',
  sources: [
    { title: 'GDPR Art. 5: principles relating to processing', url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj' },
    { title: 'CWE-532: sensitive information in log files', url: 'https://cwe.mitre.org/data/definitions/532.html' },
  ],
  standards: ['GDPR Art. 5', 'CWE-532'],
  fix: 'none',
  examples: {
    bad: {
      'serve.py': `import logging

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")
logger = logging.getLogger(__name__)


@app.route("/predict", methods=["POST"])
def predict():
    payload = request.get_json()
    logger.info("request: %s", payload)
    return jsonify(label=int(model.predict([[float(payload["age"])]])[0]))
`,
    },
    good: {
      'serve.py': `import logging

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")
logger = logging.getLogger(__name__)


@app.route("/predict", methods=["POST"])
def predict():
    payload = request.get_json()
    logger.info("request with %d fields", len(payload))
    return jsonify(label=int(model.predict([[float(payload["age"])]])[0]))
`,
    },
  },
  *check(python, { artifact }) {
    for (const { call, fed } of fedCalls(python, artifact)) {
      if (!LOGS.test(call.callee) || !fed.some(({ sent }) => sent === 'whole')) continue;
      yield finding(
        calleeSpan(call, partText(artifact, call.part)),
        `\`${call.method}\` writes everything the client has sent${call.method === 'print' ? ' to the output of the service' : ' to the log'}.`,
      );
    }
  },
});

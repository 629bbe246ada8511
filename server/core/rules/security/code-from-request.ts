import type { PyCall } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { calleeSpan, isBool, partText, pathOfValue } from '../shared/pythonCalls.js';
import { fedCalls } from '../shared/requestFlow.js';

const EVALUATES = /^(?:eval|exec|builtins\.(?:eval|exec)|flask\.render_template_string|numexpr\.evaluate|pandas\.eval)$/;
const UNPICKLES = /^(?:_?pickle|cPickle|dill|cloudpickle|joblib|jsonpickle)\.(?:loads?|decode)$|^pandas\.read_pickle$/;

export default defineRule({
  id: 'security/code-from-request',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'error',
  problem: 'What a client sends is run as code.',
  remedy: 'Take data in a format that holds no code: JSON, Arrow, an image; check it against a schema.',
  why: 'Whoever can send a request can run their own code inside the service, with the model, its data and its credentials.',
  sources: [
    { title: 'Python: pickle', url: 'https://docs.python.org/3/library/pickle.html' },
    { title: 'Python: eval', url: 'https://docs.python.org/3/library/functions.html#eval' },
    { title: 'PyTorch: torch.load', url: 'https://docs.pytorch.org/docs/stable/generated/torch.load.html' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-94', 'CWE-502'],
  fix: 'none',
  examples: {
    bad: {
      'serve.py': `import pickle

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    features = pickle.loads(request.data)
    return jsonify(label=int(model.predict(features)[0]))
`,
    },
    good: {
      'serve.py': `import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    features = [[float(request.json["age"]), float(request.json["income"])]]
    return jsonify(label=int(model.predict(features)[0]))
`,
    },
  },
  *check(python, { artifact }) {
    for (const { call, fed } of fedCalls(python, artifact)) {
      const first = fed.find(({ arg }) => arg === call.args[0]);
      // The name of a file is a path, and no code by itself.
      if (!first || (first.sent !== 'upload' && first.sent !== 'whole' && !takesContent(call))) continue;
      const how = harm(call);
      if (how) yield finding(calleeSpan(call, partText(artifact, call.part)), `\`${call.callee}\` ${how}.`);
    }
  },
});

/** Whether the first argument is the content itself, and not the name of a file. */
function takesContent(call: PyCall): boolean {
  return EVALUATES.test(call.callee) || /\.(?:loads|decode)$/.test(call.callee) || wrapped(call) || /^yaml\./.test(call.callee);
}

function wrapped(call: PyCall): boolean {
  return /(?:^|\.)BytesIO\(\)$/.test(pathOfValue(call.args[0]?.value));
}

function harm(call: PyCall): string | null {
  if (call.callee === 'flask.render_template_string') return 'runs what a client sends as a template';
  if (EVALUATES.test(call.callee)) return 'runs what a client sends as Python';
  if (UNPICKLES.test(call.callee)) return 'unpickles what a client sends, which runs the code in it';
  if (call.callee === 'torch.load' && isBool(call.arg('weights_only'), false))
    return 'unpickles what a client sends, which runs the code in it';
  if (call.callee === 'numpy.load' && isBool(call.arg('allow_pickle', 2), true))
    return 'unpickles what a client sends, which runs the code in it';
  const unsafe = /^yaml\.(?:unsafe_load|unsafe_load_all)$/.test(call.callee);
  const loader = /^yaml\.load(?:_all)?$/.test(call.callee) ? pathOfValue(call.arg('Loader', 1)?.value) : '';
  return unsafe || /^yaml\.(?:Unsafe|C)?Loader$|^yaml\.CUnsafeLoader$/.test(loader)
    ? 'makes any Python object that a client asks for'
    : null;
}

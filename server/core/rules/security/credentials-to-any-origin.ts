import type { PyArg, PyCall, PyValue } from '../../artifacts/python.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { argSpan, calleeSpan, isBool, partText, removeArgumentEdit } from '../shared/pythonCalls.js';

const MIDDLEWARE = /^(?:fastapi|starlette)\.middleware\.cors\.CORSMiddleware$/;

export default defineRule({
  id: 'security/credentials-to-any-origin',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'Pages of any website can call the service with the credentials of whoever looks at them.',
  remedy: 'List the origins that need it, or leave credentials out.',
  why: 'A foreign page calls the model in the name of a signed-in user and reads the answer.',
  sources: [
    { title: 'FastAPI: CORS', url: 'https://fastapi.tiangolo.com/tutorial/cors/' },
    { title: 'Starlette: CORSMiddleware', url: 'https://www.starlette.io/middleware/#corsmiddleware' },
    { title: 'Flask-CORS: API', url: 'https://flask-cors.readthedocs.io/en/latest/api.html' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-942'],
  fix: 'suggested',
  examples: {
    bad: {
      'serve.py': `import joblib
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_credentials=True,
)
model = joblib.load("model.joblib")
`,
    },
    good: {
      'serve.py': `import joblib
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=["https://app.example.org"],
    allow_credentials=True,
)
model = joblib.load("model.joblib")
`,
    },
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      const found = starlette(call) ?? flask(call);
      if (!found) continue;
      const edit = removeArgumentEdit(call, found, partText(artifact, call.part));
      yield finding(
        found ? argSpan(call, found) : calleeSpan(call, partText(artifact, call.part)),
        `\`${found.name}=True\` beside origin \`*\` lets every website use the credentials of its visitors.`,
        edit ? [suggestedFix('Leave credentials out', edit)] : [],
      );
    }
  },
});

function starlette(call: PyCall): PyArg | null {
  const isMiddleware =
    (call.method === 'add_middleware' && isCors(call.args[0]?.value)) ||
    MIDDLEWARE.test(call.callee) ||
    (/^starlette\.middleware\.Middleware$/.test(call.callee) && isCors(call.args[0]?.value));
  const credentials = call.arg('allow_credentials');
  const origins = call.arg('allow_origins')?.value;
  const pattern = call.arg('allow_origin_regex')?.value;
  const all = isAll(origins) || (pattern?.kind === 'string' && /^\^?\.\*\$?$/.test(pattern.value));
  return isMiddleware && all && isBool(credentials, true) ? credentials : null;
}

/** Flask-CORS allows every origin unless told otherwise. */
function flask(call: PyCall): PyArg | null {
  if (!/^flask_cors\.(?:\w+\.)*(?:CORS|cross_origin)$/.test(call.callee) || call.hasStarArgs) return null;
  const credentials = call.arg('supports_credentials');
  const origins = call.arg('origins')?.value;
  if (!isBool(credentials, true) || call.arg('resources')) return null;
  return origins === undefined || isAll(origins) ? credentials : null;
}

function isCors(value: PyValue | undefined): boolean {
  return value?.kind === 'name' && MIDDLEWARE.test(value.name);
}

function isAll(value: PyValue | undefined): boolean {
  if (value?.kind === 'string') return value.value === '*';
  return value?.kind === 'list' && value.items.some((item) => item.kind === 'string' && item.value === '*');
}

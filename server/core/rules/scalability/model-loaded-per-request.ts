import type { Artifact } from '../../artifacts/artifact.js';
import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { functionTree } from '../shared/functionTree.js';
import { isConditional, isModelLoad } from '../shared/modelLoads.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { type RequestHandler, requestHandlers, standsIn } from '../shared/requestHandlers.js';

export default defineRule({
  id: 'scalability/model-loaded-per-request',
  consideration: 'scalability/capacity',
  reads: 'python',
  severity: 'warning',
  problem: 'The model is loaded anew for every request.',
  remedy: 'Load it once when the service starts, and let the handler use it.',
  why: 'Every request waits for the weights to be read, and as many copies lie in memory as requests are under way.',
  sources: [
    { title: 'FastAPI: lifespan events', url: 'https://fastapi.tiangolo.com/advanced/events/' },
    { title: 'LitServe: LitAPI.setup', url: 'https://lightning.ai/docs/litserve/api-reference/litapi' },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: {
      'serve.py': `import joblib
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(age: float, income: float):
    model = joblib.load("model.joblib")
    return {"label": int(model.predict([[age, income]])[0])}
`,
    },
    good: {
      'serve.py': `import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(age: float, income: float):
    return {"label": int(model.predict([[age, income]])[0])}
`,
    },
  },
  *check(python, { artifact }) {
    for (const handler of requestHandlers(python, artifact)) {
      const { name } = handler.definition;
      const load = python.calls.find(
        (call) => standsIn(handler.definition, call) && isModelLoad(call) && isPlain(handler, call, artifact),
      );
      if (load) {
        yield finding(
          calleeSpan(load, partText(artifact, load.part)),
          `\`${load.callee}\` loads the model in every call of \`${name}\`.`,
        );
        continue;
      }
      const helper = python.calls.find(
        (call) =>
          standsIn(handler.definition, call) && !isConditional(handler.tree, call.start) && loadsEachTime(call, python, artifact),
      );
      if (helper)
        yield finding(
          calleeSpan(helper, partText(artifact, helper.part)),
          `\`${helper.method}\` loads the model anew in every call of \`${name}\`.`,
        );
    }
  },
});

/** Loaded in any case, and always the same: a model that the request names is another matter. */
function isPlain({ tree }: RequestHandler, call: PyCall, artifact: Artifact): boolean {
  // Without its literals: `"model.joblib"` names no variable.
  const written = partText(artifact, call.part)
    .slice(call.argsStart, call.argsEnd)
    .replace(/(?<![fF])(?:"[^"\n]*"|'[^'\n]*')/g, '');
  const own = tree.statement.locals.filter((name) => name !== 'self' && !/^(?:f|file|fh|handle)$/.test(name));
  return !isConditional(tree, call.start) && !own.some((name) => new RegExp(`\\b${name}\\b(?!\\s*=[^=])`).test(written));
}

/** A function of this file, called by its name, that loads a model whenever it is called and keeps nothing. */
function loadsEachTime(call: PyCall, python: PythonCode, artifact: Artifact): boolean {
  if (!/^\?\w+$/.test(call.callee) || call.args.length > 0 || call.hasStarArgs) return false;
  const owners = python.definitions.filter((each) => each.kind === 'function' && each.name === call.method);
  const [owner] = owners;
  if (!owner?.topLevel || owners.length > 1) return false;
  const tree = functionTree(owner, partText(artifact, owner.part));
  // A decorator can be a cache, and what is declared `global` is kept.
  if (!tree || tree.statement.decorators > 0 || tree.statement.outer.length > 0) return false;
  return python.calls.some((each) => standsIn(owner, each) && isModelLoad(each) && !isConditional(tree, each.start));
}

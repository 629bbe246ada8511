import type { Artifact } from '../../artifacts/artifact.js';
import type { PyCall } from '../../artifacts/python.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { argSpan, argValueEdit, partText, pathOfValue } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'scalability/uvicorn-needs-import-string',
  consideration: 'scalability/capacity',
  reads: 'python',
  severity: 'error',
  problem: 'Uvicorn refuses to start.',
  remedy: 'Name the application as text, `"module:app"`, or leave `workers` and `reload` out.',
  why: 'Each worker is a process that imports the application by its name; an object cannot be handed over, and Uvicorn exits.',
  sources: [
    { title: 'Uvicorn: settings', url: 'https://www.uvicorn.org/settings/' },
    { title: 'Uvicorn: deployment', url: 'https://www.uvicorn.org/deployment/' },
    { title: 'Uvicorn: main.py', url: 'https://github.com/encode/uvicorn/blob/master/uvicorn/main.py' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: {
      'serve.py': `import joblib
import uvicorn
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")

if __name__ == "__main__":
    uvicorn.run(app, port=8080, workers=4)
`,
    },
    good: {
      'serve.py': `import joblib
import uvicorn
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")

if __name__ == "__main__":
    uvicorn.run("serve:app", port=8080, workers=4)
`,
    },
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      const app = call.callee === 'uvicorn.run' ? call.arg('app', 0) : undefined;
      if (!app || !/^(?:fastapi|starlette|litestar|quart)\.(?:\w+\.)*[A-Z]\w*\(\)$/.test(pathOfValue(app.value))) continue;
      const option = needsName(call);
      if (!option) continue;
      yield finding(
        argSpan(call, app),
        `With \`${option}\` Uvicorn takes the application by its name only, and exits.`,
        nameFix(call, artifact),
      );
    }
  },
});

function needsName(call: PyCall): string | null {
  const workers = call.arg('workers')?.value;
  if (workers?.kind === 'number' && workers.value > 1) return `workers=${workers.value}`;
  const reload = call.arg('reload')?.value;
  return reload?.kind === 'bool' && reload.value ? 'reload=True' : null;
}

/** The name that the module has when the script is run from its own folder. */
function nameFix(call: PyCall, artifact: Artifact): Fix[] {
  const app = call.arg('app', 0)!;
  const written = partText(artifact, call.part).slice(app.valueStart, app.end);
  const module = /\/([A-Za-z_]\w*)\.py$/.exec(artifact.uri)?.[1];
  if (artifact.kind !== 'python-script' || module === undefined || !/^[A-Za-z_]\w*$/.test(written)) return [];
  return [suggestedFix(`Name it \`"${module}:${written}"\``, argValueEdit(call, app, `"${module}:${written}"`))];
}

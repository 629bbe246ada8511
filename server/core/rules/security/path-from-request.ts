import type { PyArg } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { calleeSpan, partText, pathOfValue } from '../shared/pythonCalls.js';
import { fedCalls, type Sent } from '../shared/requestFlow.js';

/** Calls that open the file that an argument names. */
const OPENS =
  /^(?:(?:io\.|codecs\.)?open|(?:gzip|bz2|lzma)\.open|os\.(?:remove|unlink|listdir|makedirs|rename)|shutil\.(?:copy|copyfile|move|rmtree|copyfileobj)|flask\.send_file|(?:fastapi|starlette)\.responses\.FileResponse|torch\.(?:jit\.)?load|joblib\.(?:load|dump)|numpy\.load|pandas\.read_\w+|PIL\.Image\.open|cv2\.im(?:read|write)|(?:tensorflow\.)?keras\.models\.load_model|mlflow\.\w+\.load_model|onnxruntime\.InferenceSession|soundfile\.read|librosa\.load)$/;
const PATH_METHODS = /^(?:\?|pathlib\.(?:Pure)?(?:Posix)?Path\(\))\.(?:open|read_text|read_bytes|write_text|write_bytes|unlink)$/;
const PATH_ARGUMENTS =
  /^(?:file|path|filename|filename_or_fp|path_or_file|filepath_or_buffer|filepath|f|fp|src|dst|model_uri|path_or_bytes)$/;

export default defineRule({
  id: 'security/path-from-request',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'A file is opened under a name that the client chooses.',
  remedy: 'Look the name up among those that are allowed, or keep its last part only: `Path(name).name`.',
  why: 'With `../` in the name a client reads, writes or loads files outside the folder: keys, other models, the code itself.',
  sources: [
    { title: 'CWE-22: path traversal', url: 'https://cwe.mitre.org/data/definitions/22.html' },
    { title: 'Flask: uploading files', url: 'https://flask.palletsprojects.com/en/stable/patterns/fileuploads/' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-22'],
  fix: 'none',
  examples: {
    bad: {
      'serve.py': `import joblib
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(model_name: str, age: float):
    model = joblib.load(f"models/{model_name}.joblib")
    return {"label": int(model.predict([[age]])[0])}
`,
    },
    good: {
      'serve.py': `import joblib
from fastapi import FastAPI, HTTPException

app = FastAPI()
MODELS = {name: joblib.load(f"models/{name}.joblib") for name in ("income", "churn")}


@app.post("/predict")
def predict(model_name: str, age: float):
    if model_name not in MODELS:
        raise HTTPException(status_code=404)
    return {"label": int(MODELS[model_name].predict([[age]])[0])}
`,
    },
  },
  *check(python, { artifact }) {
    for (const { call, fed, receiver } of fedCalls(python, artifact)) {
      const opens = OPENS.test(call.callee) && fed.some(({ arg, sent }) => chooses(sent) && isPath(arg, call.args));
      const saves =
        call.method === 'save' && receiver === 'upload' && fed.some(({ arg, sent }) => chooses(sent) && arg === call.args[0]);
      if (!opens && !saves && !(PATH_METHODS.test(call.callee) && chooses(receiver))) continue;
      yield finding(
        calleeSpan(call, partText(artifact, call.part)),
        `\`${saves ? 'save' : PATH_METHODS.test(call.callee) ? call.method : call.callee}\` takes a path out of the request, unchecked.`,
      );
    }
  },
});

/** One segment of the address holds no slash. */
function chooses(sent: Sent | null): boolean {
  return sent === 'text' || sent === 'tail';
}

/** The first two arguments by position, or one that is named as a path. */
function isPath(arg: PyArg, args: readonly PyArg[]): boolean {
  return arg.name === undefined ? args.indexOf(arg) < 2 && !isContent(arg) : PATH_ARGUMENTS.test(arg.name);
}

/** `BytesIO(body)`: the content, and not the name. */
function isContent({ value }: PyArg): boolean {
  return /(?:^|\.)(?:BytesIO|StringIO|b64decode)\(\)$/.test(pathOfValue(value));
}

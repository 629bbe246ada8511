import { defineRule, finding } from '../../rule.js';
import { calleeSpan, isBool, partText } from '../shared/pythonCalls.js';
import { fedCalls } from '../shared/requestFlow.js';

const SHELLS =
  /^(?:os\.(?:system|popen)|subprocess\.(?:getoutput|getstatusoutput)|commands\.getoutput|asyncio\.create_subprocess_shell)$/;
const RUNNERS = /^subprocess\.(?:run|call|check_call|check_output|Popen)$/;

export default defineRule({
  id: 'security/shell-from-request',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'error',
  problem: 'A value of the request becomes part of a shell command.',
  remedy: 'Call the program with a list of arguments and no shell, after a check of the value against what is allowed.',
  why: 'Whoever can send a request can run any command on the machine that serves the model.',
  sources: [
    {
      title: 'Python: subprocess, security considerations',
      url: 'https://docs.python.org/3/library/subprocess.html#security-considerations',
    },
    { title: 'CWE-78: OS command injection', url: 'https://cwe.mitre.org/data/definitions/78.html' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-78'],
  fix: 'none',
  examples: {
    bad: {
      'serve.py': `import os

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/convert")
def convert(name: str):
    os.system(f"ffmpeg -i uploads/{name} audio.wav")
    return {"label": int(model.predict([[0]])[0])}
`,
    },
    good: {
      'serve.py': `import subprocess

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/convert")
def convert(name: str):
    subprocess.run(["ffmpeg", "-i", f"uploads/{name}", "audio.wav"], check=True)
    return {"label": int(model.predict([[0]])[0])}
`,
    },
  },
  *check(python, { artifact }) {
    for (const { call, fed } of fedCalls(python, artifact)) {
      const shell = SHELLS.test(call.callee) || (RUNNERS.test(call.callee) && isBool(call.arg('shell'), true));
      const command = call.arg('args', 0) ?? call.arg('cmd', 0) ?? call.arg('command', 0);
      if (!shell || !fed.some(({ arg }) => arg === command)) continue;
      yield finding(
        calleeSpan(call, partText(artifact, call.part)),
        `\`${call.callee}\` hands text of the request to a shell, which runs whatever commands stand in it.`,
      );
    }
  },
});

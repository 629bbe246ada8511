import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { pathAccess, pickleLoadOf } from '../shared/pickles.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';

/** A place outside the project: a mounted volume, a shared disk, somebody's home. */
const OUTSIDE = /^(?:\/|~|\\\\|[A-Za-z]:\\|(?:s3|gs|abfss?|wasbs?):\/\/)/;

export default defineRule({
  id: 'security/pickle-load',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'info',
  problem: 'A pickle is loaded that this code did not write.',
  remedy: "Keep the model in a format that holds data only (safetensors, skops, ONNX, the library's own), tables in Parquet.",
  why: 'Loading a pickle runs the code in it, so whoever can replace the file can run code in your name.',
  sources: [
    { title: 'Python: pickle', url: 'https://docs.python.org/3/library/pickle.html' },
    { title: 'scikit-learn: model persistence', url: 'https://scikit-learn.org/stable/model_persistence.html' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP ML06:2023', 'CWE-502'],
  fix: 'none',
  examples: {
    bad: notebookExample('import joblib\n\nmodel = joblib.load("/models/income.joblib")\n'),
    good: notebookExample('import joblib\n\njoblib.dump(model, "income.joblib")\nmodel = joblib.load("income.joblib")\n'),
  },
  *check(python, { artifact }) {
    const loads = python.calls.flatMap((call) => {
      const load = pickleLoadOf(call);
      return load && !load.downloaded && !load.roundTrip ? [{ call, path: load.path ?? openedBefore(python, call) }] : [];
    });
    if (loads.length === 0) return;
    const accesses = python.calls.map(pathAccess).filter((access) => access?.writes);
    const own = new Set(accesses.map((access) => access?.path));
    const told = new Set<string>();
    for (const { call, path } of loads) {
      // A path that is put together can be one that is written here.
      // A script that scores with the model of its own project has nowhere else to take it from.
      if (python.form === 'script' && !(path !== undefined && OUTSIDE.test(path))) continue;
      if (own.has(path) || (path === undefined && own.size > 0) || (path !== undefined && told.has(path))) continue;
      if (path !== undefined) told.add(path);
      const what = path === undefined ? 'A pickle' : `\`${path}\``;
      const name = call.callee.startsWith('pandas.') ? 'read_pickle' : `${call.callee}`;
      yield finding(
        calleeSpan(call, partText(artifact, call.part)),
        `${what} is unpickled by \`${name}\`, and this ${python.form} did not write it.`,
      );
    }
  },
});

/** Of `with open(path) as f: load(f)` the path: the last file opened for reading before the call, in its cell. */
function openedBefore(python: PythonCode, load: PyCall): string | undefined {
  let path: string | undefined;
  for (const call of python.calls) {
    if (call.part !== load.part || call.start > load.start) continue;
    const access = pathAccess(call);
    if (access && !access.writes) path = access.path;
  }
  return path;
}

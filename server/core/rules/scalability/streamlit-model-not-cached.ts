import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { isModelLoad } from '../shared/modelLoads.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { standsIn } from '../shared/requestHandlers.js';

export default defineRule({
  id: 'scalability/streamlit-model-not-cached',
  consideration: 'scalability/capacity',
  reads: 'python',
  severity: 'warning',
  problem: 'A Streamlit app loads its model again at every click.',
  remedy: 'Load it in a function with `@st.cache_resource`.',
  why: 'Streamlit runs the whole script again at each interaction of each visitor: everyone waits, and memory fills with copies.',
  sources: [
    { title: 'Streamlit: caching', url: 'https://docs.streamlit.io/develop/concepts/architecture/caching' },
    {
      title: 'Streamlit: st.cache_resource',
      url: 'https://docs.streamlit.io/develop/api-reference/caching-and-state/st.cache_resource',
    },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: {
      'app.py': `import joblib
import streamlit as st

model = joblib.load("model.joblib")
age = st.slider("Age", 18, 99)
st.write(model.predict([[age]]))
`,
    },
    good: {
      'app.py': `import joblib
import streamlit as st


@st.cache_resource
def load():
    return joblib.load("model.joblib")


age = st.slider("Age", 18, 99)
st.write(load().predict([[age]]))
`,
    },
  },
  *check(python, { artifact }) {
    if (python.form === 'notebook' || python.mentions('session_state')) return;
    if (!python.calls.some(({ callee }) => /^streamlit\.\w+$/.test(callee))) return;
    const load = python.calls.find((call) => isModelLoad(call) && !isKept(call, python));
    if (!load) return;
    yield finding(
      calleeSpan(load, partText(artifact, load.part)),
      `\`${load.callee}\` loads the model again at every interaction with the page.`,
    );
  },
});

/** In a function that is decorated, or wrapped elsewhere, or that is never seen to be called from the script itself. */
function isKept(call: PyCall, python: PythonCode): boolean {
  const around = python.definitions.filter((each) => standsIn(each, call));
  if (around.length === 0) return false;
  const [outer] = around;
  if (around.length > 1 || outer!.kind !== 'function' || !outer!.topLevel) return true;
  if (outer!.decorators.length > 0 || /^@/.test(outer!.name)) return true;
  const calls = python.calls.filter((each) => each.callee === `?${outer!.name}`);
  const called = calls.some((each) => !python.definitions.some((definition) => standsIn(definition, each)));
  const handedOn = python.calls.some((each) =>
    each.args.some(({ value }) => value.kind === 'name' && value.name === `?${outer!.name}`),
  );
  return !called || handedOn;
}

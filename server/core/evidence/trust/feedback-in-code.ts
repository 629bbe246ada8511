import type { PyCall } from '../../artifacts/python.js';
import { defineDetector, evidence } from '../../rule.js';
import { callPlace, libraryUse } from '../shared/libraryUse.js';

/** Controls by which the people before the screen say what they make of an answer. */
const COUNTS = /^(?:streamlit\.feedback|streamlit_feedback\.streamlit_feedback|gradio\.(?:\w+\.)*Chatbot\(\)\.like)$/;

/**
 * The default of Gradio's flag button is not counted: nobody chose it. What logs assessments (`mlflow.log_feedback`,
 * LangSmith's `create_feedback`) serves judges that are programs as well.
 * Sources: https://docs.streamlit.io/develop/api-reference/widgets/st.feedback, https://www.gradio.app/guides/using-flagging
 */
export default defineDetector({
  considerations: ['trust/user-involvement'],
  what: 'feedback of users asked for in a notebook or script (Streamlit feedback, Gradio flagging by hand, likes of a chat)',
  reads: 'python',
  *find(python) {
    yield* libraryUse(python, 'trust/user-involvement', COUNTS);
    const flagged = python.calls.find(isFlaggedByHand);
    if (flagged) yield evidence('trust/user-involvement', callPlace(flagged), `Gradio flagging by hand in a ${python.form}`);
  },
});

function isFlaggedByHand(call: PyCall): boolean {
  if (!/^gradio\.(?:\w+\.)*(?:Interface|ChatInterface)$/.test(call.callee)) return false;
  // Named `allow_flagging` before Gradio 5.
  const mode = (call.arg('flagging_mode') ?? call.arg('allow_flagging'))?.value;
  return mode?.kind === 'string' && mode.value === 'manual';
}

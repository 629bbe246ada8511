import type { PythonCode } from '../../artifacts/python.js';
import { notebookFacts } from '../../facts/notebookFacts.js';

const TUNERS =
  /^(?:(?:transformers|trl|sentence_transformers|setfit|unsloth)\.(?:[\w.]*\.)?\w*Trainer\(\)\.train|sentence_transformers\.SentenceTransformer\(\)\.fit)$/;

/** The code trains a model of the Hub further, or puts an adapter on one; a classifier upon its embeddings is another thing. */
export function tunesModel(python: PythonCode): boolean {
  return notebookFacts(python).adapts || python.calls.some(({ callee }) => TUNERS.test(callee));
}

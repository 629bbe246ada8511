import type { PyCall } from '../../artifacts/python.js';
import type { Stmt } from '../../artifacts/pythonTree.js';
import { blocksOf, type FunctionTree, statementsIn } from './functionTree.js';

/** Calls that read weights into memory, which takes from a tenth of a second to minutes. */
const LOADS =
  /^(?:(?:transformers|diffusers|peft|optimum|sentence_transformers|setfit|unsloth)\.(?!(?:[\w.]*(?:Tokenizer|Config|Processor|FeatureExtractor|Scheduler)\w*)\.)[\w.]+\.from_pretrained|transformers\.pipeline|sentence_transformers\.(?:SentenceTransformer|CrossEncoder)|torch\.(?:jit\.)?load|(?:tensorflow\.)?(?:tf_)?keras\.(?:models|saving)\.load_model|tensorflow\.saved_model\.load|joblib\.load|skops\.io\.load|mlflow\.\w+\.load_model|onnxruntime\.InferenceSession|spacy\.load|fasttext\.load_model|whisper\.load_model|faster_whisper\.WhisperModel|llama_cpp\.Llama|ultralytics\.YOLO|vllm\.LLM|timm\.create_model|(?:pickle|cloudpickle|dill)\.load)$/;

/** Whether a call reads a model into memory. */
export function isModelLoad(call: PyCall): boolean {
  return LOADS.test(call.callee);
}

/** Whether a place of a function (an offset of the part) is reached under a condition only, or after an early return. */
export function isConditional(tree: FunctionTree, at: number): boolean {
  return within(tree.statement.body, at - tree.base, false);
}

function within(block: readonly Stmt[], at: number, conditional: boolean): boolean {
  for (const statement of block) {
    if (statement.start <= at && at < statement.end) {
      const inside = conditional || statement.type === 'branch' || statement.type === 'match' || statement.type === 'function';
      return blocksOf(statement).reduce((found, inner) => found || (holds(inner, at) && within(inner, at, inside)), conditional || (inside && !inTest(statement, at)));
    }
    // `if cached: return cached` before it.
    if (statement.type === 'branch' && [...statementsIn([statement])].some((each) => each.type === 'eval')) conditional ||= returns(statement);
  }
  return conditional;
}

function holds(block: readonly Stmt[], at: number): boolean {
  return block.some((statement) => statement.start <= at && at < statement.end);
}

function inTest(statement: Stmt, at: number): boolean {
  return statement.type === 'branch' && statement.tests.some((test) => test.start <= at && at < test.end);
}

/** A branch that can leave the function with a value; what it raises does not count. */
function returns(statement: Extract<Stmt, { type: 'branch' }>): boolean {
  return statement.bodies.some((body) => body.some((each) => each.type === 'eval' && each.inner[0]?.type === 'name'));
}

import type { PyCall } from '../../artifacts/python.js';
import type { Block, Stmt } from '../../artifacts/pythonTree.js';
import { blocksOf, type FunctionTree } from './functionTree.js';

/** Calls that read weights into memory, which takes from a tenth of a second to minutes. */
const LOADS =
  /^(?:(?:transformers|diffusers|peft|optimum|sentence_transformers|setfit|unsloth)\.(?!(?:[\w.]*(?:Tokenizer|Config|Processor|FeatureExtractor|Scheduler)\w*)\.)[\w.]+\.from_pretrained|transformers\.pipeline|sentence_transformers\.(?:SentenceTransformer|CrossEncoder)|torch\.(?:jit\.)?load|(?:tensorflow\.)?(?:tf_)?keras\.(?:models|saving)\.load_model|tensorflow\.saved_model\.load|joblib\.load|skops\.io\.load|mlflow\.\w+\.load_model|onnxruntime\.InferenceSession|spacy\.load|fasttext\.load_model|whisper\.load_model|faster_whisper\.WhisperModel|llama_cpp\.Llama|ultralytics\.YOLO|vllm\.LLM|timm\.create_model|(?:pickle|cloudpickle|dill)\.load)$/;

/** Whether a call reads a model into memory. */
export function isModelLoad(call: PyCall): boolean {
  return LOADS.test(call.callee);
}

/** Whether a place of a function (an offset of the part) is reached under a condition only, or behind an early return. */
export function isConditional(tree: FunctionTree, at: number): boolean {
  return isGuarded(tree.statement.body, at - tree.base);
}

function isGuarded(block: Block, at: number): boolean {
  let left = false;
  for (const statement of block) {
    if (statement.end <= at) left ||= statement.type === 'branch' && returnsName(statement);
    else if (statement.start > at) break;
    else if (left || statement.type === 'function' || statement.type === 'class' || statement.type === 'match') return true;
    else if (statement.type === 'branch') return !statement.tests.some((test) => test.start <= at && at < test.end);
    else if (statement.type === 'try' && statement.handlers.some(({ body }) => holds(body, at))) return true;
    else return blocksOf(statement).some((inner) => holds(inner, at) && isGuarded(inner, at));
  }
  return left;
}

function holds(block: Block, at: number): boolean {
  return block.some((statement) => statement.start <= at && at < statement.end);
}

/** `if cached: return cached`: the function ends with what is there already. */
function returnsName(statement: Extract<Stmt, { type: 'branch' }>): boolean {
  return statement.bodies.some((body) => body.some((each) => each.type === 'eval' && each.inner[0]?.type === 'name'));
}

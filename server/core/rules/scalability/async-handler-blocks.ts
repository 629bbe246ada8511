import type { Artifact } from '../../artifacts/artifact.js';
import type { PyCall } from '../../artifacts/python.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { type RequestHandler, requestHandlers, standsIn } from '../shared/requestHandlers.js';

/** Calls that hold their thread for long: a model that computes, a request to elsewhere, a wait. */
const BLOCKS =
  /^(?:time\.sleep|requests\.(?:get|post|put|delete|request)|urllib\.request\.urlopen|transformers\.pipeline\(\)|transformers\.\w+\.from_pretrained\(\)(?:\.(?:to|eval|cuda|half)\(\))*(?:\.generate)?|diffusers\.\w+\.from_pretrained\(\)(?:\.to\(\))?|(?:tensorflow\.)?keras\.(?:models|saving)\.load_model\(\)(?:\.predict)?|sentence_transformers\.(?:SentenceTransformer\(\)\.encode|CrossEncoder\(\)\.predict)|onnxruntime\.InferenceSession\(\)\.run|torch\.(?:jit\.)?load\(\)(?:\.(?:to|eval|cuda)\(\))*|openai\.(?:Azure)?OpenAI\(\)\.[\w.]+\.create|anthropic\.Anthropic\(\)\.[\w.]+\.create|vllm\.LLM\(\)\.(?:generate|chat)|llama_cpp\.Llama\(\)(?:\.create_chat_completion)?|ultralytics\.YOLO\(\)(?:\.predict)?|whisper\.load_model\(\)\.transcribe|mlflow\.pyfunc\.load_model\(\)\.predict)$/;
/** Tokenizers and processors are quick. */
const QUICK = /(?:Tokenizer|Processor|FeatureExtractor|Config)\w*\.from_pretrained/;

export default defineRule({
  id: 'scalability/async-handler-blocks',
  consideration: 'scalability/capacity',
  reads: 'python',
  severity: 'warning',
  problem: 'A blocking call stands in an `async` handler.',
  remedy: 'Write `def` instead of `async def`, or hand the call to a thread: `await run_in_threadpool(...)`.',
  why: 'While it runs the service answers nobody else, health probes included, so it stalls and is restarted under load.',
  sources: [
    { title: 'FastAPI: concurrency and async / await', url: 'https://fastapi.tiangolo.com/async/' },
    { title: 'Starlette: thread pool', url: 'https://www.starlette.io/threadpool/' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: {
      'serve.py': `from fastapi import FastAPI
from transformers import pipeline

app = FastAPI()
classify = pipeline("text-classification", model="./model")


@app.post("/classify")
async def classify_text(text: str):
    return classify(text)
`,
    },
    good: {
      'serve.py': `from fastapi import FastAPI
from transformers import pipeline

app = FastAPI()
classify = pipeline("text-classification", model="./model")


@app.post("/classify")
def classify_text(text: str):
    return classify(text)
`,
    },
  },
  *check(python, { artifact }) {
    for (const handler of requestHandlers(python, artifact)) {
      if (handler.framework !== 'fastapi' || !handler.tree.isAsync) continue;
      const call = python.calls.find(
        (each) =>
          standsIn(handler.definition, each) &&
          BLOCKS.test(each.callee) &&
          !QUICK.test(each.callee) &&
          !isElsewhere(each, handler, artifact),
      );
      if (!call) continue;
      const text = partText(artifact, call.part);
      const name = text.slice(call.start, call.calleeEnd);
      yield finding(
        calleeSpan(call, text),
        `\`${/\n/.test(name) ? call.method : name}\` blocks: until it is done this service answers no other request.`,
        syncFix(handler),
      );
    }
  },
});

/** In a function or lambda inside the handler, which something else can run in a thread; or awaited after all. */
function isElsewhere(call: PyCall, { tree }: RequestHandler, artifact: Artifact): boolean {
  const text = partText(artifact, call.part);
  const before = text.slice(tree.base + (tree.statement.body[0]?.start ?? 0), call.start);
  return /\bawait\s+$/.test(before) || /\blambda\b[^\n]*$/.test(before) || /^[ \t]+(?:async[ \t]+)?def[ \t]/m.test(before);
}

/** `def` for `async def`, where nothing inside needs the loop. */
function syncFix({ tree }: RequestHandler): Fix[] {
  const { code, statement, base, part } = tree;
  const body = code.slice(statement.body[0]?.start ?? 0);
  const match = new RegExp(`(?<=^|\\n)([ \\t]*)async[ \\t]+(?=def[ \\t]+${statement.name}\\b)`).exec(code);
  if (!match || /\b(?:await|async|asyncio)\b/.test(body)) return [];
  const start = base + match.index + match[1]!.length;
  return [
    suggestedFix('Let it run in a thread: `def`', {
      span: { part, start, end: base + match.index + match[0].length },
      newText: '',
    }),
  ];
}

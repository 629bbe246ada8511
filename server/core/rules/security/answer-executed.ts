import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, isBool, partText, pathOfValue } from '../shared/pythonCalls.js';

const DOWNLOADS =
  /^(?:requests\.(?:get|post)|requests\.[Ss]ession\(\)\.get|httpx\.get|urllib\.request\.urlopen)\(\)(?:\.__enter__\(\))?\./;
const ANSWERS =
  /^(?:openai\.(?:(?:Azure|Async|AsyncAzure)?OpenAI\(\)\.|ChatCompletion\.|Completion\.)|anthropic\.(?:Async)?Anthropic\(\)\.|litellm\.completion\(\)|ollama\.(?:chat|generate)\(\)|google\.(?:generativeai|genai)\.|mistralai\.|cohere\.|transformers\.pipeline\(\)\(\)|langchain\w*\.[\w.]+\(\)\.(?:invoke|predict|run)\(\)|vllm\.LLM\(\)\.generate\(\))/;

export default defineRule({
  id: 'security/answer-executed',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'Text from outside is run as code.',
  remedy: 'Read it as data: `json.loads`, `ast.literal_eval` or a schema; run code of a model in a sandbox only.',
  why: 'The author of that text, or of anything the language model has read, decides what runs here in your name.',
  sources: [
    { title: 'Python: eval', url: 'https://docs.python.org/3/library/functions.html#eval' },
    {
      title: 'OWASP LLM05:2025: improper output handling',
      url: 'https://genai.owasp.org/llmrisk/llm052025-improper-output-handling/',
    },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM05:2025', 'CWE-95'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'import pandas as pd\nfrom openai import OpenAI\n\nclient = OpenAI()\nreply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, max_tokens=200)\nrows = pd.DataFrame(eval(reply.choices[0].message.content))\n',
    ),
    good: notebookExample(
      'import json\n\nimport pandas as pd\nfrom openai import OpenAI\n\nclient = OpenAI()\nreply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, max_tokens=200)\nrows = pd.DataFrame(json.loads(reply.choices[0].message.content))\n',
    ),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      const shell =
        /^os\.(?:system|popen)$/.test(call.callee) || (/^subprocess\.\w+$/.test(call.callee) && isBool(call.arg('shell'), true));
      if (!shell && !/^(?:eval|exec)$/.test(call.callee)) continue;
      const origin = pathOfValue(call.args[0]?.value);
      const what = DOWNLOADS.test(origin) ? 'a download' : ANSWERS.test(origin) ? 'the answer of a language model' : null;
      if (what === null) continue;
      yield finding(
        calleeSpan(call, partText(artifact, call.part)),
        `\`${call.callee}\` runs ${what} ${shell ? 'as a shell command' : 'as Python'}.`,
      );
    }
  },
});

import { defineRule, finding } from '../../rule.js';
import { enumerated } from '../shared/enumerated.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, stringOf } from '../shared/pythonCalls.js';

const CLIENTS = /^(?:openai|anthropic|google\.(?:generativeai|genai)|mistralai|cohere|litellm|vertexai|langchain\w*)\b/;
const ALIAS = /^[\w./:-]+[-:]latest$/;

export default defineRule({
  id: 'versioning/moving-model-alias',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'info',
  problem: 'A hosted model is named by an alias that moves.',
  remedy: 'Name the dated snapshot that you evaluated, and move on to the next one on purpose.',
  why: 'From one day to the next another model answers, and what you measured is no longer what runs.',
  sources: [
    { title: 'OpenAI: models', url: 'https://platform.openai.com/docs/models' },
    { title: 'Anthropic: models overview', url: 'https://docs.anthropic.com/en/docs/about-claude/models/overview' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'import pandas as pd\nfrom openai import OpenAI\n\nclient = OpenAI()\nreply = client.chat.completions.create(model="chatgpt-4o-latest", messages=pd.read_json("messages.json").to_dict("records"))\n',
    ),
    good: notebookExample(
      'import pandas as pd\nfrom openai import OpenAI\n\nclient = OpenAI()\nreply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=pd.read_json("messages.json").to_dict("records"))\n',
    ),
  },
  *check(python) {
    const found = python.calls.flatMap((call) => {
      const arg = CLIENTS.test(call.callee) ? (call.arg('model') ?? call.arg('model_name')) : undefined;
      const name = stringOf(arg);
      return arg && name !== undefined && ALIAS.test(name) ? [{ span: argSpan(call, arg), name }] : [];
    });
    const names = [...new Set(found.map(({ name }) => name))];
    if (found[0])
      yield finding(
        found[0].span,
        `${enumerated(names)} ${names.length === 1 ? 'is an alias that moves' : 'are aliases that move'}.`,
      );
  },
});

import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { hubLoadOf } from '../shared/hubLoads.js';
import { argSpan, argValueEdit, pathOfValue, stringOf } from '../shared/pythonCalls.js';

/** Parameters in the name, in billions: `Llama-3.1-8B`, `mixtral-8x7b`; not `1.5B` nor the 4 of `4bit`. */
const SIZE = /(?:^|[-_/x])(\d{1,3}(?:\.\d)?)b(?=$|[-_.])/i;
const LARGE = 7;

export default defineRule({
  id: 'resources/full-precision-load',
  consideration: 'resources/optimisation',
  reads: 'python',
  severity: 'info',
  problem: 'A large model is loaded in 32-bit precision.',
  remedy: 'Load it in the precision it was trained in: `dtype="auto"`, or quantise it.',
  why: 'Thirty-two bits double the memory of weights that were published in sixteen, and add no accuracy.',
  sources: [
    {
      title: 'Hugging Face Transformers: loading models, model data type',
      url: 'https://huggingface.co/docs/transformers/models',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.12'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(`import torch
from transformers import AutoModelForCausalLM

COMMIT = "0e9e39f249a16976918f6564b8830bc894c89659"
model = AutoModelForCausalLM.from_pretrained(
    "meta-llama/Llama-3.1-8B-Instruct",
    revision=COMMIT,
    dtype=torch.float32,
)
`),
    good: notebookExample(`import torch
from transformers import AutoModelForCausalLM

COMMIT = "0e9e39f249a16976918f6564b8830bc894c89659"
model = AutoModelForCausalLM.from_pretrained(
    "meta-llama/Llama-3.1-8B-Instruct",
    revision=COMMIT,
    dtype=torch.bfloat16,
)
`),
  },
  *check(python) {
    for (const call of python.calls) {
      const load = call.callee.startsWith('transformers.') ? hubLoadOf(call) : null;
      const size = load && SIZE.exec(load.id)?.[1];
      if (!load || !size || Number(size) < LARGE || call.arg('quantization_config')) continue;
      const arg = call.arg('dtype') ?? call.arg('torch_dtype');
      if (!arg || !(/^torch\.float(?:32)?$/.test(pathOfValue(arg.value)) || stringOf(arg) === 'float32')) continue;
      const message = `\`${load.id}\` takes at least ${Math.round(Number(size) * 4)} GB in 32 bits, half of it in 16.`;
      yield finding(argSpan(call, arg), message, [
        suggestedFix('Load it in the precision it was published in', argValueEdit(call, arg, '"auto"')),
      ]);
    }
  },
});

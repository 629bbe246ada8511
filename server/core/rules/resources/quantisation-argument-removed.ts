import type { Artifact } from '../../artifacts/artifact.js';
import type { PyArg, PyCall, PythonCode } from '../../artifacts/python.js';
import { insertAfterImports } from '../../artifacts/pythonEdits.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, isBool, partText } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'resources/quantisation-argument-removed',
  consideration: 'resources/optimisation',
  reads: 'python',
  severity: 'warning',
  problem: 'The argument that quantises the model is gone in Transformers 5.',
  remedy: 'Give `quantization_config=BitsAndBytesConfig(load_in_4bit=True)`, which older versions take as well.',
  why: 'With the next upgrade loading fails, and a model that was to fit in four bits does not fit.',
  sources: [
    {
      title: 'Hugging Face Transformers: version 5 migration guide',
      url: 'https://github.com/huggingface/transformers/blob/main/MIGRATION_GUIDE_V5.md',
    },
    {
      title: 'Hugging Face Transformers: bitsandbytes',
      url: 'https://huggingface.co/docs/transformers/quantization/bitsandbytes',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'from transformers import AutoModelForCausalLM\n\nmodel = AutoModelForCausalLM.from_pretrained(path, load_in_4bit=True, device_map="auto")\n',
    ),
    good: notebookExample(
      'from transformers import AutoModelForCausalLM, BitsAndBytesConfig\n\nmodel = AutoModelForCausalLM.from_pretrained(\n    path, quantization_config=BitsAndBytesConfig(load_in_4bit=True), device_map="auto"\n)\n',
    ),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      if (!/^transformers\.\w+\.from_pretrained$/.test(call.callee)) continue;
      const arg = call.args.find((each) => (each.name === 'load_in_8bit' || each.name === 'load_in_4bit') && isBool(each, true));
      if (!arg) continue;
      yield finding(argSpan(call, arg), `Transformers 5 has no argument \`${arg.name}\`.`, fixes(call, arg, python, artifact));
    }
  },
});

function fixes(call: PyCall, arg: PyArg, python: PythonCode, artifact: Artifact): Fix[] {
  // Further settings of the same kind would have to move into it.
  if (
    call.arg('quantization_config') ||
    call.args.some(({ name }) => name !== arg.name && /^(?:load_in_|bnb_|llm_int8_)/.test(name ?? ''))
  )
    return [];
  const written = partText(artifact, call.part).slice(call.start, call.calleeEnd);
  const module = /^(\w+)\.\w+\.from_pretrained$/.exec(written)?.[1];
  const name = module === undefined ? 'BitsAndBytesConfig' : `${module}.BitsAndBytesConfig`;
  const edits = [{ span: argSpan(call, arg), newText: `quantization_config=${name}(${arg.name}=True)` }];
  const imported = python.imports.some(
    (each) => each.topLevel && each.module === 'transformers' && (each.name === 'BitsAndBytesConfig' || each.name === '*'),
  );
  if (module === undefined && !imported) {
    const line = insertAfterImports(
      python,
      artifact.parts,
      'from transformers import BitsAndBytesConfig',
      undefined,
      'transformers',
    );
    if (!line || line.span.part > call.part || (line.span.part === call.part && line.span.start > call.start)) return [];
    edits.unshift(line);
  }
  return [suggestedFix('Use `BitsAndBytesConfig`', ...edits)];
}

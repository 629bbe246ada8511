import type { Artifact } from '../../artifacts/artifact.js';
import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, calleeSpan, partText, pathOfValue, removeArgumentEdit, stringOf } from '../shared/pythonCalls.js';

const PLACED = /^(?:auto|balanced|balanced_low_0|sequential)$/;
const DTYPE = /^torch\.(?:float|bfloat|half|double|int|uint|complex)\w*$/;

export default defineRule({
  id: 'resources/device-map-overridden',
  consideration: 'resources/fit',
  reads: 'python',
  severity: 'warning',
  problem: 'A model that `device_map` has placed is moved again.',
  remedy: 'Keep one of the two: `device_map`, or `device` and `.to(...)`.',
  why: 'Where a part of the model was left in main memory the second move raises an error; elsewhere it undoes the placement.',
  sources: [
    {
      title: 'Accelerate: big_modeling.py',
      url: 'https://github.com/huggingface/accelerate/blob/main/src/accelerate/big_modeling.py',
    },
    { title: 'Hugging Face Transformers: pipelines', url: 'https://huggingface.co/docs/transformers/pipeline_tutorial' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'from transformers import AutoModelForCausalLM\n\nmodel = AutoModelForCausalLM.from_pretrained(path, device_map="auto").to("cuda")\n',
    ),
    good: notebookExample(
      'from transformers import AutoModelForCausalLM\n\nmodel = AutoModelForCausalLM.from_pretrained(path, device_map="auto")\n',
    ),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      const text = partText(artifact, call.part);
      if (call.callee === 'transformers.pipeline') {
        const device = call.arg('device');
        if (!device || device.value.kind === 'none' || !call.arg('device_map') || call.arg('device_map')!.value.kind === 'none')
          continue;
        const edit = removeArgumentEdit(call, device, text);
        const fixes = edit ? [suggestedFix('Keep `device_map`', edit)] : [];
        yield finding(argSpan(call, device), '`device` overrides `device_map`, which stands beside it.', fixes);
        continue;
      }
      const load = movesToDevice(call) ? loadOf(call, python, artifact) : null;
      const placement = load && stringOf(load.arg('device_map'));
      if (!load || !placement) continue;
      const chained = load.part === call.part && load.start === call.start && call.receiver === undefined;
      const cut = { span: { part: call.part, start: load.end, end: call.end }, newText: '' };
      const direct = chained && new RegExp(`^\\s*\\.\\s*${call.method}\\s*$`).test(text.slice(load.end, call.calleeEnd));
      yield finding(
        calleeSpan(call, text),
        `\`device_map="${placement}"\` has placed the model already; \`${call.method}\` moves all of it to one device, or fails.`,
        direct ? [suggestedFix('Leave it where `device_map` has put it', cut)] : [],
      );
    }
  },
});

function movesToDevice(call: PyCall): boolean {
  if (!/^(?:transformers|diffusers|peft)\.[\w.]+\.from_pretrained\(\)\.(?:to|cuda)$/.test(call.callee)) return false;
  if (call.method === 'cuda') return true;
  const target = call.arg('device', 0);
  // `.to(torch.float16)` changes the type alone.
  return (
    target !== undefined && !DTYPE.test(pathOfValue(target.value)) && (target.name !== undefined || target.value.kind !== 'other')
  );
}

/** The call that loaded what is moved: the one it is chained to, or the only assignment to its variable. */
function loadOf(call: PyCall, python: PythonCode, artifact: Artifact): PyCall | null {
  const isPlaced = (each: PyCall) => each.method === 'from_pretrained' && PLACED.test(stringOf(each.arg('device_map')) ?? '');
  if (call.receiver === undefined)
    return (
      python.calls.find(
        (each) => each.part === call.part && each.start === call.start && each.end < call.calleeEnd && isPlaced(each),
      ) ?? null
    );
  const given = python.assignments.filter((each) => each.target === call.receiver && each.value);
  const loads = given.filter(({ value }) => value?.kind === 'call' && value.call.method === 'from_pretrained');
  const [only] = loads;
  if (loads.length !== 1 || only?.value?.kind !== 'call' || !isPlaced(only.value.call)) return null;
  const isBefore = only.part < call.part || (only.part === call.part && only.start < call.start);
  return isBefore && artifact.parts[call.part] ? only.value.call : null;
}

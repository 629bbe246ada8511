import { fieldOf, messageAt } from '../../artifacts/protoText.js';
import { addProtoField } from '../../artifacts/protoTextEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_CONFIGURATION, TRITON_PROTO, tritonExample } from '../shared/tritonSources.js';

const START = `name: "income"\nbackend: "onnxruntime"\nmax_batch_size: 8\n${TENSORS}`;
const POLICY = 'default_queue_policy { default_timeout_microseconds: 1000000 max_queue_size: 256 }';

export default defineRule({
  id: 'scalability/triton-queue-without-limit',
  consideration: 'scalability/capacity',
  reads: 'tritonConfig',
  severity: 'info',
  preview: true,
  problem: 'The queue of the model has no end and its requests no time limit.',
  remedy: 'Set `max_queue_size` and `default_timeout_microseconds` in `default_queue_policy`.',
  why: 'Under overload every request waits longer than its client does, and the server works on answers that nobody reads.',
  sources: [TRITON_PROTO, TRITON_CONFIGURATION],
  standards: ['OWASP LLM10:2025'],
  fix: 'suggested',
  examples: {
    bad: tritonExample(`${START}dynamic_batching { max_queue_delay_microseconds: 2000 }\n`),
    good: tritonExample(`${START}dynamic_batching { max_queue_delay_microseconds: 2000 ${POLICY} }\n`),
  },
  *check({ root, parts, partial }) {
    const field = fieldOf(root, 'dynamic_batching');
    const batching = messageAt(root, 'dynamic_batching');
    if (!field || !batching || partial) return;
    if (fieldOf(batching, 'default_queue_policy') || fieldOf(batching, 'priority_queue_policy')) return;
    const fix = suggestedFix('Limit the queue', ...inPart(addProtoField(parts[0]!.text, batching, POLICY)));
    yield finding({ part: 0, start: field.nameStart, end: field.nameEnd }, '', [fix]);
  },
});

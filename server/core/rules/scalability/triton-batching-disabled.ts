import { fieldOf, messageAt, scalarOf } from '../../artifacts/protoText.js';
import { removeProtoField } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_CONFIGURATION, TRITON_PROTO, tritonExample } from '../shared/tritonSources.js';

/** Backends that fill in `max_batch_size` by themselves, to which 0 is the same as nothing. */
const FILL_IT_IN = new Set(['onnxruntime', 'tensorrt', 'tensorflow', 'openvino']);
/** What the scheduler does besides making batches. */
const OTHER_USES = ['default_queue_policy', 'priority_queue_policy', 'priority_levels', 'preserve_ordering'];

export default defineRule({
  id: 'scalability/triton-batching-disabled',
  consideration: 'scalability/capacity',
  reads: 'tritonConfig',
  severity: 'warning',
  problem: '`dynamic_batching` is configured for a model that takes no batches.',
  remedy: 'Set `max_batch_size` to the greatest batch that fits into memory, or remove `dynamic_batching`.',
  why: 'Requests run one by one, so the accelerator does a fraction of the work it could do.',
  sources: [TRITON_PROTO, TRITON_CONFIGURATION],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tritonExample(`name: "income"\nbackend: "pytorch"\nmax_batch_size: 0\n${TENSORS}dynamic_batching { }\n`),
    good: tritonExample(`name: "income"\nbackend: "pytorch"\nmax_batch_size: 8\n${TENSORS}dynamic_batching { }\n`),
  },
  *check({ root, backend, maxBatchSize, parts, uri }) {
    const batching = fieldOf(root, 'dynamic_batching');
    const limit = scalarOf(root, 'max_batch_size');
    if (!batching || !limit || maxBatchSize !== 0 || backend === undefined || FILL_IT_IN.has(backend)) return;
    if (OTHER_USES.some((name) => fieldOf(messageAt(root, 'dynamic_batching'), name))) return;
    const fix = suggestedFix('Remove `dynamic_batching`', ...inPart(removeProtoField(parts[0]!.text, batching)));
    const span = { part: 0, start: batching.nameStart, end: batching.nameEnd };
    yield finding(
      span,
      'With `max_batch_size: 0` no batches are made.',
      [fix],
      [{ uri, span: protoSpan(limit), message: 'batching is off' }],
    );
  },
});

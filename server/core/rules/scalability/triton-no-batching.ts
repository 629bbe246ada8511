import { fieldOf, scalarOf } from '../../artifacts/protoText.js';
import { addProtoField } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_CONFIGURATION, tritonExample } from '../shared/tritonSources.js';

/**
 * Backends that leave scheduling as it is written. ONNX Runtime and TensorRT switch dynamic batching on by themselves, servers
 * of language models make batches inside, and Python models are mostly glue that gains nothing.
 */
const LEAVE_IT = new Set(['pytorch', 'fil']);
const SCHEDULERS = ['dynamic_batching', 'sequence_batching', 'ensemble_scheduling'];

export default defineRule({
  id: 'scalability/triton-no-batching',
  consideration: 'scalability/capacity',
  reads: 'tritonConfig',
  severity: 'info',
  problem: 'The model takes batches, and the server makes none.',
  remedy: 'Add `dynamic_batching { }`, and measure which queue delay your latency allows.',
  why: 'Each request runs by itself, which leaves most of an accelerator idle under load.',
  sources: [
    TRITON_CONFIGURATION,
    {
      title: 'Triton: batchers',
      url: 'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/batcher.html',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tritonExample(`name: "income"\nplatform: "pytorch_libtorch"\nmax_batch_size: 32\n${TENSORS}`),
    good: tritonExample(`name: "income"\nplatform: "pytorch_libtorch"\nmax_batch_size: 32\n${TENSORS}dynamic_batching { }\n`),
  },
  *check({ root, backend, maxBatchSize, decoupled, partial, parts }) {
    const limit = scalarOf(root, 'max_batch_size');
    if (partial || decoupled || !limit || maxBatchSize === undefined || maxBatchSize < 2) return;
    if (backend === undefined || !LEAVE_IT.has(backend) || SCHEDULERS.some((name) => fieldOf(root, name))) return;
    const fix = suggestedFix('Add `dynamic_batching`', ...inPart(addProtoField(parts[0]!.text, root, 'dynamic_batching { }')));
    yield finding(protoSpan(limit), `Batches of up to ${maxBatchSize} are allowed, and no scheduler makes them.`, [fix]);
  },
});

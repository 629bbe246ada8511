import { integerOf, messagesOf, type ProtoMessage, valuesOf } from '../../artifacts/protoText.js';
import { setProtoValue } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import type { Finding } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_CONFIGURATION, TRITON_VALIDATION, tritonExample } from '../shared/tritonSources.js';

const START = 'name: "income"\nbackend: "onnxruntime"\nmax_batch_size: 8\n';

export default defineRule({
  id: 'integration/triton-invalid-dims',
  consideration: 'integration/service-interface',
  reads: 'tritonConfig',
  severity: 'error',
  problem: 'A dimension of a tensor is neither a size nor -1.',
  remedy: 'Write the size, or -1 where it varies; the batch dimension is left out where `max_batch_size` is above 0.',
  why: 'Triton refuses the configuration, so the model is not loaded.',
  sources: [TRITON_VALIDATION, TRITON_CONFIGURATION],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tritonExample(`${START}${TENSORS.replace('[ 24 ]', '[ 0, 24 ]')}`),
    good: tritonExample(`${START}${TENSORS}`),
  },
  *check({ root }) {
    for (const io of [...messagesOf(root, 'input'), ...messagesOf(root, 'output')]) {
      yield* wrongIn(io, 'dims');
      for (const reshape of messagesOf(io, 'reshape')) yield* wrongIn(reshape, 'shape');
    }
  },
});

function* wrongIn(message: ProtoMessage, name: string): Generator<Finding> {
  for (const node of valuesOf(message, name)) {
    const size = integerOf(node);
    if (size === undefined || size >= 1 || size === -1) continue;
    const fix = suggestedFix('Let it vary: -1', ...inPart(setProtoValue(node, '-1')));
    yield finding(protoSpan(node), `${size} is not the size of a dimension.`, [fix]);
  }
}

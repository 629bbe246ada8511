import { fieldOf, identifierOf, messagesOf, scalarOf, valuesOf } from '../../artifacts/protoText.js';
import { removeProtoFields } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_PROTO, TRITON_VALIDATION, tritonExample } from '../shared/tritonSources.js';

const START = `name: "income"\nbackend: "onnxruntime"\nmax_batch_size: 8\n${TENSORS}`;

export default defineRule({
  id: 'resources/triton-instance-group-invalid',
  consideration: 'resources/fit',
  reads: 'tritonConfig',
  severity: 'error',
  problem: 'The instance group names what its kind does not have.',
  remedy: 'Remove `gpus`, or make the kind `KIND_GPU`; name profiles only for TensorRT.',
  why: 'Triton refuses the configuration, so the model is not loaded.',
  sources: [TRITON_VALIDATION, TRITON_PROTO],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tritonExample(`${START}instance_group [ { kind: KIND_CPU count: 2 gpus: [ 0 ] } ]\n`),
    good: tritonExample(`${START}instance_group [ { kind: KIND_GPU count: 2 gpus: [ 0 ] } ]\n`),
  },
  *check({ root, backend, parts }) {
    const text = parts[0]!.text;
    for (const group of messagesOf(root, 'instance_group')) {
      const kind = identifierOf(scalarOf(group, 'kind'));
      const gpus = fieldOf(group, 'gpus');
      if (gpus && valuesOf(group, 'gpus').length > 0 && (kind === 'KIND_CPU' || kind === 'KIND_MODEL')) {
        const fix = suggestedFix('Remove `gpus`', ...inPart(removeProtoFields(text, group, 'gpus')));
        yield finding(protoSpan(gpus), `A group of \`${kind}\` has no \`gpus\`.`, [fix]);
      }
      const profile = fieldOf(group, 'profile');
      if (profile && backend !== undefined && backend !== 'tensorrt' && valuesOf(group, 'profile').length > 0) {
        const fix = suggestedFix('Remove `profile`', ...inPart(removeProtoFields(text, group, 'profile')));
        yield finding(protoSpan(profile), 'Only TensorRT models have a `profile`.', [fix]);
      }
    }
  },
});

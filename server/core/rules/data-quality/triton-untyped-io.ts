import { fieldOf, scalarOf } from '../../artifacts/protoText.js';
import { addProtoField } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_CONFIGURATION, tritonExample } from '../shared/tritonSources.js';

const START = 'name: "income"\nplatform: "pytorch_libtorch"\nmax_batch_size: 1\n';

export default defineRule({
  id: 'data-quality/triton-untyped-io',
  consideration: 'data-quality/validation',
  reads: 'tritonConfig',
  severity: 'info',
  preview: true,
  problem: 'The configuration states no inputs and outputs, and a TorchScript file does not state them either.',
  remedy: 'Name each input and output with its type and dimensions.',
  why: 'The server compares a request with the stated tensors before it reaches the model; without them everything goes through.',
  sources: [TRITON_CONFIGURATION],
  standards: ['OWASP ML01:2023'],
  fix: 'suggested',
  examples: { bad: tritonExample(START), good: tritonExample(START + TENSORS) },
  *check({ root, backend, parts, partial }) {
    const said = scalarOf(root, 'platform') ?? scalarOf(root, 'backend');
    if (partial || backend !== 'pytorch' || !said || fieldOf(root, 'input') || fieldOf(root, 'output')) return;
    const skeleton = ['input', 'output'].map(
      (way) => `${way} [\n  {\n    name: "TODO"\n    data_type: TYPE_FP32\n    dims: [ -1 ]\n  }\n]`,
    );
    const fix = suggestedFix(
      'Add inputs and outputs to fill in',
      ...inPart(addProtoField(parts[0]!.text, root, skeleton.join('\n'))),
    );
    yield finding(protoSpan(said), '', [fix]);
  },
});

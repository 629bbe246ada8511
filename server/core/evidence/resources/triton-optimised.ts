import { messageAt, messagesOf, scalarOf, stringOf, valuesOf } from '../../artifacts/protoText.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineDetector, evidence } from '../../rule.js';

/** Backends whose models were compiled for the accelerator. */
const COMPILED = new Set(['tensorrt', 'tensorrtllm']);

export default defineDetector({
  considerations: ['resources/optimisation'],
  what: 'Triton: a TensorRT engine, or an execution accelerator (TensorRT, OpenVINO, mixed precision)',
  reads: 'tritonConfig',
  *find({ root, backend }) {
    const said = scalarOf(root, 'backend') ?? scalarOf(root, 'platform');
    if (said && backend !== undefined && COMPILED.has(backend))
      yield evidence('resources/optimisation', protoSpan(said), 'compiled with TensorRT');
    const accelerators = messageAt(root, 'optimization', 'execution_accelerators');
    for (const key of ['gpu_execution_accelerator', 'cpu_execution_accelerator']) {
      for (const accelerator of messagesOf(accelerators, key)) {
        const name = scalarOf(accelerator, 'name');
        const text = stringOf(name);
        if (!name || !text || !/^(?:tensorrt|openvino|auto_mixed_precision)$/.test(text)) continue;
        const precision = messagesOf(accelerator, 'parameters')
          .filter((p) => stringOf(scalarOf(p, 'key')) === 'precision_mode')
          .flatMap((p) => stringOf(valuesOf(p, 'value')[0]) ?? []);
        yield evidence('resources/optimisation', protoSpan(name), [`runs through ${text}`, ...precision].join(', '));
      }
    }
  },
});

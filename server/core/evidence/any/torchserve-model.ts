import { spanOf } from '../../artifacts/kubernetes.js';
import { get, items, looseBool, num, pair, str } from '../../artifacts/yaml.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['scalability/capacity', 'resources/fit', 'resources/optimisation', 'interpretability/explanations'],
  what: 'TorchServe model: workers, batches, the device it runs on, compilation or quantisation, Captum explanations',
  reads: 'torchserveModel',
  *find({ root }) {
    const batch = pair(root, 'batchSize');
    if (batch && (num(batch.value) ?? 0) > 1)
      yield evidence('scalability/capacity', spanOf(batch.value), `batches of up to ${num(batch.value)} requests`);
    const workers = pair(root, 'maxWorkers');
    if (workers && (num(workers.value) ?? 0) > 0)
      yield evidence(
        'scalability/capacity',
        spanOf(workers.value),
        num(workers.value) === 1 ? 'one worker' : `up to ${num(workers.value)} workers`,
      );
    const device = pair(root, 'deviceType');
    const name = str(device?.value) ?? '';
    if (device && /^(?:gpu|cpu)$/i.test(name)) {
      const ids = items(get(root, 'deviceIds')).length;
      yield evidence('resources/fit', spanOf(device.value), ids > 0 ? `runs on ${ids} × ${name}` : `runs on ${name}`);
    }
    const compiled = get(root, 'pt2', 'compile', 'enable') ?? get(root, 'compile', 'enable');
    if (compiled && looseBool(compiled) === true)
      yield evidence('resources/optimisation', spanOf(compiled), 'compiled with `torch.compile`');
    const quantised =
      get(root, 'handler', 'vllm_engine_config', 'quantization') ??
      get(root, 'handler', 'quantization') ??
      get(root, 'handler', 'load_in_8bit') ??
      get(root, 'handler', 'load_in_4bit');
    if (quantised && !/^(?:false|none|no|off|0|)$/i.test(str(quantised) ?? ''))
      yield evidence('resources/optimisation', spanOf(quantised), 'quantised');
    const captum = get(root, 'handler', 'captum_explanation') ?? get(root, 'captum_explanation');
    if (captum && looseBool(captum) === true)
      yield evidence('interpretability/explanations', spanOf(captum), 'Captum explanations are served');
  },
});

import { spanOf } from '../../artifacts/kubernetes.js';
import { get } from '../../artifacts/yaml.js';
import { flag } from '../../container.js';
import { defineRule, finding } from '../../rule.js';
import { modelWeights } from '../../sizing/modelWeights.js';
import { servedMemory } from '../../sizing/servedMemory.js';
import { gib } from '../../sizing/words.js';
import { deploymentExample } from '../shared/exampleManifests.js';

/** They leave part of the weights outside of the device. */
const OFFLOAD = ['--cpu-offload-gb', '--cpu-offload-params', '--cuda-memory-fraction'];

export default defineRule({
  id: 'resources/model-exceeds-memory',
  consideration: 'resources/fit',
  reads: 'container',
  severity: 'warning',
  problem: 'The weights of the model are larger than the memory it is given.',
  remedy: 'Give it more or larger devices, or serve a quantised copy of the model.',
  why: 'The server dies while it loads the model, at each start anew, after minutes of download on a machine that is paid for.',
  sources: [
    { title: 'vLLM: Conserving memory', url: 'https://docs.vllm.ai/en/latest/configuration/conserving_memory.html' },
    {
      title: 'Hugging Face: how much memory a model takes',
      url: 'https://huggingface.co/docs/accelerate/usage_guides/model_size_estimator',
    },
    { title: 'NVIDIA: data center GPUs', url: 'https://www.nvidia.com/en-us/data-center/data-center-gpus/' },
  ],
  standards: ['ISO/IEC 42001 A.4.5'],
  fix: 'none',
  examples: {
    bad: deploymentExample(
      `args: ["--model", "Qwen/Qwen2.5-72B-Instruct", "--revision", "495f39366efef23836d0cfae4fbe635880d2be31", "--tensor-parallel-size", "2"]
resources:
  limits: {nvidia.com/gpu: 2}`,
      'nodeSelector: {cloud.google.com/gke-accelerator: nvidia-l4}',
    ),
    good: deploymentExample(
      `args: ["--model", "Qwen/Qwen2.5-7B-Instruct", "--revision", "a09a35458c702b33eeacc393d103063234e8bc28", "--tensor-parallel-size", "2"]
resources:
  limits: {nvidia.com/gpu: 2}`,
      'nodeSelector: {cloud.google.com/gke-accelerator: nvidia-l4}',
    ),
  },
  *check(served, { artifact }) {
    const { container, workload, init } = served;
    const weights = init || workload?.object.partial ? undefined : modelWeights(container);
    if (!weights || flag(container, ...OFFLOAD)) return;
    const place = spanOf(weights.argument.node);
    const memory = servedMemory(served);
    if (memory && weights.bytes > memory.bytes) {
      const related = [{ uri: artifact.uri, span: spanOf(memory.device.node), message: memory.device.words }];
      yield finding(place, `The weights take ${weights.derivation}; the container has ${memory.derivation}.`, [], related);
    }
    const limit = container.limits.get('memory');
    const alone = container.accelerators.length === 0 && !get(container.node, 'resources', 'claims');
    if (alone && limit?.amount !== undefined && weights.bytes > limit.amount) {
      const related = [{ uri: artifact.uri, span: spanOf(limit.node), message: 'the memory limit' }];
      yield finding(place, `The weights take ${weights.derivation}; the memory limit is ${gib(limit.amount)}.`, [], related);
    }
  },
});
